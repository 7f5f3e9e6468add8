/** Vitest's browser mode, in the configuration: starts the sandbox and acts for the tests, which run in the page. */
import { fileURLToPath } from 'node:url';
import type { RecordedCheckout } from '@ams-cashier/protocol';
import type { FrameLocator, Page } from '@playwright/test';
import { CashierPage } from './browser/playwright-page.ts';
import { isBehind } from './browser/until-heard.ts';
import { COMMAND, type CashierCall } from './browser/vitest-command.ts';
import { startBench, type Bench, type BenchSettings } from './client/bench.ts';
import type { SandboxConnection } from './client/connect.ts';
import { SandboxError } from './client/loopback-client.ts';
import { ordersOf } from './client/record.ts';
import { saveFailure } from './client/record-file.ts';
import { callRemotely } from './client/remote.ts';

export type { BenchSettings } from './client/bench.ts';
export type { ShopCommand } from './client/shop-process.ts';

/** Runs in the page, beside this file. */
const SETUP = fileURLToPath(new URL('./vitest-setup.js', import.meta.url));

/** What Vitest's Playwright provider gives a command. */
interface CommandContext {
  readonly page?: Page;
  /** Of the tests, and of what they show. */
  readonly iframe?: FrameLocator;
}

interface Vitest {
  onClose(close: () => Promise<void>): void;
}

/** A command of a test to the process that runs Vitest. */
type Command = (
  context: CommandContext,
  name: string,
  args: readonly unknown[],
) => Promise<unknown>;

export interface SandboxPlugin {
  readonly name: string;
  config(): {
    readonly test: {
      readonly setupFiles: readonly string[];
      readonly browser: { readonly commands: Record<string, Command> };
    };
  };
  configureVitest(context: { readonly vitest: Vitest }): Promise<void>;
}

const CASHIER_CALLS: Readonly<
  Record<CashierCall, (cashier: CashierPage, args: never) => Promise<unknown>>
> = {
  fill: (cashier, args: Parameters<CashierPage['fill']>) => cashier.fill(...args),
  pay: (cashier, args: Parameters<CashierPage['pay']>) => cashier.pay(...args),
  decline: (cashier) => cashier.decline(),
  done: (cashier) => cashier.done(),
  cancel: (cashier) => cashier.cancel(),
  approve: (cashier) => cashier.challenge.approve(),
  reject: (cashier) => cashier.challenge.reject(),
  reason: (cashier) => cashier.reason.innerText(),
  sessionId: (cashier) => cashier.sessionId(),
};

/**
 * A plugin for the configuration of Vitest: the sandbox runs as long as Vitest does, on any free port.
 *
 * @example
 * // vitest.config.ts
 * export default defineConfig({
 *   plugins: [sandbox()],
 *   test: {
 *     browser: { enabled: true, provider: playwright(), instances: [{ browser: 'chromium' }] },
 *   },
 * });
 */
export function sandbox(settings: BenchSettings = {}): SandboxPlugin {
  let starting: Promise<Bench> | undefined;

  async function start(vitest: Vitest): Promise<Bench> {
    const bench = await startBench({ port: 0, ...settings });
    vitest.onClose(() => bench.stop());
    return bench;
  }

  async function startedSandbox(): Promise<SandboxConnection> {
    const bench = await starting;
    if (!bench) throw new SandboxError('The sandbox starts with Vitest, which has not started.');
    return bench.sandbox;
  }

  const commands: Record<string, Command> = {
    async [COMMAND.cashier]({ page, iframe }, call, args) {
      if (!page || !iframe) {
        throw new SandboxError('test.browser.provider: must be playwright().');
      }
      return CASHIER_CALLS[call as CashierCall](new CashierPage(page, iframe), args as never);
    },
    async [COMMAND.record](_context, title, checkouts) {
      const page = { title, checkouts: checkouts as readonly RecordedCheckout[] };
      const said = await saveFailure(settings.records, startedSandbox, page);
      if (said) console.error(said);
    },
    async [COMMAND.isBehind](_context, _name, checkouts) {
      const seen = checkouts as readonly RecordedCheckout[];
      return isBehind(seen, (await ordersOf(await startedSandbox(), seen)).orders);
    },
    async [COMMAND.sandbox](_context, name, args) {
      return callRemotely(await startedSandbox(), name, args);
    },
  };

  return {
    name: '@ams-cashier/sandbox',
    config: () => ({
      test: {
        setupFiles: settings.records === false ? [] : [SETUP],
        browser: { commands },
      },
    }),
    async configureVitest({ vitest }) {
      // called for each browser that the tests run in
      starting ??= start(vitest);
      await starting;
    },
  };
}
