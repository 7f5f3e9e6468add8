/** The frames that Antom's SDK puts on the page: ids and classes of its own. */

/** The cashier, in a popup or inline. */
const CASHIER = '#ams-component-container iframe';
/** The second frame, for a 3-D Secure challenge and the like. */
const MODAL = '.ams-popupmodal iframe, .ams-popupmodal-mobile iframe';

export const findCashier = (): HTMLIFrameElement | null => document.querySelector(CASHIER);
export const findChallengeFrames = (): HTMLIFrameElement[] => [
  ...document.querySelectorAll<HTMLIFrameElement>(MODAL),
];

export function removeChallengeFrames(): void {
  const parts = '.ams-popupoverlay, .ams-popupmodal, .ams-popupmodal-mobile';
  for (const part of document.querySelectorAll(parts)) part.remove();
}

/** Hidden, for files and fingerprint; the SDK itself removes them after 10 s. */
export function removePreloadFrames(): void {
  for (const frame of document.querySelectorAll('iframe[src*="isPreload=true"]')) frame.remove();
}

const contentWindow = (): ((this: HTMLIFrameElement) => Window | null) | undefined =>
  Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow')?.get;

/** Its real window, even after `shadowWindow` has hidden it. */
export const windowOf = (frame: HTMLIFrameElement): Window | null =>
  contentWindow()?.call(frame) ?? null;

/** Replaces `frame.contentWindow` for the SDK, which does nothing with it but post messages. */
export function shadowWindow(frame: HTMLIFrameElement, post: (message: string) => void): void {
  if (Object.hasOwn(frame, 'contentWindow')) return;
  const outlet = { postMessage: post };
  Object.defineProperty(frame, 'contentWindow', {
    configurable: true,
    get: () => windowOf(frame) && outlet,
  });
}

export const originOf = (frame: HTMLIFrameElement): string | undefined =>
  URL.canParse(frame.src) ? new URL(frame.src).origin : undefined;
