import { parseSessionData } from '@ams-cashier/protocol';
import { expect, it, vi } from 'vitest';
import { createCashier } from '../client/client.ts';
import { createScriptedEngine } from '../testing.ts';
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
