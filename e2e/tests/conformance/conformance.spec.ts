import {
  behavioursOf,
  runBehaviour,
  type Driver,
  type Host,
  type Product,
  type Remote,
  type Stage,
} from '@ams-cashier/conformance';
import type { Browser, Page } from '@playwright/test';
import type {} from '../../pages/host-page.ts';
import { fullUnless } from '../../fixtures/selection.ts';
import { addresses, expect, test as base } from '../../fixtures/stack.ts';
import { CANNOT_HOLD } from '../../antom/cannot-hold.ts';
import { AntomWorld } from '../../antom/world.ts';
import { AntomDriver } from './antom-driver.ts';
import { HostedDriver } from './hosted-driver.ts';

const HOSTS = ['core', 'element', 'vue', 'angular'] as const;
const ENGINES = ['hosted', 'scripted', 'antom'] as const;
const PRODUCTS = ['classic', 'element', 'vaulting'] as const satisfies readonly Product[];

/** What the short form plays of the products beside the classic one, with the scripted engine. */
const SHORT: { readonly [One in Product]: readonly string[] } = {
  classic: [],
  element: [
    'Payment Element: no pay button of its own: the shop’s pays',
    'Payment Element: a popup is refused',
    'declined, then paid with another card in the same cashier',
    'inline: suspended during a challenge: the payment is picked up',
  ],
  vaulting: ['card "good": paid'],
};

/** An object of the page, called from here. */
function remote<Interface extends object>(
  page: Page,
  name: 'host' | 'scripted',
): Remote<Interface> {
  const call =
    (method: string) =>
    (...args: readonly unknown[]) =>
      page.evaluate(
        ({ name, method, args }) => {
          const target = window[name] as unknown as Record<string, (...args: unknown[]) => unknown>;
          return target[method]?.(...args);
        },
        { name, method, args },
      );
  return new Proxy({} as Remote<Interface>, { get: (_, method) => call(String(method)) });
}

async function openStage(
  browser: Browser,
  host: (typeof HOSTS)[number],
  engine: (typeof ENGINES)[number],
): Promise<Omit<Stage, 'product'> & { forgetReports(): void }> {
  const context = await browser.newContext();
  const world = engine === 'antom' ? await AntomWorld.around(context) : undefined;
  const page = await context.newPage();
  let reports = 0;
  const note = (text: string) => {
    if (text.includes('thrown by the shop')) reports += 1;
  };
  page.on('pageerror', ({ message }) => note(message));
  page.on('console', (message) => message.type() === 'error' && note(message.text()));
  await page.goto(`${addresses.pages}/host-${host}.html?engine=${engine}`);
  const arrived = () => page.waitForFunction(() => window.host);
  await arrived();
  const scripted: Driver = remote<Driver>(page, 'scripted');
  return {
    host: remote<Host>(page, 'host'),
    driver: world
      ? new AntomDriver(page, world)
      : engine === 'hosted'
        ? new HostedDriver(page)
        : scripted,
    async reload() {
      await page.reload();
      await arrived();
    },
    reported: () => reports,
    forgetReports: () => (reports = 0),
  };
}

type Stages = (
  host: (typeof HOSTS)[number],
  engine: (typeof ENGINES)[number],
) => ReturnType<typeof openStage>;

/** A page for each host and engine, used again: what a behaviour leaves behind would be found by the next one. */
const test = base.extend<object, { stages: Stages }>({
  stages: [
    async ({ browser }, use) => {
      const open = new Map<string, ReturnType<typeof openStage>>();
      await use((host, engine) => {
        const key = `${host} ${engine}`;
        const stage = open.get(key) ?? openStage(browser, host, engine);
        open.set(key, stage);
        return stage;
      });
    },
    { scope: 'worker' },
  ],
});

for (const engine of ENGINES) {
  for (const host of HOSTS) {
    for (const product of PRODUCTS) {
      const sessions = product === 'classic' ? '' : `, ${product} sessions`;
      test.describe(`${host} with the ${engine} engine${sessions}`, () => {
        for (const behaviour of behavioursOf(product)) {
          const { name } = behaviour;
          const why = engine === 'antom' ? CANNOT_HOLD[product][name] : undefined;
          // the short form has each host with the scripted engine; the other specs of it drive the real cashier
          const isShort =
            engine === 'scripted' && (product === 'classic' || SHORT[product].includes(name));
          const tag = fullUnless(isShort);
          test(why ? `${name} (cannot hold)` : name, { tag }, async ({ stages }) => {
            const shared = await stages(host, engine);
            const stage = { ...shared, product };
            shared.forgetReports();
            if (!why) return runBehaviour(behaviour, stage);
            await expect(runBehaviour(behaviour, stage), why).rejects.toThrow(/^step /);
            // what it held back would be held back from the next one, too
            await stage.driver.release();
            await stage.reload();
          });
        }
      });
    }
  }
}
