/** Every row of the table of calls: the sandbox answers it, and checks each of its fields as the table says. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CALLS,
  type Call,
  type CallName,
  type Field,
  type Fields,
  type FieldType,
} from '@ams-cashier/protocol/merchant-api';
import { startTestSandbox } from '../server/sandbox.fixture.ts';

let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;
beforeAll(async () => (sandbox = await startTestSandbox()));
afterAll(() => sandbox.close());

const VALUES: { readonly [kind: string]: unknown } = {
  text: 'x',
  boolean: true,
  amount: { currency: 'USD', value: '4200' },
  time: '2099-11-22T12:00:00+00:00',
  url: 'https://shop.example/result',
  webUrl: 'https://shop.example/notify',
  currency: 'USD',
  region: 'US',
  any: {},
  shape: {},
};

function valueOf(type: FieldType): unknown {
  if (type.kind === 'oneOf') return type.values[0];
  if (type.kind === 'number') return String(type.least);
  if (type.kind === 'list') return [valueOf(type.of)];
  if (type.kind === 'object') return requestOf(type.fields);
  return VALUES[type.kind];
}

/** Only what is required. */
const requestOf = (fields: Fields): object =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, { isRequired }]) => isRequired)
      .map(([name, { type }]) => [name, valueOf(type)]),
  );

/** Values that the table rules out. */
function wrongValues({ type }: Field): unknown[] {
  switch (type.kind) {
    case 'text':
      return type.max === undefined ? [{}] : ['x'.repeat(type.max + 1), {}];
    case 'oneOf':
      return ['NONE_OF_THEM'];
    case 'boolean':
      return ['maybe'];
    case 'number':
      return [String(type.least - 1), String(type.most + 1), '1.5'];
    case 'amount':
      return [
        { currency: 'USD' },
        { currency: 'usd', value: '1' },
        { currency: 'USD', value: '1.5' },
      ];
    case 'time':
      return ['tomorrow', '2026-11-22T12:00:00'];
    case 'url':
    case 'webUrl':
      return ['/result', `https://shop.example/${'x'.repeat(2048)}`];
    case 'currency':
      return ['dollar'];
    case 'region':
      return ['USA'];
    case 'list': {
      const tooMany = type.max === undefined ? [] : [Array(type.max + 1).fill(valueOf(type.of))];
      return ['x', ...tooMany];
    }
    default:
      return ['x', []];
  }
}

/** The sandbox takes a session without it. Source: docs/reference/server-api.md#createpaymentsession */
const LENIENT = ['createPaymentSession productCode'];
const CALL_ROWS: readonly (readonly [CallName, Call])[] = Object.entries(CALLS) as [
  CallName,
  Call,
][];

const path = (name: CallName) => CALLS[name].path;

function baseOf({ request, oneRequired }: Call): object {
  const one = oneRequired?.[0];
  return { ...requestOf(request), ...(one && { [one]: '400000' }) };
}

describe.each(CALL_ROWS)('%s', (name, call) => {
  it('is answered', async () => {
    const { result } = await sandbox.call(path(name), baseOf(call));
    expect(['INVALID_API', 'UNKNOWN_EXCEPTION', 'SYSTEM_ERROR']).not.toContain(result.resultCode);
  });

  it('lets unknown fields of the future through', async () => {
    const { result } = await sandbox.call(path(name), { ...baseOf(call), ofTheFuture: [{ a: 1 }] });
    expect(result.resultMessage).not.toContain('ofTheFuture');
  });

  const required = Object.entries(call.request).filter(
    ([field, { isRequired }]) => isRequired && !LENIENT.includes(`${name} ${field}`),
  );
  it.each(required)('needs %s', async (field) => {
    const { result } = await sandbox.call(path(name), { ...baseOf(call), [field]: undefined });
    expect(result).toMatchObject({ resultCode: 'PARAM_ILLEGAL', resultStatus: 'F' });
    expect(result.resultMessage).toMatch(new RegExp(`^${field} is missing`));
  });

  it.each(call.oneRequired ? [call.oneRequired] : [])('needs %s or %s', async (first, second) => {
    const request = { ...baseOf(call), [first]: undefined };
    const { result } = await sandbox.call(path(name), request);
    expect(result).toMatchObject({
      resultCode: 'PARAM_ILLEGAL',
      resultMessage: `${first} or ${second} is missing.`,
    });
  });

  const wrong = Object.entries(call.request).flatMap(([field, type]) =>
    wrongValues(type).map((value) => [field, value] as const),
  );
  it.each(wrong)('refuses %s: %j', async (field, value) => {
    const { result } = await sandbox.call(path(name), { ...baseOf(call), [field]: value });
    expect(result).toMatchObject({ resultCode: 'PARAM_ILLEGAL', resultStatus: 'F' });
    expect(result.resultMessage.startsWith(field)).toBe(true);
  });
});
