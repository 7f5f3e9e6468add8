/** To be asked before anything is changed: later the answer takes a layout of the whole page. */
export const hasScrollBar = ({ document, innerWidth }: Window): boolean =>
  innerWidth > document.documentElement.clientWidth;

/**
 * Stops the page behind from scrolling. On the root element, because a page that gives it an overflow of its own would
 * still scroll if body had none; and the room of a scroll bar that goes stays, so that nothing jumps aside.
 *
 * By a style sheet of its own, not in the element's style: dialogs of the page lock it there, too, and whoever opens last
 * but closes first would put back what the other has meanwhile taken away. In a layer, an important rule is stronger than
 * all of the page's.
 *
 * @param page The window that shows the popup: a document adopts only style sheets that are made by its own.
 */
export function lockScroll(
  page: Window & typeof globalThis,
  hadScrollBar = hasScrollBar(page),
): () => void {
  const { document } = page;
  const sheet = new page.CSSStyleSheet();
  const gutter = hadScrollBar ? ' scrollbar-gutter: stable !important;' : '';
  sheet.replaceSync(`@layer { :root { overflow: hidden !important;${gutter} } }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}
