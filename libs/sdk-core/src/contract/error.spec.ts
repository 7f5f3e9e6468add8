import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ACCEPTED,
  BUYER_CLOSE,
  createStage,
  PAID,
  settle,
  stateOf,
  USABLE,
} from '../../test/stage.ts';
import type { Checkout } from './checkout.ts';
import { createCashier } from '../client/client.ts';
import { hostedEngine } from '../engines/hosted/hosted-engine.ts';
import type { CashierOptions } from './options.ts';
import { ERROR_TABLE, type ErrorReason } from './error-table.ts';
import { CashierError, isCashierError } from './error.ts';
import { AMSCashierPayment } from '../client/facade.ts';
import { createScriptedEngine } from '../testing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const NEVER = new Promise<never>(() => undefined);

/** A session that names a cashier: `<blob>&&SG&&111&&<base64 of the JSON>`. */
const naming = (cashierUrl: string) => `blob&&SG&&111&&${btoa(JSON.stringify({ cashierUrl }))}`;

/** What went wrong with an open: the event that it emitted, if any, and the rejection of `ready`. */
async function faultOf(
  open: (stage: ReturnType<typeof createStage>) => Checkout | Promise<Checkout>,
  options: Partial<CashierOptions> = {},
) {
  const stage = createStage(options);
  const checkout = await open(stage);
  const state = await stateOf(checkout.ready);
  return {
    received: stage.events.filter((event) => event.type === 'error'),
    rejection: typeof state === 'object' && 'reason' in state ? state.reason : undefined,
    outcome: checkout.getSnapshot().outcome,
    by: 'ready' as const,
  };
}

/** The same for a call on an open that was ready. */
async function callFault(
  call: (checkout: Checkout, stage: ReturnType<typeof createStage>) => Promise<unknown> | unknown,
) {
  const stage = createStage();
  const checkout = await stage.ready();
  const rejection = await Promise.resolve()
    .then(() => call(checkout, stage))
    .catch((reason: unknown) => reason);
  const received = stage.events.filter((event) => event.type === 'error');
  return { received, rejection, outcome: null, by: 'call' as const };
}

type Fault = { received: unknown[]; rejection: unknown; outcome: unknown; by: 'ready' | 'call' };

/** Every reason: how it comes about, and the words that a developer reads. */
const CASES: {
  readonly [Reason in ErrorReason]: readonly [string, () => Promise<Fault>, string][];
} = {
  option_invalid: [
    [
      'an unknown environment',
      async () => {
        try {
          createCashier({ environment: 'production' as 'prod' });
        } catch (rejection) {
          return { received: [], rejection, outcome: null, by: 'call' };
        }
        throw new Error('did not throw');
      },
      'Option environment is "production". Pass "sandbox" or "prod", whichever your sessions are made in.',
    ],
  ],
  session_missing: [
    [
      'no session',
      () => faultOf((stage) => stage.cashier.open({ session: '' })),
      'session is "". Pass paymentSessionData of createPaymentSession, as text.',
    ],
    [
      'no request at all',
      () => faultOf(({ cashier }) => (cashier.open as () => Checkout)()),
      'session is undefined. Pass paymentSessionData of createPaymentSession, as text.',
    ],
    [
      'an answer of the server that lacks it',
      () => faultOf((stage) => stage.open({ session: { sessionData: undefined as never } })),
      'session.sessionData is undefined. Pass paymentSessionData of createPaymentSession, as text.',
    ],
  ],
  session_malformed: [
    [
      'the whole answer of the server',
      () => faultOf((stage) => stage.open({ session: { paymentSessionData: 'x' } as never })),
      'session is an object without sessionData. Pass paymentSessionData of createPaymentSession, as text.',
    ],
    [
      'an Observable',
      () => faultOf((stage) => stage.open({ session: { subscribe: () => 0 } as never })),
      'session is an Observable. Pass a function that returns the session that it emits: firstValueFrom() of RxJS makes a promise of it.',
    ],
    [
      'a promise',
      () => faultOf((stage) => stage.open({ session: Promise.resolve('x') as never })),
      'session is a promise. Pass a function that returns the session that it resolves with.',
    ],
    [
      'garbage',
      () => faultOf((stage) => stage.open({ session: 'garbage' })),
      'session is "garbage" and has 1 of its four parts joined by "&&". Pass paymentSessionData of createPaymentSession, as text.',
    ],
    [
      'three parts, as in old documents',
      () => faultOf((stage) => stage.open({ session: 'blob==&&SG&&111' })),
      'session is "blob==&&SG&&111" and has 3 of its four parts joined by "&&". Pass paymentSessionData of createPaymentSession, as text.',
    ],
    [
      'a fourth part that was cut',
      () => faultOf((stage) => stage.open({ session: { sessionData: 'a&&SG&&111&&eyJ' } })),
      'session.sessionData is "a&&SG&&111&&eyJ" and its fourth part is not base64 of a JSON object: it was cut or changed. Pass paymentSessionData of createPaymentSession, as text.',
    ],
    [
      'a long text, which is not repeated',
      () => faultOf((stage) => stage.open({ session: 'secret'.repeat(20) })),
      'session is a string of 120 characters and has 1 of its four parts joined by "&&". Pass paymentSessionData of createPaymentSession, as text.',
    ],
    [
      'an expiry that is not a time',
      () =>
        faultOf((stage) =>
          stage.open({ session: { sessionData: stage.script.session(), expiresAt: 'soon' } }),
        ),
      'session.expiresAt is not a time: "soon". Pass milliseconds since 1970, a Date or paymentSessionExpiryTime of createPaymentSession, or leave it out.',
    ],
  ],
  session_expired: [
    [
      'the fresh one has expired, too',
      () =>
        faultOf(async (stage) => {
          const checkout = await stage.open({ session: () => stage.script.session() });
          await stage.say({ type: 'expired' }, { type: 'expired' });
          return checkout;
        }),
      'The payment session has expired. Let the session function create a fresh payment session each time it is called.',
    ],
  ],
  session_failed: [
    [
      'the function rejects',
      () => faultOf((stage) => stage.open({ session: () => Promise.reject(new Error('500')) })),
      'The session function threw (500). Look at the log of your server, which has to answer with paymentSessionData of createPaymentSession.',
    ],
    [
      'the message of its error is a sentence',
      () =>
        faultOf((stage) =>
          stage.open({
            session: () => {
              throw new Error('The shop answered 502.');
            },
          }),
        ),
      'The session function threw (The shop answered 502). Look at the log of your server, which has to answer with paymentSessionData of createPaymentSession.',
    ],
    [
      'the function returns something else',
      () =>
        faultOf((stage) => stage.open({ session: () => ({ sessionData: undefined as never }) })),
      'The session function returned no session (session.sessionData is undefined. Pass paymentSessionData of createPaymentSession, as text). Let it return paymentSessionData of a fresh createPaymentSession.',
    ],
  ],
  untrusted_cashier: [
    [
      'a stranger',
      () =>
        faultOf((stage) => stage.open({ session: naming('https://evil.example') }), {
          engines: [hostedEngine],
        }),
      'The session names the cashier "https://evil.example", which environment "sandbox" does not trust. Outside "prod" a cashier on this machine is trusted, and one in the option trustedCashiers.',
    ],
    [
      'the sandbox in production',
      () =>
        faultOf((stage) => stage.open({ session: naming('http://127.0.0.1:4242') }), {
          engines: [hostedEngine],
          environment: 'prod',
        }),
      'The session names the cashier "http://127.0.0.1:4242", which environment "prod" does not trust. Outside "prod" a cashier on this machine is trusted, and one in the option trustedCashiers.',
    ],
  ],
  container_missing: [
    [
      'a selector that finds nothing',
      () => faultOf((stage) => stage.open({ container: '#cashier' })),
      'container is "#cashier", which finds no element in the page. Pass an element, or a selector of one that is in the page. A selector finds nothing in a shadow root.',
    ],
  ],
  already_open: [
    [
      'a second createComponent()',
      async () => {
        const script = createScriptedEngine();
        const received: unknown[] = [];
        const app = new AMSCashierPayment({
          environment: 'sandbox',
          engines: [script.engine],
          onError: (error) => received.push(error),
        });
        const params = { sessionData: script.session() };
        void app.createComponent(params);
        const rejection = await app.createComponent(params).catch((reason: unknown) => reason);
        return { received, rejection, outcome: null, by: 'ready' };
      },
      'This AMSCashierPayment has a cashier that is loading. Call unmount() first, or create another AMSCashierPayment.',
    ],
  ],
  load_timeout: [
    [
      'a page that never gets ready',
      () =>
        faultOf(async (stage) => {
          const checkout = await stage.open();
          await settle(15_000);
          return checkout;
        }),
      'Still loading after 15000 ms (limits.load). 15000 ms had passed.',
    ],
  ],
  cashier_unreachable: [
    [
      'a page that does not answer',
      () =>
        faultOf(async (stage) => {
          const checkout = await stage.open();
          await stage.say({ type: 'failed', reason: 'cashier_unreachable', message: 'No answer.' });
          return checkout;
        }),
      'No answer.',
    ],
  ],
  protocol_violation: [
    [
      'a result out of turn',
      () =>
        faultOf(async (stage) => {
          const checkout = await stage.open();
          await stage.say(PAID);
          return checkout;
        }),
      'The cashier said "result" while the open was loading. Update this package.',
    ],
  ],
  cashier_died: [
    [
      'a lost heartbeat',
      () =>
        faultOf(async (stage) => {
          const checkout = await stage.open();
          await stage.say({ type: 'dead' });
          return checkout;
        }),
      'The cashier page stopped answering.',
    ],
  ],
  engine_failed: [
    [
      'an engine that throws',
      () => {
        const script = createScriptedEngine();
        return faultOf((stage) => stage.open({ session: script.session() }), {
          engines: [
            {
              ...script.engine,
              load: async () => ({
                surface: 'engine',
                start: () => {
                  throw new RangeError('too small');
                },
              }),
            },
          ],
        });
      },
      'too small',
    ],
    [
      'a session that no engine serves',
      () => faultOf((stage) => stage.open({ session: `a&&SG&&111&&${btoa('{}')}` })),
      'None of the engines (scripted) accepts this session. Add an engine for it to the option engines.',
    ],
    [
      'a client that was destroyed',
      () =>
        faultOf((stage) => {
          stage.cashier.destroy();
          stage.cashier.on('event', (event) => stage.events.push(event));
          return stage.open();
        }),
      'open() was called on a destroyed client. Create a new one with createCashier().',
    ],
  ],
  submit_timeout: [
    [
      'a submit without an answer',
      () =>
        callFault(async (checkout) => {
          const call = checkout.submit();
          await settle(15_000);
          return call;
        }),
      'No answer to submit() in 15000 ms (limits.acceptance). 15000 ms had passed.',
    ],
  ],
  closed: [
    [
      'submit() after close()',
      () =>
        callFault((checkout) => {
          checkout.close();
          return checkout.submit();
        }),
      'submit(): this checkout has ended.',
    ],
    [
      'close() while it loads',
      () =>
        faultOf((stage) => {
          const checkout = stage.cashier.open({ session: () => NEVER });
          checkout[Symbol.dispose]();
          return checkout;
        }),
      'This checkout has ended: closed.',
    ],
  ],
  cancelled: [
    [
      'a shopper who leaves while it loads',
      () =>
        faultOf(async (stage) => {
          const checkout = await stage.open();
          await stage.say(BUYER_CLOSE);
          return checkout;
        }),
      'This checkout has ended: cancelled.',
    ],
  ],
  aborted: [
    [
      'an aborted signal',
      () => faultOf((stage) => stage.open({ signal: AbortSignal.abort() })),
      'This checkout has ended: aborted.',
    ],
  ],
  update_refused: [
    [
      'another session while a payment is in flight',
      () =>
        callFault(async (checkout, stage) => {
          await stage.say(ACCEPTED);
          return checkout.update({ session: stage.script.session() });
        }),
      'update({ session }) in phase "submitting": a payment is in flight. Wait for the result first: another session would be a second payment.',
    ],
  ],
  retry_refused: [
    [
      'a retry while the outcome is open',
      () =>
        callFault(async (checkout, stage) => {
          await stage.say(ACCEPTED, {
            type: 'result',
            outcome: 'PROCESSING',
            final: true,
            replayed: false,
          });
          return checkout.retry();
        }),
      'retry() in phase "ended" after advice "check_status" could not help. Read snapshot.advice and snapshot.outcome first.',
    ],
  ],
  setup_missing: [
    [
      'an adapter that was not set up',
      async () => ({
        received: [],
        rejection: new CashierError('setup_missing', { message: 'No client.' }),
        outcome: null,
        by: 'call',
      }),
      'No client.',
    ],
  ],
};

const rows = Object.entries(CASES).flatMap(([reason, cases]) =>
  cases.map(([what, run, message], index) => ({
    reason: reason as ErrorReason,
    what,
    run,
    message,
    isTypical: index === 0,
  })),
);

describe('every reason of the error table', () => {
  it.each(rows)('$reason: $what', async ({ reason, run, message, isTypical }) => {
    const { received, rejection, outcome, by } = await run();
    const [code, blame, recoverable, rejects] = ERROR_TABLE[reason];
    if (isTypical) expect(by).toBe(rejects);
    expect(isCashierError(rejection)).toBe(true);
    expect(rejection).toMatchObject({ type: 'error', code, reason, blame, recoverable });
    expect((rejection as CashierError).message.endsWith(message)).toBe(true);
    const { suggestion } = rejection as CashierError;
    if (suggestion) expect(message.endsWith(suggestion)).toBe(true);
    // a reason with a code is reported once and is the object that the promise rejects with
    expect(received).toEqual(code && reason !== 'option_invalid' ? [rejection] : []);
    if (outcome && code) expect(outcome).toMatchObject({ status: 'failed', error: rejection });
  });
});

describe('the wait for a page', () => {
  it('starts as soon as the form can be used again', async () => {
    const stage = createStage();
    const checkout = await stage.open();
    await stage.say({ type: 'dead' });
    const again = checkout.retry();
    await settle();
    await stage.say(USABLE);
    expect(await stateOf(again.ready)).toEqual({ value: undefined });
  });
});

describe('CashierError', () => {
  it('is recognized by a brand that two copies of the package share', async () => {
    vi.resetModules();
    const copy = await import('./error.ts');
    const error = new copy.CashierError('closed', { message: 'Over.' });
    expect(error).not.toBeInstanceOf(CashierError);
    expect(isCashierError(error)).toBe(true);
  });

  it.each([[undefined], [null], ['SDK_INTERNAL_ERROR'], [{ code: 'x' }], [new Error('x')]])(
    'is not %s',
    (value) => expect(isCashierError(value)).toBe(false),
  );

  it('stands in JSON with its message and without secrets', () => {
    const cause = new Error('below');
    const error = new CashierError('engine_failed', { message: 'Broken.', cause, openId: 'a1' });
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      name: 'CashierError',
      code: 'SDK_INTERNAL_ERROR',
      reason: 'engine_failed',
      message: 'Broken.',
      openId: 'a1',
    });
    expect(error.cause).toBe(cause);
  });
});
