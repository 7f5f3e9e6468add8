import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { formatSessionData } from '@ams-cashier/protocol';
import type { Page } from '@playwright/test';
import { addresses, expect, test } from '../../fixtures/stack.ts';
import { reasonOfNoAnswer } from './no-answer.ts';

/** What the three channels of one failed createComponent got. */
async function failToCreate(page: Page, session: unknown, container?: string) {
  await page.goto(`${addresses.pages}/blank.html`);
  return page.evaluate(
    async ({ session, container }) => {
      const emitted: {
        channel: string;
        code: string | undefined;
        reason: string;
        message: string;
      }[] = [];
      const events: string[] = [];
      const unhandled: string[] = [];
      addEventListener('unhandledrejection', (event) => unhandled.push(String(event.reason)));
      const note = (channel: string) => (error: unknown) => {
        if (!window.core.isCashierError(error)) return;
        const { code, reason, message } = error;
        emitted.push({ channel, code, reason, message });
      };
      const app = new window.core.AMSCashierPayment({
        environment: 'sandbox',
        onError: note('onError'),
        onEventCallback: (event) => {
          events.push(event.code);
          note('onEventCallback')(event);
        },
      });
      const params = { sessionData: session as string };
      const call =
        container === undefined
          ? app.createComponent(params)
          : app.mountComponent(params, container);
      await call.catch(note('promise'));
      // what nobody handles is reported after this task
      await new Promise((resolve) => setTimeout(resolve));
      return { emitted, events, unhandled, frames: document.querySelectorAll('iframe').length };
    },
    { session, container },
  );
}

const PARAMETER = 'SDK_CREATEPAYMENT_PARAMETER_ERROR';
const LOADED = ['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING'];
const session = (cashierUrl: string) =>
  formatSessionData('c2VjcmV0&&SG&&111', { cashierUrl, publicSessionId: 'x' });

const PARAMETER_MISTAKES = [
  {
    name: 'an object',
    session: { id: 1 },
    reason: 'session_malformed',
    says: /session.* is an object.*paymentSessionData/,
  },
  {
    name: 'nothing',
    session: undefined,
    reason: 'session_missing',
    says: /session is undefined.*paymentSessionData/,
  },
  {
    name: 'garbage',
    session: 'garbage',
    reason: 'session_malformed',
    says: /session is "garbage".*1 of its four parts.*paymentSessionData/,
  },
  {
    name: 'three parts',
    session: 'abc&&SG&&111',
    reason: 'session_malformed',
    says: /"abc&&SG&&111".*3 of its four parts/,
  },
  {
    name: 'a cashier elsewhere',
    session: session('https://evil.example'),
    reason: 'untrusted_cashier',
    says: /https:\/\/evil\.example.*trustedCashiers/,
  },
  {
    name: 'a cashier that is not a URL',
    session: session('javascript:alert(1)'),
    reason: 'untrusted_cashier',
    says: /javascript:alert\(1\).*trustedCashiers/,
  },
  {
    name: 'a missing container',
    session: session('http://127.0.0.1:9'),
    container: '#nowhere',
    reason: 'container_missing',
    says: /container is "#nowhere".*element/,
  },
] as const;

for (const { name, reason, says, ...input } of PARAMETER_MISTAKES) {
  test(`L7, L12: ${name}: ${reason} on every channel, before any work`, async ({ page }) => {
    const container = 'container' in input ? input.container : undefined;
    const { emitted, events, unhandled, frames } = await failToCreate(
      page,
      input.session,
      container,
    );
    expect(emitted.map(({ channel }) => channel)).toEqual([
      'onError',
      'onEventCallback',
      'promise',
    ]);
    for (const error of emitted) {
      expect(error).toMatchObject({ code: PARAMETER, reason });
      expect(error.message).toMatch(says);
    }
    expect(events).toEqual([PARAMETER]);
    expect({ unhandled, frames }).toEqual({ unhandled: [], frames: 0 });
  });
}

test('S7: an unknown environment throws and is reported at both callbacks', async ({ page }) => {
  await page.goto(`${addresses.pages}/blank.html`);
  const emitted = await page.evaluate(async () => {
    const emitted: { channel: string; code: unknown; message: string }[] = [];
    const note = (channel: string) => (error: { code?: unknown; message?: string | undefined }) =>
      void emitted.push({ channel, code: error.code, message: error.message ?? '' });
    try {
      new window.core.AMSCashierPayment({
        environment: 'sandboxx' as 'sandbox',
        onError: note('onError'),
        onEventCallback: note('onEventCallback'),
      });
    } catch (error) {
      note('throw')(error as Error);
    }
    await new Promise((resolve) => setTimeout(resolve));
    return emitted;
  });
  expect(emitted.map(({ channel }) => channel)).toEqual(['throw', 'onError', 'onEventCallback']);
  for (const { code, message } of emitted) {
    expect(code).toBe('SDK_INIT_PARAMETER_ERROR');
    expect(message).toMatch(/environment is "sandboxx".*"sandbox" or "prod"/);
  }
});

test('a second open on one AMSCashierPayment: already_open, and the first goes on', async ({
  page,
}) => {
  await page.goto(`${addresses.pages}/blank.html`);
  const order = await page.request.post(`${addresses.pages}/api/orders`, {
    data: { sku: 'desk-lamp', quantity: 1 },
  });
  const { paymentSessionData } = (await order.json()) as { paymentSessionData: string };
  const result = await page.evaluate(async (sessionData) => {
    const events: string[] = [];
    const app = new window.core.AMSCashierPayment({
      environment: 'sandbox',
      onEventCallback: ({ code }) => events.push(code),
    });
    const first = app.createComponent({ sessionData });
    const second = await app.createComponent({ sessionData }).catch((error: unknown) => error);
    await first;
    const { reason, code, message } = second as InstanceType<typeof window.core.CashierError>;
    return { events, reason, code, message };
  }, paymentSessionData);
  expect(result).toMatchObject({ reason: 'already_open', code: 'SDK_CREATECOMPONENT_ERROR' });
  expect(result.message).toMatch(/loading.*unmount\(\)/);
  expect(result.events).toEqual([
    'SDK_START_OF_LOADING',
    'SDK_CREATECOMPONENT_ERROR',
    'SDK_END_OF_LOADING',
  ]);
});

test('H6: sandbox not running: one typed error within the load limit, nothing left', async ({
  page,
  browserName,
}) => {
  const { emitted, events, frames } = await failToCreate(page, session('http://127.0.0.1:9'));
  expect(emitted).toHaveLength(3);
  expect(emitted[0]).toMatchObject({
    code: 'SDK_CREATECOMPONENT_ERROR',
    reason: reasonOfNoAnswer(browserName),
  });
  if (browserName !== 'firefox') {
    expect(emitted[0]?.message).toMatch(/127\.0\.0\.1:9.*npx @ams-cashier\/sandbox/);
  }
  expect(events).toEqual([...LOADED, 'SDK_CREATECOMPONENT_ERROR']);
  expect(frames).toBe(0);
});

const PAGES = [
  {
    name: 'an outcome before the form',
    then: `port.postMessage({ type: 'result', outcome: 'SUCCESSFUL', final: true, replayed: false })`,
  },
  {
    name: 'a message of another shape',
    then: `port.postMessage({ type: 'size', height: 'tall' })`,
  },
  { name: 'no message at all', then: `port.postMessage(null)` },
  {
    name: 'a challenge of another origin',
    then: `port.postMessage({ type: 'challenge', path: 'https://evil.example/' })`,
  },
  {
    name: 'an outcome in the clothes of another event',
    then: `port.postMessage({ type: 'event', code: 'SDK_PAYMENT_SUCCESSFUL' })`,
  },
];

for (const { name, then } of PAGES) {
  test(`a cashier page that says ${name}: protocol_violation`, async ({ page }) => {
    const html = `<!doctype html><title>x</title><script>
      onmessage = (event) => { const [port] = event.ports; port.onmessage = () => { ${then} }; };
      parent.postMessage({ type: 'ams-cashier:hello', minVersion: 1, maxVersion: 1, capabilities: [] }, '*');
    </script>`;
    const server = createServer((_request, response) =>
      response.setHeader('content-type', 'text/html').end(html),
    ).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      const { emitted, events, frames } = await failToCreate(
        page,
        session(`http://127.0.0.1:${port}`),
      );
      expect(emitted[0]).toMatchObject({
        code: 'SDK_INTERNAL_ERROR',
        reason: 'protocol_violation',
      });
      expect(emitted[0]?.message).toMatch(/cashier (page|said).*Update this package/i);
      expect(events).toEqual([...LOADED, 'SDK_INTERNAL_ERROR']);
      expect(frames).toBe(0);
    } finally {
      server.close();
    }
  });
}
