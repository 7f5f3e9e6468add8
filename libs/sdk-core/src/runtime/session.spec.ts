/** The laws are defined in docs/design/laws.md. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { settle, stateOf } from '../../test/stage.ts';
import { createCashier } from '../client/client.ts';
import { describe as described } from '../contract/describe.ts';
import type { CashierError } from '../contract/error.ts';
import type { OpenRequest } from '../contract/options.ts';
import { createScriptedEngine } from '../testing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A request with one mistake in it: what stands there, and what the error has to name. */
interface Mistake {
  readonly request: object;
  readonly parameter: string;
  readonly value: unknown;
  readonly reason: string;
}

const good = createScriptedEngine().session();
const mistake =
  (parameter: string, reason: (value: unknown) => string, put: (value: unknown) => object) =>
  (value: unknown): Mistake => ({ request: put(value), parameter, value, reason: reason(value) });

const missingOrMalformed = (value: unknown) => (value ? 'session_malformed' : 'session_missing');
const noSession = fc.oneof(
  fc
    .anything()
    .filter(
      (value) =>
        typeof value !== 'string' && typeof value !== 'function' && !Object(value).sessionData,
    ),
  // cut anywhere before its fourth part, or with another fourth part
  fc.nat(good.lastIndexOf('&&') + 2).map((end) => good.slice(0, end)),
  fc.string({ maxLength: 60 }).map((text) => `blob&&SG&&111&&!${text}`),
);

const mistakes: fc.Arbitrary<Mistake> = fc.oneof(
  noSession.map(mistake('session', missingOrMalformed, (session) => ({ session }))),
  noSession
    .filter((value) => value !== undefined && value !== null)
    .map(
      mistake('session.sessionData', missingOrMalformed, (sessionData) => ({
        session: { sessionData },
      })),
    ),
  fc.constantFrom('', '#nowhere', 'no selector at all!', null, 7, {}, []).map(
    mistake(
      'container',
      () => 'container_missing',
      (container) => ({ session: good, container }),
    ),
  ),
  fc
    .anything()
    .filter((value) => value !== undefined && typeof value !== 'string')
    .map(
      mistake(
        'locale',
        () => 'option_invalid',
        (locale) => ({ session: good, locale }),
      ),
    ),
  fc
    .anything()
    .filter((value) => value !== undefined && (Object(value) !== value || Array.isArray(value)))
    .map(
      mistake(
        'appearance',
        () => 'option_invalid',
        (appearance) => ({ session: good, appearance }),
      ),
    ),
  fc.constantFrom(null, 'abort', {}, [], 7).map(
    mistake(
      'signal',
      () => 'option_invalid',
      (signal) => ({ session: good, signal }),
    ),
  ),
);

it('Law 11: any mistake in a request is named with parameter and value, before any work', async () => {
  const script = createScriptedEngine();
  const load = vi.fn(script.engine.load);
  const accepts = vi.fn(() => true);
  const cashier = createCashier({
    environment: 'sandbox',
    engines: [{ ...script.engine, accepts, load }],
  });
  const emitted: string[] = [];
  cashier.on('event', ({ code, message }) => emitted.push(`${code} ${message}`));
  const page = document.documentElement.outerHTML;
  await fc.assert(
    fc.asyncProperty(mistakes, async ({ request, parameter, value, reason }) => {
      emitted.length = 0;
      const checkout = cashier.open(request as OpenRequest);
      const { reason: error } = (await stateOf(checkout.ready)) as {
        readonly reason: CashierError;
      };
      expect(error).toMatchObject({ reason, blame: 'merchant', recoverable: false });
      expect(error.message).toContain(`${parameter} is ${described(value)}`);
      expect(error.message).toMatch(/Pass /);
      // reported once, with neither START nor END
      expect(emitted).toEqual([`${error.code} ${error.message}`]);
      expect(await checkout.outcome).toMatchObject({ status: 'failed', error });
    }),
    { numRuns: 500 },
  );
  await settle(20_000);
  expect(load).not.toHaveBeenCalled();
  expect(document.documentElement.outerHTML).toBe(page);
  expect(vi.getTimerCount()).toBe(0);
}, 60_000);
