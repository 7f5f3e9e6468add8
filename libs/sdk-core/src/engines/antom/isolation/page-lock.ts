/**
 * Antom's SDK finds its own parts by fixed ids and keeps static state, so a page has room for one of its cashiers
 * (rows D1 to D4). Whoever has the turn may show one. It stands on `window` while it is taken, because two copies of this
 * package on one page must not share the room.
 */
export interface PageLockHolder {
  /** Its payment is over and it only shows how it ended: it makes room for the next. */
  readonly isOver: boolean;
  makeRoom(): void;
}

const KEY = Symbol.for('@ams-cashier/antom-turn');
const page = (): { [KEY]?: PageLockHolder } => globalThis as { [KEY]?: PageLockHolder };

/** Returns the obstacle, if there is one. */
export function acquirePageLock(turn: PageLockHolder): string | undefined {
  const holder = page()[KEY];
  if (holder?.isOver) holder.makeRoom();
  else if (holder)
    return "Antom's SDK can show only one cashier at a time, and one is open on this page.";
  if (document.getElementById('ams-component-container')) {
    return "Other code on this page uses Antom's SDK, and its cashier is open.";
  }
  page()[KEY] = turn;
  return undefined;
}

export function releasePageLock(turn: PageLockHolder): void {
  if (page()[KEY] === turn) delete page()[KEY];
}
