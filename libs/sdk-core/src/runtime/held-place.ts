/**
 * Keeps a container as high as it is now, so that the page below doesn't jump while its cashier is loaded anew. Returns what
 * gives its style back.
 */
export function holdPlace(container: HTMLElement): () => void {
  const { style } = container;
  const value = style.getPropertyValue('min-height');
  const priority = style.getPropertyPriority('min-height');
  // as min-height counts it, whatever the container's box-sizing
  style.setProperty('min-height', getComputedStyle(container).height, 'important');
  return () => style.setProperty('min-height', value, priority);
}
