/**
 * Messages as somebody would write them who knows everything that is public: the protocol's tables, ids of the session,
 * the shapes of the official SDK. Right, mutated and senseless ones, the same for the same seed.
 */
import { CONNECT, HELLO, PROTOCOL_VERSION, TO_PAGE, TO_SDK } from '@ams-cashier/protocol';
import fc from 'fast-check';

/** Text that does harm wherever it is taken for an address or for markup. */
export const HARMFUL = [
  'javascript:top.pwned=1',
  'JaVaScRiPt:top.pwned=1',
  ' javascript:top.pwned=1',
  'java\nscript:top.pwned=1',
  'data:text/html,<script>top.pwned=1</script>',
  'blob:http://127.0.0.1/x',
  'vbscript:top.pwned=1',
  'file:///etc/passwd',
  'about:blank',
  'ftp://evil.example/',
  'http://evil.example/',
  '//evil.example/x',
  '<img src=x onerror="top.pwned=1">',
  '<script>top.pwned=1</script>',
  '"><svg onload=top.pwned=1>',
  '__proto__',
  '',
] as const;

/** As the protocol writes a column: a type, a list of values, or either with `?`. */
type Column = string | readonly (string | readonly string[])[];

const TABLES: { readonly [way: string]: { readonly [type: string]: object } } = {
  'to the SDK': TO_SDK,
  'to the page': TO_PAGE,
};

const OFFICIAL = [
  { code: 'SDK_PAYMENT_SUCCESSFUL' },
  { context: { event: 'onRedirect' }, data: { url: 'javascript:top.pwned=1' } },
  { context: { event: 'onPaymentSuccess' } },
] as const;

function valueOf(column: Column): fc.Arbitrary<unknown> {
  if (Array.isArray(column)) {
    const [first, second] = column;
    return second === '?'
      ? fc.option(valueOf(first as Column), { nil: undefined })
      : fc.constantFrom(...(column as readonly string[]));
  }
  switch (column) {
    case 'number':
      return fc.oneof(fc.integer(), fc.constantFrom(1, 0, -1, 2 ** 53, 0.5));
    case 'boolean':
      return fc.boolean();
    case 'object':
      return fc.dictionary(
        fc.constantFrom('paymentResultCode', 'resultMessage', 'accentColor', 'themeType'),
        fc.constantFrom(...HARMFUL),
      );
    default:
      return fc.constantFrom(...HARMFUL, 'en_US', 'SDK_PAYMENT_SUCCESSFUL', 'SDK_SOMETHING');
  }
}

const JUNK = fc.oneof(
  fc.constantFrom(null, true, 0, -1, '', [], {}, ...HARMFUL),
  fc.jsonValue({ maxDepth: 2 }),
);

/** One message of the table, as it should be. */
function rightOf(way: keyof typeof TABLES): fc.Arbitrary<object> {
  const rows = Object.entries(TABLES[way] ?? {}).map(([type, shape]) =>
    fc.record({
      type: fc.constant(type),
      ...Object.fromEntries(
        Object.entries(shape).map(([field, column]) => [field, valueOf(column as Column)]),
      ),
    }),
  );
  return fc.oneof(...rows);
}

function mutated(right: fc.Arbitrary<object>): fc.Arbitrary<unknown> {
  return fc
    .tuple(right, fc.nat(), JUNK, fc.constantFrom('drop', 'spoil', 'add', 'text', 'wrap'))
    .map(([message, place, junk, how]) => {
      const names = Object.keys(message);
      const name = names[place % names.length] ?? 'type';
      const { [name as 'type']: _gone, ...others } = message as { readonly type?: unknown };
      switch (how) {
        case 'drop':
          return others;
        case 'spoil':
          return { ...message, [name]: junk };
        case 'add':
          return { ...message, constructor: junk, toString: junk };
        case 'text':
          return JSON.stringify(message);
        default:
          return [message];
      }
    });
}

/** What opens a channel, right and nearly right. */
const GREETINGS = fc.record({
  type: fc.constantFrom(HELLO, CONNECT),
  version: fc.constantFrom(PROTOCOL_VERSION, 0, 99, '1'),
  minVersion: fc.constantFrom(PROTOCOL_VERSION, 0, null, '1'),
  maxVersion: fc.constantFrom(PROTOCOL_VERSION, 99, null),
  capabilities: fc.constant(['card', 'challenge']),
});

/** @param way whose table of messages is forged */
export function forgeries(way: 'to the SDK' | 'to the page', count: number, seed: number) {
  const right = rightOf(way);
  const any = fc.oneof(
    { weight: 3, arbitrary: GREETINGS },
    { weight: 4, arbitrary: right },
    { weight: 4, arbitrary: mutated(right) },
    { weight: 1, arbitrary: JUNK },
    { weight: 1, arbitrary: fc.constantFrom(...OFFICIAL) },
  );
  return fc.sample(any, { numRuns: count, seed });
}
