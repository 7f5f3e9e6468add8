import { afterEach, expect, it, vi } from 'vitest';
import { createCashier } from '../client/client.ts';
import { watchBackButton } from '../engines/hosted/back-button.ts';
import { cameByBackButton } from '../engines/hosted/navigation.ts';
import { createScriptedEngine } from '../testing.ts';
import { browserNavigation } from './replaceable.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** What scripts of shops call by these names. */
const VARIABLES = [{ toggle: () => undefined }, 'main menu', 0, null, undefined];

it.each(VARIABLES)('a page with a variable `navigation` of its own: %j', (navigation) => {
  vi.stubGlobal('navigation', navigation);
  expect(browserNavigation()).toBeUndefined();
  const release = watchBackButton(() => undefined);
  expect(release).not.toThrow();
});

it.each(VARIABLES)('a page with a variable `performance` of its own: %j', async (performance) => {
  vi.useFakeTimers();
  vi.stubGlobal('performance', performance);
  expect(cameByBackButton()).toBe(false);
  const script = createScriptedEngine();
  const cashier = createCashier({ environment: 'sandbox', engines: [script.engine] });
  const checkout = cashier.open({ session: script.session() });
  const heard = vi.fn();
  checkout.on('error', heard);
  await script.run();
  await vi.advanceTimersByTimeAsync(20_000);
  const { error } = await checkout.outcome;
  expect(error).toMatchObject({ reason: 'load_timeout' });
  expect(heard).toHaveBeenCalledExactlyOnceWith(error);
  expect(error?.message).toMatch(/ 1[5-9]\d{3} ms had passed\.$/);
});
