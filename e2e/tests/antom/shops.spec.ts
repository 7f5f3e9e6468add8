/**
 * The three shops and their server as they are, with the account of a gateway of Antom's shape in the environment: what a
 * merchant does to go from the sandbox to Antom.
 */
import type { Page } from '@playwright/test';
import { PART_NAMES, startStack, type Addresses } from '@ams-cashier/tools/stack';
import { WALLET, type CardName } from '../../antom/gateway.ts';
import { startMerchantGateway, type MerchantGateway } from '../../antom/merchant-gateway.ts';
import { expect, test as base, type AntomShop } from '../../antom/shop.ts';
import { fullUnless } from '../../fixtures/selection.ts';

interface Shops {
  readonly addresses: Addresses;
  readonly gateway: MerchantGateway;
}

const test = base.extend<object, { shops: Shops }>({
  shops: [
    async ({}, use) => {
      const gateway = await startMerchantGateway();
      const only = PART_NAMES.filter((name) => name !== 'sandbox');
      const stack = await startStack({ only, merchantEnv: gateway.env });
      await use({ addresses: stack.addresses, gateway });
      await stack.stop();
      gateway.stop();
      expect(gateway.refused).toEqual([]);
    },
    { scope: 'worker' },
  ],
});

// one stack is enough
test.describe.configure({ mode: 'default' });

const SHOPS = ['vanilla', 'vue', 'angular'] as const;
const DISPLAYS = ['popup', 'inline'] as const;

type Display = (typeof DISPLAYS)[number];

interface Scenario {
  readonly name: string;
  readonly does: (shop: AntomShop, display: Display) => Promise<void>;
  /** What the shop's own list of events has after the form is there. */
  readonly emitted: readonly string[];
  /** What the shopper reads at the end. */
  readonly reads: string;
  /** With which display it belongs to the short form. */
  readonly short?: Display;
}

const pays =
  (...cards: readonly CardName[]) =>
  async (shop: AntomShop): Promise<void> => {
    for (const card of cards) {
      await shop.pay(card);
      await expect((await shop.app()).getByText('Paying …')).toHaveCount(0);
    }
  };

const RECEIVED = 'Payment received';
const CHECKING = 'We are checking your payment';

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'success',
    does: pays('good'),
    emitted: ['SDK_PAYMENT_SUCCESSFUL'],
    reads: RECEIVED,
    short: 'popup',
  },
  {
    name: 'fail with a code',
    does: pays('refused'),
    emitted: ['SDK_PAYMENT_FAIL'],
    reads: 'This payment could not be accepted, and nothing was charged. Another card may work.',
  },
  {
    name: 'a decline that another card makes good',
    does: pays('declined', 'good'),
    emitted: ['SDK_PAYMENT_FAIL', 'SDK_PAYMENT_SUCCESSFUL'],
    reads: RECEIVED,
  },
  {
    name: 'cancel',
    does: (shop) => shop.leave(),
    emitted: ['SDK_PAYMENT_CANCEL'],
    reads: 'You left before paying. Nothing was charged.',
  },
  {
    name: 'processing',
    does: pays('undecided'),
    emitted: ['SDK_PAYMENT_PROCESSING'],
    reads: CHECKING,
  },
  { name: 'pending', does: pays('pending'), emitted: ['SDK_PAYMENT_PENDING'], reads: CHECKING },
  {
    name: 'an error in the form',
    async does(shop) {
      await shop.press();
      await pays('good')(shop);
    },
    emitted: ['SDK_FORM_VERIFICATION_FAILED', 'SDK_PAYMENT_SUCCESSFUL'],
    reads: RECEIVED,
  },
  {
    name: '3-D Secure',
    async does(shop) {
      await shop.pay('asked');
      await shop.decide('Approve');
    },
    emitted: ['SDK_PAYMENT_CHALLENGE', 'SDK_PAYMENT_SUCCESSFUL'],
    reads: RECEIVED,
    short: 'inline',
  },
];

const codes = (page: Page): Promise<string[]> =>
  page
    .getByTestId('events')
    .locator('li')
    .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-code') ?? ''));

async function openCashier(page: Page, address: string, display: Display): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: 'Buy now' }).click();
  await expect(page.getByRole('heading', { name: 'Checkout' })).toBeVisible();
  if (display === 'popup') await page.getByRole('button', { name: 'Pay now' }).click();
  else await page.getByRole('radio', { name: 'On this page' }).check();
  await expect.poll(() => codes(page), { timeout: 15_000 }).toContain('SDK_END_OF_LOADING');
}

for (const [row, name] of SHOPS.entries()) {
  for (const display of DISPLAYS) {
    test.describe(`${name}, ${display}`, () => {
      for (const [index, { name: scenario, does, emitted, reads, short }] of SCENARIOS.entries()) {
        const tag = fullUnless(short === display && row === index % SHOPS.length);
        test(`${scenario}, through Antom`, { tag }, async ({ page, shop, world, shops }) => {
          world.onPaid = async (session) => expect(await shops.gateway.paid(session)).toBe(200);
          await openCashier(page, shops.addresses[name], display);
          await does(shop, display);
          const all = ['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING', ...emitted];
          await expect.poll(() => codes(page)).toEqual(all);
          // an Antom popup that has ended shows how until the shopper puts it away
          if (display === 'popup' && (reads === RECEIVED || reads === CHECKING)) await shop.leave();
          await expect(page.getByText(reads).first()).toBeVisible();
          expect(await codes(page)).toEqual(all);
          if (reads !== RECEIVED) return;
          const orderId = new URL(page.url()).searchParams.get('order');
          const order = await page.request.get(`${shops.addresses[name]}/api/orders/${orderId}`);
          expect(await order.json()).toMatchObject({ status: 'paid', amount: { value: '4200' } });
        });
      }

      test(
        'a wallet takes the page with it, through Antom',
        { tag: '@full' },
        async ({ page, shop, shops }) => {
          await openCashier(page, shops.addresses[name], display);
          await shop.pay('wallet');
          await page.waitForURL(`${WALLET}**`);
        },
      );
    });
  }
}

test('the shops know the environment of the account', async ({ request, shops }) => {
  const answer = await request.get(`${shops.addresses.vanilla}/api/environment`);
  expect(await answer.json()).toEqual({ environment: 'sandbox' });
});
