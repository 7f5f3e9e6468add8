/** The host's own part: a place for the shop, and a button that takes it away. */
export function createPage(leave: () => unknown): HTMLElement {
  const host = document.querySelector('#host');
  if (!host) throw new Error('The page has no host.');
  const button = document.createElement('button');
  button.textContent = 'Leave';
  const place = document.createElement('div');
  place.id = 'place';
  host.append(button, place);
  // a second click finds nothing to take away: hosts complain about that
  button.addEventListener('click', () => leave(), { once: true });
  return place;
}
