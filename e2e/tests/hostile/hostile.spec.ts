/**
 * Strangers who know everything that is public, and a cashier that has been taken over. In each case one message through
 * the real channel is believed at the end, so the test can fail.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { formatSessionData } from '@ams-cashier/protocol';
import type { Frame, Page, Request } from '@playwright/test';
import { withProcessPerSite } from '../../fixtures/chromium.ts';
import { addresses, expect, test as base } from '../../fixtures/stack.ts';
import { CARDS, CashierPage } from '../../models/cashier.ts';
import { forgeries, HARMFUL } from './forgery.ts';
import { newSession, paymentOf } from '../../models/open-cashier.ts';
import { FAILED, OPENED, PAID, READY, START, WatchPage } from '../../models/watch-page.ts';

const INVALID = 'SDK_FORM_VERIFICATION_FAILED';

/** Messages in all in each direction: 10,000 in the full form. */
const MESSAGES = process.env['E2E_FULL'] ? 10_000 : 700;

/** Anything that runs in the shop's page because somebody else wanted it to sets this. */
declare global {
  interface Window {
    pwned?: unknown;
    /** Of a hostile page: what came over the ports that it gave away. */
    read?: unknown[];
    /** Of an attacked page: how many window messages came. */
    arrived?: number;
    /** Of a cashier that was taken over, or of a page that frames one. */
    port?: MessagePort;
    got?: { readonly type: string }[];
  }
}

interface Fixtures {
  watch: WatchPage;
  /** Everything that went wrong in any page, and every dialog. */
  faults: string[];
  /** Serves this page on an origin of its own, at every path; or sends everybody on to an address. */
  serve: (page: { readonly html: string } | { readonly to: string }) => Promise<string>;
}

const test = base.extend<Fixtures>({
  faults: [
    async ({ context }, use) => {
      const faults: string[] = [];
      context.on('weberror', (event) => faults.push(String(event.error())));
      context.on('dialog', (dialog) => {
        faults.push(dialog.message());
        void dialog.dismiss();
      });
      await use(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
  watch: async ({ page }, use) => {
    const watch = new WatchPage(page);
    await watch.goto();
    await use(watch);
  },
  serve: async ({}, use) => {
    const servers: Server[] = [];
    await use(async (answer) => {
      const server = createServer((_request, response) => {
        response.setHeader('content-type', 'text/html');
        if ('to' in answer) response.writeHead(302, { location: answer.to }).end();
        else response.end(answer.html);
      }).listen(0, '127.0.0.1');
      servers.push(server);
      await new Promise((resolve) => server.once('listening', resolve));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  },
});

// as in shoppers' browsers, each site in a process of its own
test.use({ launchOptions: withProcessPerSite });

const EMPTY = { html: '<!doctype html><title>Stranger</title>' };

const sessionAt = (cashierUrl: string) =>
  formatSessionData('c2VjcmV0&&SG&&111', { cashierUrl, publicSessionId: 'public' });

/** The frame of this address that is not there yet, or not yet of this address. */
async function frameAt(page: Page, address: string): Promise<Frame> {
  let found: Frame | undefined;
  await expect
    .poll(() => (found = page.frames().find((frame) => frame.url().startsWith(address))))
    .toBeDefined();
  return found as Frame;
}

/** Posts all of them from here to a window that this one knows; every third with a port, as a channel is opened. */
function flood(
  from: Page | Frame,
  to: 'top' | 'opener' | 'parent' | 'self',
  messages: readonly unknown[],
): Promise<void> {
  return from.evaluate(
    ({ to, messages }) => {
      const target = window[to] as Window;
      const read: unknown[] = (window.read ??= []);
      messages.forEach((message, index) => {
        if (index % 3) return target.postMessage(message, '*');
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => read.push(data);
        // a victim that took the other end would hear these as well
        for (const more of messages.slice(index, index + 3)) port1.postMessage(more);
        target.postMessage(message, '*', [port2]);
      });
    },
    { to, messages },
  );
}

const readBy = (from: Page | Frame): Promise<unknown[]> => from.evaluate(() => window.read ?? []);

/** Begins to count; `arrivals` then says how many came. */
const count = (victim: Page | Frame): Promise<void> =>
  victim.evaluate(() => {
    window.arrived = 0;
    addEventListener('message', () => (window.arrived = (window.arrived ?? 0) + 1));
  });

const arrivals = (victim: Page | Frame): Promise<number> =>
  victim.evaluate(() => window.arrived ?? 0);

test('S1, N3: strangers who talk to the shop’s page are not heard, before and after the cashier connects', async ({
  watch,
  serve,
}) => {
  test.setTimeout(120_000);
  const { page } = watch;
  const evil = await serve(EMPTY);
  const session = await newSession(page);
  let letGo = () => {};
  const released = new Promise<void>((resolve) => (letGo = resolve));
  const isForm = /\/cashier\/[\w-]{32}$/;
  await page.route(isForm, async (route) => {
    await released;
    await route.continue();
  });
  await watch.open({ session, inline: true });
  await watch.says({ lines: [START], phase: 'loading' });

  const opened = page.waitForEvent('popup');
  await page.evaluate(
    ({ evil, sandbox }) => {
      for (const src of [`${evil}/frame`, `${sandbox}/cashier/other`]) {
        document.body.append(Object.assign(document.createElement('iframe'), { src }));
      }
      window.open(`${evil}/window`);
    },
    { evil, sandbox: addresses.sandbox },
  );
  const strangers = [
    ['a frame', await frameAt(page, `${evil}/frame`), 'top'],
    ['a frame of the cashier’s own origin', await frameAt(page, `${addresses.sandbox}/`), 'top'],
    ['a window', await opened, 'opener'],
    ['the page itself', page, 'self'],
  ] as const;
  await (await opened).waitForLoadState();
  await count(page);

  let sent = 0;
  const attack = async (seed: number) => {
    const perStranger = Math.ceil(MESSAGES / strangers.length / 2);
    for (const [index, [, from, to]] of strangers.entries()) {
      await flood(from, to, forgeries('to the SDK', perStranger, seed + index));
      sent += perStranger;
    }
    await expect.poll(() => arrivals(page)).toBeGreaterThanOrEqual(sent);
  };
  await attack(7_000);
  await watch.says({ lines: [START], phase: 'loading', ready: undefined, outcome: undefined });
  letGo();
  await watch.says({ lines: OPENED, phase: 'ready' });
  await attack(8_000);
  await watch.says({ lines: OPENED, phase: 'ready', ready: 'ready', outcome: undefined });
  for (const [name, from] of strangers) expect(await readBy(from), name).toEqual([]);
  expect(await page.evaluate(() => window.pwned)).toBeUndefined();
  expect(page.url()).toBe(`${addresses.pages}/watch.html`);

  // the real page is believed; the stranger's window is not in front of it
  await page.bringToFront();
  const cashier = new CashierPage(page);
  await cashier.press();
  await watch.says({ lines: [...OPENED, INVALID] });
  await cashier.pay(CARDS.good);
  await watch.says({ lines: [...OPENED, INVALID, PAID], outcome: 'paid' });
  expect(await paymentOf(page, session)).toMatchObject({ charges: 1 });
});

test('strangers who talk to the cashier are not heard, and its own shop is', async ({
  watch,
  serve,
}) => {
  test.setTimeout(120_000);
  const { page } = watch;
  const evil = await serve(EMPTY);
  const session = await newSession(page);
  await watch.open({ session, inline: true });
  await watch.says({ lines: OPENED, phase: 'ready' });
  const cashier = new CashierPage(page);
  const half = CARDS.good.slice(0, 8);
  await cashier.number.fill(half);
  const typed = await cashier.number.inputValue();

  const victim = await frameAt(page, addresses.sandbox);
  const opened = page.waitForEvent('popup');
  await victim.evaluate((evil) => {
    const inside = document.createElement('iframe');
    inside.src = '/cashier/inside';
    document.body.append(inside);
    window.open(`${evil}/window`);
  }, evil);
  const strangers = [
    ['a window that the cashier opened', await opened, 'opener'],
    [
      'a frame inside the cashier',
      await frameAt(page, `${addresses.sandbox}/cashier/inside`),
      'parent',
    ],
  ] as const;
  await (await opened).waitForLoadState();
  await count(victim);
  const perStranger = Math.ceil(MESSAGES / (strangers.length + 1));
  for (const [index, [, from, to]] of strangers.entries()) {
    await flood(from, to, forgeries('to the page', perStranger, 9_000 + index));
  }
  // the shop's own window has its channel; another one by the same way is not taken either
  await page.evaluate(
    (messages) => {
      window.read = [];
      const host = document.querySelector('#place')?.firstElementChild;
      const target = host?.shadowRoot?.querySelector('iframe')?.contentWindow;
      messages.forEach((message) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => window.read?.push(data);
        target?.postMessage(message, '*', [port2]);
      });
    },
    forgeries('to the page', perStranger, 9_100),
  );
  await expect.poll(() => arrivals(victim)).toBeGreaterThanOrEqual(3 * perStranger);
  for (const [name, from] of [...strangers, ['the shop', page] as const]) {
    expect(await readBy(from), name).toEqual([]);
  }
  expect(await cashier.number.inputValue()).toBe(typed);
  expect(await victim.evaluate(() => window.pwned)).toBeUndefined();
  await watch.says({ lines: OPENED, phase: 'ready', outcome: undefined });
  expect((await paymentOf(page, session))?.attempts ?? []).toEqual([]);

  // the shop is believed
  expect(await watch.validate()).toBe('invalid');
  await cashier.fill(CARDS.good);
  expect(await watch.validate()).toBe('valid');
  expect(await watch.submit()).toBe('accepted');
  await watch.says({ lines: [...OPENED, PAID], outcome: 'paid' });
});

test('a page that frames the cashier without its secret learns and does nothing', async ({
  page,
  serve,
}) => {
  test.setTimeout(120_000);
  await page.goto(`${addresses.pages}/blank.html`);
  const session = await newSession(page);
  const { publicSessionId } = JSON.parse(atob(session.split('&&')[3] ?? '')) as {
    publicSessionId: string;
  };
  await page.goto(await serve(EMPTY));
  const asked: number[] = [];
  let waiting = 0;
  const isCall = (request: Request) => request.url().includes('/cashier/api/');
  page.on('request', (request) => (waiting += isCall(request) ? 1 : 0));
  const ended = (request: Request) => (waiting -= isCall(request) ? 1 : 0);
  page.on('requestfinished', ended).on('requestfailed', ended);
  page.on('response', (response) => {
    if (isCall(response.request())) asked.push(response.status());
  });
  // every message is sent in a channel of its own cashier's: the first `open` decides what the rest meets
  const messages = forgeries('to the page', MESSAGES, 9_200);
  const hello = await page.evaluate(
    async ({ src, messages, publicSessionId }) => {
      const frame = document.createElement('iframe');
      frame.src = src;
      const hello = new Promise<MessageEvent>((resolve) => {
        addEventListener(
          'message',
          (event) => event.source === frame.contentWindow && resolve(event),
        );
      });
      document.body.append(frame);
      const { data } = await hello;
      const heard: { readonly type: string }[] = (window.got = []);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => heard.push(data as { type: string });
      window.port = port1;
      frame.contentWindow?.postMessage({ type: 'ams-cashier:connect', version: 1 }, '*', [port2]);
      const open = { type: 'open', openId: '1', traceId: '1', locale: 'en_US', display: 'inline' };
      port1.postMessage({ ...open, session: publicSessionId, appearance: {} });
      for (const message of messages) port1.postMessage(message);
      return data as object;
    },
    { src: `${addresses.sandbox}/cashier/${publicSessionId}`, messages, publicSessionId },
  );
  /** Everything that was sent before has been answered, or never will be. */
  const ping = async (id: number) => {
    await page.evaluate((id) => window.port?.postMessage({ type: 'ping', id }), id);
    await expect
      .poll(
        () => page.evaluate((id) => window.got?.some((one) => 'id' in one && one.id === id), id),
        { timeout: 60_000 },
      )
      .toBe(true);
  };
  await ping(123);
  // what the gateway answers may be passed on as well
  await expect.poll(() => waiting).toBe(0);
  await ping(124);
  const heard = await page.evaluate(() => window.got);
  expect(Object.keys(hello).sort()).toEqual([
    'capabilities',
    'maxVersion',
    'minVersion',
    'token',
    'type',
  ]);
  const text = JSON.stringify(heard);
  expect(text).toContain('"pong"');
  for (const secret of ['usable', 'result', '42.00', '4200', 'Lumen', session.slice(0, 40)]) {
    expect(text).not.toContain(secret);
  }
  expect(asked.filter((status) => status === 200)).toEqual([]);
  expect(await page.evaluate(() => window.pwned)).toBeUndefined();
});

test('another page in the cashier’s place is not heard: sent there, or gone there later', async ({
  watch,
  serve,
}) => {
  test.setTimeout(300_000);
  const { page } = watch;
  const evil = await serve(EMPTY);
  const cashierUrl = await serve({ to: `${evil}/in-its-place` });
  await count(page);
  const all = forgeries('to the SDK', MESSAGES, 9_300);
  // the limits end an open that goes on for longer
  for (let from = 0; from < all.length; from += 2_000) {
    const messages = all.slice(from, from + 2_000);
    const hears = async (impostor: Frame) => {
      const before = await arrivals(page);
      await flood(impostor, 'parent', messages);
      await expect.poll(() => arrivals(page)).toBeGreaterThanOrEqual(before + messages.length);
    };
    await watch.open({ session: sessionAt(cashierUrl) });
    await hears(await frameAt(page, `${evil}/in-its-place`));
    await watch.says(
      {
        lines: [START, FAILED, 'SDK_CREATECOMPONENT_ERROR cashier_unreachable'],
        outcome: 'failed',
      },
      30_000,
    );
    await watch.isUsable();

    await watch.open({ session: await newSession(page), inline: true });
    await watch.says({ lines: OPENED, phase: 'ready' });
    const real = await frameAt(page, addresses.sandbox);
    await real.evaluate((evil) => location.replace(`${evil}/moved`), evil);
    const moved = await frameAt(page, `${evil}/moved`);
    await hears(moved);
    await watch.says({ lines: OPENED, phase: 'ready', outcome: undefined });
    expect(await readBy(moved)).toEqual([]);
    await watch.close();
    await expect.poll(() => page.frames().length).toBe(1);
  }
});

// --- a cashier that was taken over ---

const TAKEN_OVER = {
  html: `<!doctype html><title>Taken over</title><script>
    onmessage = ({ ports: [port] }) => {
      window.port = port;
      window.got = [];
      port.onmessage = ({ data }) => {
        got.push(data);
        if (data.type === 'open') port.postMessage({ type: 'usable' });
      };
    };
    parent.postMessage({ type: 'ams-cashier:hello', minVersion: 1, maxVersion: 1, capabilities: [] }, '*');
  </script>`,
};

/** What the shop's page is made of, in its own document and in ours. */
const elements = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const walk = (root: Document | ShadowRoot) => {
      for (const element of root.querySelectorAll('*')) {
        found.push(element.localName);
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(document);
    return found;
  });

const FROM_US = ['button', 'dialog', 'div', 'h2', 'header', 'iframe', 'p', 'path', 'svg'];
const FROM_THE_SHOP = ['body', 'head', 'html', 'link', 'meta', 'script', 'title'];

/** Opens a cashier that was taken over and lets it say this, and try to send the shop's page away. */
async function say(watch: WatchPage, session: string, messages: readonly unknown[]): Promise<void> {
  const { page } = watch;
  await watch.close();
  // the frame of the one before is on its way out
  await expect.poll(() => page.frames().length).toBe(1);
  await watch.open({ session });
  await watch.says({ lines: OPENED });
  const [frame] = page.frames().slice(1);
  // later: the frame goes with its last word, and has to answer this before
  await frame?.evaluate((messages) => {
    setTimeout(() => {
      for (const message of messages) window.port?.postMessage(message);
      try {
        // the frame's sandbox forbids it
        (window.top as Window).location.href = 'https://evil.example/';
      } catch {
        // so it is
      }
    }, 30);
  }, messages);
}

async function isUnharmed(page: Page): Promise<void> {
  expect(await page.evaluate(() => window.pwned)).toBeUndefined();
  expect(page.url()).toBe(`${addresses.pages}/watch.html`);
  const made = new Set(await elements(page));
  expect([...made].filter((tag) => ![...FROM_US, ...FROM_THE_SHOP].includes(tag))).toEqual([]);
}

test('S2, S3: a cashier that was taken over cannot run script, show markup or send the page to a forbidden address', async ({
  watch,
  serve,
}) => {
  test.setTimeout(120_000);
  const { page } = watch;
  const session = sessionAt(await serve(TAKEN_OVER));
  const scripts = (await elements(page)).filter((tag) => tag === 'script').length;
  for (const text of HARMFUL) {
    const result = { paymentResultCode: text, resultMessage: text, redirectUrl: text };
    const fail = { type: 'result', outcome: 'FAIL', replayed: false, result };
    await say(watch, session, [
      { type: 'log', code: text, message: text },
      { type: 'event', code: text, message: text },
      { type: 'redirect_failed', message: text },
      { type: 'redirect', url: text },
      { type: 'accepted' },
      { ...fail, final: false },
      { type: 'accepted' },
      { type: 'challenge', path: `/${text}` },
      { type: 'redirect', url: text },
      { type: 'challenge', path: text },
      { type: 'refused', message: text, traceId: text },
    ]);
    const shown = [...OPENED, 'SDK_UNKNOWN', 'SDK_CALL_URL_ERROR', 'SDK_CALL_URL_ERROR'];
    await expect
      .poll(async () => (await watch.report()).lines.slice(0, 5).map((line) => line.split(' ')[0]))
      .toEqual(shown.map((line) => line.split(' ')[0]));
    await watch.says({ phase: 'ended' });
    await isUnharmed(page);
  }
  expect((await elements(page)).filter((tag) => tag === 'script')).toHaveLength(scripts);

  // where it may go, it goes
  await page.route('https://allowed.example/**', (route) => route.fulfill({ body: 'Arrived' }));
  await say(watch, session, [
    { type: 'accepted' },
    { type: 'redirect', url: 'https://allowed.example/wallet' },
  ]);
  await expect(page).toHaveURL('https://allowed.example/wallet');
});

test('a cashier that was taken over and says anything at all harms nobody', async ({
  watch,
  serve,
}) => {
  test.setTimeout(300_000);
  const session = sessionAt(await serve(TAKEN_OVER));
  const messages = forgeries('to the SDK', MESSAGES, 9_400);
  // a breach of the protocol ends an open, so each open hears a few
  for (let from = 0; from < messages.length; from += 50) {
    // the last one ends it, if none before did
    await say(watch, session, [...messages.slice(from, from + 50), null]);
    await watch.says({ phase: 'ended' });
    await isUnharmed(watch.page);
  }
});

test('S6: the shop’s own URL changes nothing', async ({ page }) => {
  const EVERYTHING =
    '?_light_sandbox=true&_sandbox=true&LOCAL_MOCK=1&environment=prod&locale=zh_CN&debug=true&mock=1' +
    '&cashierUrl=https://evil.example&region=US&ams_return=1#ams_return=2';
  const seen: unknown[] = [];
  const session = await newSession(page);
  for (const query of ['', EVERYTHING]) {
    const asked: string[] = [];
    const note = (request: { url(): string; frame(): Frame }) => {
      if (request.frame() !== page.mainFrame()) asked.push(request.url());
    };
    await page.goto(`${addresses.pages}/watch.html${query}`);
    await page.waitForFunction(() => window.watch);
    page.on('request', note);
    const watch = new WatchPage(page);
    await watch.open({ session });
    await watch.says({ lines: [START, READY], phase: 'ready' });
    const cashier = new CashierPage(page);
    await expect(cashier.payButton).toHaveText('Pay $42.00');
    expect(page.url()).toBe(`${addresses.pages}/watch.html${query}`);
    page.off('request', note);
    seen.push([asked.sort(), await page.locator('dialog').getAttribute('aria-label')]);
  }
  expect(seen[1]).toEqual(seen[0]);
});
