import { parseSessionData } from '@ams-cashier/protocol';
import { describe, expect, it, vi } from 'vitest';
import { createCashier } from '../client/client.ts';
import type { CashierEngine } from '../contract/engine.ts';
import { createScriptedEngine } from '../testing.ts';
import type { Environment } from '../contract/options.ts';
import { loadCode } from './engine-choice.ts';

const { engine, session } = createScriptedEngine();
/** Fails as often as the test says. */
const failing = (times: number) => {
  const load = vi.fn(engine.load);
  for (let time = 0; time < times; time += 1) {
    load.mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'));
  }
  return { ...engine, load };
};

it('code that fails to load once is loaded again, unnoticed', async () => {
  const once = failing(1);
  const read = parseSessionData(session());
  expect(await loadCode(once, read)).toMatchObject({ surface: 'engine' });
  expect(once.load).toHaveBeenCalledTimes(2);
});

it('after the second time only a reload helps, and the error says so', async () => {
  const cashier = createCashier({ environment: 'sandbox', engines: [failing(2)] });
  const checkout = cashier.open({ session: session() });
  const error = await checkout.ready.catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    reason: 'cashier_unreachable',
    recoverable: false,
    message: expect.stringMatching(/^The code .* failed to load, twice\. Reload the page: /),
  });
  expect(() => checkout.retry()).toThrow('could not help');
});

describe('while the session function is being asked', () => {
  const inProduction = ({ environment }: { readonly environment: Environment }) =>
    environment === 'prod';

  /** One engine that serves all environments, beside one that serves some. */
  function opened(environment: Environment, another?: Partial<CashierEngine>): unknown[] {
    const asked: unknown[] = [];
    const cashier = createCashier({
      environment,
      antomScript: { version: '1.47.2' },
      engines: [
        ...(another ? [{ ...engine, ...another, name: 'another' }] : []),
        { ...engine, fetchAhead: (options) => asked.push(options) },
      ],
    });
    cashier.open({ session: () => new Promise(() => undefined) });
    cashier.destroy();
    return asked;
  }

  it.each([
    ['is alone', opened('sandbox')],
    ['is alone in this environment', opened('sandbox', { mayServe: inProduction })],
  ])('what an engine needs is fetched if it %s', (_, asked) => {
    expect(asked).toEqual([expect.objectContaining({ antomScript: { version: '1.47.2' } })]);
  });

  it.each([
    ['may serve the session', opened('prod', { mayServe: inProduction })],
    ['doesn’t say what it serves', opened('sandbox', {})],
  ])('nothing is fetched if another engine %s', (_, asked) => {
    expect(asked).toEqual([]);
  });

  it('nothing is fetched for a session that is known', () => {
    const fetchAhead = vi.fn();
    const cashier = createCashier({
      environment: 'prod',
      engines: [{ ...engine, fetchAhead }],
    });
    cashier.open({ session: session() });
    expect(fetchAhead).not.toHaveBeenCalled();
    cashier.destroy();
  });
});
