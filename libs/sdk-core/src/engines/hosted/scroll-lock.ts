/** How many popups hold the page still. The first one's lock remembers what the page had. */
let holders = 0;
let restore: (() => void) | undefined;

/** To be asked before anything is changed: later the answer takes a layout of the whole page. */
export const hasScrollBar = (): boolean => innerWidth > document.documentElement.clientWidth;

/**
 * Stops the page behind from scrolling. On the root element, because a page that gives it an overflow of its own would
 * still scroll if body had none; and the room of a scroll bar that goes stays, so that nothing jumps aside. Returns the
 * release, which puts back exactly what was there.
 */
export function lockScroll(hadScrollBar = hasScrollBar()): () => void {
  holders += 1;
  if (holders === 1) {
    const { documentElement: root } = document;
    const { style } = root;
    const hadStyle = root.hasAttribute('style');
    const wanted: Record<string, string> = { overflow: 'hidden' };
    if (hadScrollBar) wanted['scrollbar-gutter'] = 'stable';
    const had = Object.keys(wanted).map(
      (name) => [name, style.getPropertyValue(name), style.getPropertyPriority(name)] as const,
    );
    for (const [name, value] of Object.entries(wanted)) style.setProperty(name, value, 'important');
    restore = () => {
      for (const property of had) style.setProperty(...property);
      if (!hadStyle && !root.getAttribute('style')) root.removeAttribute('style');
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
