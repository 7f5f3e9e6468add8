import { expect, test } from 'vitest';
import { COMMAND } from './browser/vitest-command.ts';
import { sandbox } from './vitest-plugin.ts';

/** Vitest, as far as the plugin knows it. */
function createVitest() {
  const closers: (() => Promise<void>)[] = [];
  return {
    onClose: (close: () => Promise<void>) => void closers.push(close),
    close: () => Promise.all(closers.map((close) => close())),
  };
}

test('one sandbox for all browsers, which ends with Vitest', async () => {
  const vitest = createVitest();
  const plugin = sandbox();
  await Promise.all([plugin.configureVitest({ vitest }), plugin.configureVitest({ vitest })]);
  const { commands } = plugin.config().test.browser;
  const ask = (name: string, ...args: readonly unknown[]) =>
    commands[COMMAND.sandbox]?.({}, name, args);

  const order = await ask('pay', await ask('session'));
  expect(order).toMatchObject({ state: 'SUCCESS', charges: 1 });
  expect(await vitest.close()).toHaveLength(1);
  await expect(ask('clock.now')).rejects.toThrow('No sandbox answers at');
});

test('a sandbox that cannot start ends the run', async () => {
  const vitest = createVitest();
  const plugin = sandbox({ port: -1 });
  await expect(plugin.configureVitest({ vitest })).rejects.toThrow(/^port/);
  await vitest.close();
});

test('says which provider the cashier needs', async () => {
  const { commands } = sandbox().config().test.browser;
  await expect(commands[COMMAND.cashier]?.({}, 'pay', [])).rejects.toThrow(
    'test.browser.provider: must be playwright().',
  );
});
