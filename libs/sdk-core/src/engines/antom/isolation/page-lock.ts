/**
 * Antom's SDK finds its own parts by fixed ids and keeps static state, so a page can show one of its cashiers
 * (rows D1 to D4): that of the lock holder. The lock is kept on `window`, because two copies of this package on one page
 * share it.
 */
export interface PageLockHolder {
  /** Its payment is over and it only shows how it ended: it gives way to the next. */
  readonly isOver: boolean;
  makeRoom(): void;
}

const KEY = Symbol.for('@ams-cashier/antom-turn');
const page = (): { [KEY]?: PageLockHolder } => globalThis as { [KEY]?: PageLockHolder };

/** Returns the obstacle, if there is one. */
export function acquirePageLock(newHolder: PageLockHolder): string | undefined {
  const holder = page()[KEY];
  if (holder?.isOver) holder.makeRoom();
  else if (holder)
    return "Antom's SDK can show only one cashier at a time, and one is open on this page.";
  if (document.getElementById('ams-component-container')) {
    return "Other code on this page uses Antom's SDK, and its cashier is open.";
  }
  page()[KEY] = newHolder;
  return undefined;
}

export const isPageLocked = (): boolean => page()[KEY] !== undefined;

export function releasePageLock(holder: PageLockHolder): void {
  if (page()[KEY] === holder) delete page()[KEY];
}
