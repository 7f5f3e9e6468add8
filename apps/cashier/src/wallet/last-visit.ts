const KEY = 'ams-cashier-wallet';

/** An address; `unknown`: the browser keeps nothing for this frame. */
export type LastVisit = string | undefined;

/**
 * The wallet's address that this tab went to last. A tab that merely shows the same session has none: who leaves it must
 * not take the wallet away from the tab that pays.
 */
export function readLastVisit(): LastVisit {
  try {
    return sessionStorage.getItem(KEY) ?? undefined;
  } catch {
    return 'unknown';
  }
}

export function keepLastVisit(url: string): void {
  try {
    sessionStorage.setItem(KEY, url);
  } catch {
    // blocked or full
  }
}
