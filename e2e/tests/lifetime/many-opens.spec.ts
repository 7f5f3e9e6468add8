import { addresses, expect, test } from '../../fixtures/stack.ts';

/** After a few, what is kept for good is there. */
const FIRST = 10;
/** `E2E_OPENS=1000` opens more often, which takes minutes. */
const MORE = Number(process.env['E2E_OPENS'] ?? 30);
const A_WHILE = 1_000;
/** At a time: a driver waits for a script in the page no longer than 30 s. */
const AT_A_TIME = 10;

interface Left {
  readonly nodes: number;
  /** On what outlives a cashier: the window, the document and the nodes that are in it. */
  readonly listeners: readonly string[];
  /** How long each took until its form could be used, in milliseconds. */
  readonly times: readonly number[];
}

declare global {
  interface Window {
    openAndClose: (count: number) => Promise<Left>;
  }
}

/** In the page: keeps books of listeners from now on, and opens and closes as often as it is told. */
function keepBooks(orders: string): void {
  interface Entry {
    readonly target: EventTarget;
    readonly type: string;
    readonly listener: unknown;
    readonly capture: boolean;
    readonly signal: AbortSignal | undefined;
  }
  let entries: readonly Entry[] = [];
  const { prototype } = EventTarget;
  const { addEventListener: add, removeEventListener: remove } = prototype;
  const read = (options: unknown) =>
    (typeof options === 'object' ? options : { capture: options }) as AddEventListenerOptions;
  prototype.addEventListener = function (this: EventTarget | undefined, type, listener, options) {
    const { capture = false, once, signal } = read(options);
    const target = this ?? window;
    // those that hear of one event go by themselves
    if (!once)
      entries = [...entries, { target, type, listener, capture: Boolean(capture), signal }];
    return add.call(target, type, listener, options);
  };
  prototype.removeEventListener = function (
    this: EventTarget | undefined,
    type,
    listener,
    options,
  ) {
    const capture = Boolean(read(options).capture);
    const target = this ?? window;
    entries = entries.filter(
      (one) =>
        one.target !== target ||
        one.type !== type ||
        one.listener !== listener ||
        one.capture !== capture,
    );
    return remove.call(target, type, listener, options);
  };
  const isThere = ({ target, signal }: Entry) =>
    !signal?.aborted && (target === window || (target instanceof Node && target.isConnected));
  const client = window.core.createCashier({ environment: 'sandbox', locale: 'en_US' });
  window.openAndClose = async (count) => {
    const times: number[] = [];
    for (let time = 0; time < count; time += 1) {
      const order = await fetch(orders, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ sku: 'desk-lamp', quantity: 1 }),
      });
      const { paymentSessionData } = (await order.json()) as {
        readonly paymentSessionData: string;
      };
      const begun = performance.now();
      const checkout = client.open({ session: paymentSessionData });
      await checkout.ready;
      times.push(performance.now() - begun);
      checkout.close();
      while (document.querySelector('iframe')) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    }
    return {
      nodes: document.querySelectorAll('*').length,
      listeners: entries.filter(isThere).map(({ target, type }) => `${String(target)} ${type}`),
      times,
    };
  };
}

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;

test(
  `K1, K4: ${MORE} more opens leave no node and no listener`,
  { tag: '@full' },
  async ({ page }) => {
    test.setTimeout(60_000 + MORE * A_WHILE);
    async function openAndClose(count: number): Promise<Left> {
      const times: number[] = [];
      for (;;) {
        const next = Math.min(AT_A_TIME, count - times.length);
        const left = await page.evaluate((wanted) => window.openAndClose(wanted), next);
        times.push(...left.times);
        if (times.length === count) return { ...left, times };
      }
    }
    await page.goto(`${addresses.pages}/blank.html`);
    await page.evaluate(keepBooks, `${addresses.pages}/api/orders`);
    const { times: first, ...before } = await openAndClose(FIRST);
    await openAndClose(MORE - FIRST);
    const { times: last, ...after } = await openAndClose(FIRST);
    expect(after).toEqual(before);
    const ratio = median(last) / median(first);
    test.info().annotations.push({ type: 'last to first', description: ratio.toFixed(2) });

    // the books would have shown it
    await page.evaluate(() => {
      window.addEventListener('resize', () => undefined);
      document.body.append(document.createElement('p'));
    });
    expect(await openAndClose(0)).toEqual({
      nodes: before.nodes + 1,
      listeners: [...before.listeners, '[object Window] resize'],
      times: [],
    });
  },
);
