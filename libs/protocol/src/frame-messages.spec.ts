import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMessage, TO_PAGE, TO_SDK, type ToPage, type ToSdk } from './frame-messages.ts';

/** One good message of each kind, with everything that it may hold. */
const TO_PAGE_SAMPLES: { readonly [Kind in ToPage['type']]: ToPage } = {
  open: {
    type: 'open',
    session: 'blob&&SG&&111',
    openId: '1',
    traceId: 't',
    locale: 'en_US',
    display: 'popup',
    appearance: { themeType: 'dark' },
    storedCard: { needCVV: true },
  },
  submit: { type: 'submit', id: 1 },
  validate: { type: 'validate', id: 1 },
  update: { type: 'update', locale: 'zh_CN', appearance: {} },
  renew: { type: 'renew', session: 'blob&&SG&&112' },
  replace: { type: 'replace', id: 1, session: 'blob&&SG&&113' },
  not_renewed: { type: 'not_renewed' },
  leave: { type: 'leave', id: 0 },
  probe: { type: 'probe', id: -1 },
  ping: { type: 'ping', id: 0.5 },
  focus: { type: 'focus' },
  undecided: { type: 'undecided' },
};

const TO_SDK_SAMPLES: { readonly [Kind in ToSdk['type']]: ToSdk } = {
  usable: { type: 'usable' },
  size: { type: 'size', height: 512.5 },
  resume: { type: 'resume', phase: 'challenging' },
  invalid: { type: 'invalid', id: 1 },
  accepted: { type: 'accepted', id: 1 },
  duplicate: { type: 'duplicate', id: 1 },
  validity: { type: 'validity', id: 1, isValid: false },
  challenge: { type: 'challenge', path: '/challenge/1' },
  challenge_done: { type: 'challenge_done' },
  redirect: { type: 'redirect', url: 'https://wallet.example/' },
  redirect_failed: { type: 'redirect_failed', message: 'Blocked.' },
  result: {
    type: 'result',
    outcome: 'FAIL',
    final: false,
    replayed: false,
    result: { paymentStatus: 'PROCESSING', paymentResultCode: 'INVALID_CVV' },
  },
  replaced: { type: 'replaced', id: 1, live: true },
  left: { type: 'left', id: 1, inFlight: true },
  pong: { type: 'pong', id: 1 },
  expired: { type: 'expired' },
  refused: { type: 'refused', message: 'No.', traceId: 't' },
  close: { type: 'close' },
  dismiss: { type: 'dismiss' },
  log: { type: 'log', code: 'c', message: 'm' },
  event: { type: 'event', code: 'SDK_FROM_TOMORROW', message: 'm', detail: { a: 1 } },
};

/** `kind.field` that may be missing. */
const OPTIONAL = [
  'open.storedCard',
  'update.locale',
  'update.appearance',
  'invalid.id',
  'accepted.id',
  'duplicate.id',
  'result.result',
  'refused.traceId',
  'event.message',
  'event.detail',
];

type Message = { readonly type: string; readonly [field: string]: unknown };
type Reader = (data: unknown) => unknown;

const directions: readonly (readonly [string, Reader, readonly Message[]])[] = [
  ['to the page', (data: unknown) => readMessage(TO_PAGE, data), Object.values(TO_PAGE_SAMPLES)],
  ['to the SDK', (data: unknown) => readMessage(TO_SDK, data), Object.values(TO_SDK_SAMPLES)],
];

describe.each(directions)('messages %s', (_, read, samples) => {
  it.each(samples)('$type: is read as it stands', (sample) => expect(read(sample)).toBe(sample));

  it.each(samples)('$type: fields from tomorrow do no harm', (sample) => {
    const more = { ...sample, tomorrow: { any: 1 } };
    expect(read(more)).toBe(more);
  });

  const fields = samples.flatMap((sample) =>
    Object.keys(sample)
      .filter((field) => field !== 'type')
      .map((field) => ({ sample, field, name: `${sample.type}.${field}` })),
  );

  it.each(fields)('$name: may be missing only where it says so', ({ sample, field, name }) => {
    const { [field]: _missing, ...less } = sample;
    const fits = OPTIONAL.includes(name);
    expect(read(less)).toBe(fits ? less : 'violation');
    const undefinedField = { ...sample, [field]: undefined };
    expect(read(undefinedField)).toBe(fits ? undefinedField : 'violation');
  });

  it.each(fields)('$name: must have its type', ({ sample, field }) => {
    const own = sample[field];
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.constantFrom(NaN, Infinity, null, '', 'popup', 'usable')),
        (value) => {
          const changed = { ...sample, [field]: value };
          const verdict = read(changed);
          const sameType =
            typeof value === typeof own &&
            value !== null &&
            (typeof value !== 'number' || Number.isFinite(value));
          if (verdict === changed) expect(sameType || value === undefined).toBe(true);
          else expect(verdict).toBe('violation');
        },
      ),
    );
  });

  it('never throws, and returns only messages of a known type', () => {
    const kinds = samples.map(({ type }) => type);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }),
          fc.record({ type: fc.oneof(fc.constantFrom(...kinds), fc.string()), id: fc.anything() }),
        ),
        (data) => {
          const message = read(data);
          if (message === 'violation' || message === undefined) return;
          expect(message).toBe(data);
          expect(kinds).toContain((message as Message).type);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it.each([undefined, null, 'usable', 1, [], {}, { type: 1 }, { type: ['usable'] }])(
    'is a violation: %j',
    (data) => expect(read(data)).toBe('violation'),
  );

  it.each(['from_tomorrow', 'toString', '__proto__', 'constructor', ''])(
    'a kind that is not known is ignored: %j',
    (type) => expect(read({ type })).toBeUndefined(),
  );
});

it('rejects a value that is not in the list', () => {
  const { result, resume } = TO_SDK_SAMPLES;
  for (const outcome of ['SUCCESSFUL', 'FAIL', 'PENDING', 'PROCESSING', 'ERROR', 'CANCEL']) {
    expect(readMessage(TO_SDK, { ...result, outcome })).not.toBe('violation');
  }
  for (const outcome of ['RETRY', 'successful', '', 0]) {
    expect(readMessage(TO_SDK, { ...result, outcome })).toBe('violation');
  }
  expect(readMessage(TO_SDK, { ...resume, phase: 'ready' })).toBe('violation');
  expect(readMessage(TO_PAGE, { ...TO_PAGE_SAMPLES.open, display: 'modal' })).toBe('violation');
});

it('has a sample of each type of message', () => {
  expect(Object.keys(TO_PAGE)).toEqual(Object.keys(TO_PAGE_SAMPLES));
  expect(Object.keys(TO_SDK)).toEqual(Object.keys(TO_SDK_SAMPLES));
});
