/** Where the browser keeps it, for all tabs and over a reload. */
const PLACE = 'lumen-oak.order';

interface KeptOrder {
  /** What is ordered; another wish is another order. */
  readonly wish: string;
  readonly key: string;
  readonly orderId?: string;
}

/** Undefined as well if the browser keeps nothing for this page: then every visit is an order of its own. */
function read(): KeptOrder | undefined {
  try {
    return JSON.parse(localStorage.getItem(PLACE) ?? '') as KeptOrder;
  } catch {
    return undefined;
  }
}

function write(order: KeptOrder | undefined): void {
  try {
    if (order) localStorage.setItem(PLACE, JSON.stringify(order));
    else localStorage.removeItem(PLACE);
  } catch {
    // blocked, or full
  }
}

/** 128 random bits. Not `randomUUID`, which a shop that is reached by plain http over the local network lacks. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The idempotency key of the order that is being paid. A second tab and a reload get the same one for the same wish, and so
 * the same order: the shopper can't pay it twice.
 */
export function orderKey(wish: string): string {
  const known = read();
  if (known?.wish === wish) return known.key;
  const key = randomKey();
  write({ wish, key });
  return key;
}

/** Notes which order the key belongs to. */
export function keepOrder(key: string, orderId: string): void {
  const known = read();
  if (known?.key === key) write({ ...known, orderId });
}

/** The order has ended: the next one is another. */
export function forgetOrder(keyOrId: string): void {
  const known = read();
  if (known?.key === keyOrId || known?.orderId === keyOrId) write(undefined);
}
