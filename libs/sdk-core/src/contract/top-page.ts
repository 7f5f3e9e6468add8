/** In a frame of another page, wallets and banks refuse to load. A page of this shop may be framed as this one is. */
export function isRefusedHere({ origin }: URL): boolean {
  return window.top !== window && origin !== location.origin;
}

/** Sends the page around all frames there. False if this page may not: the two are of different origins. */
export function leaveFromTop({ href }: URL): boolean {
  try {
    window.top?.location.assign(href);
    return true;
  } catch {
    return false;
  }
}
