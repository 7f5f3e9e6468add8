/** How many popups hold the page still. The first one's lock remembers what the page had. */
let holders = 0;
let restore: (() => void) | undefined;

/** Stops the page behind from scrolling. Returns the release, which puts back exactly what was there. */
export function lockScroll(): () => void {
  holders += 1;
  if (holders === 1) {
    const { body } = document;
    const hadStyle = body.hasAttribute('style');
    const value = body.style.getPropertyValue('overflow');
    const priority = body.style.getPropertyPriority('overflow');
    body.style.setProperty('overflow', 'hidden', 'important');
    restore = () => {
      body.style.setProperty('overflow', value, priority);
      if (!hadStyle && !body.getAttribute('style')) body.removeAttribute('style');
    };
  }
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    holders -= 1;
    if (holders === 0) restore?.();
  };
}
