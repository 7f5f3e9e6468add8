/** The matrix: the real cashier in the browser for every row of the sandbox's scenario catalogue. */
import { readFileSync } from 'node:fs';
import { WALLETS, type WalletType } from '@ams-cashier/protocol';
import type { Page } from '@playwright/test';
import { SCENARIOS } from '../../../apps/sandbox/src/scenarios/catalogue.ts';
import type { Scenario, Step } from '../../../apps/sandbox/src/scenarios/scenario.ts';
import { withPopupBlocker } from '../../fixtures/chromium.ts';
import { addresses, expect } from '../../fixtures/stack.ts';
import { CARDS, CashierPage } from '../../models/cashier.ts';
import { test } from '../../fixtures/merchant-test.ts';
import { fullUnless } from '../../fixtures/selection.ts';
import { OPENED } from '../../models/watch-page.ts';
import {
  addressOf,
  continueButton,
  opensBeside,
  readByPhone,
  walletLink,
  WalletPage,
} from '../../models/wallet.ts';
import { press } from '../../models/press.ts';

const facts = <Content>(name: string): Content =>
  JSON.parse(readFileSync(new URL(`../../facts/${name}.json`, import.meta.url), 'utf8')) as Content;

/** Longer than the longest wait of a row: the page gives a shop 15 s to bring a fresh session. */
const SOON = { timeout: 40_000 };

// a shopper's browser blocks windows that nobody asked for; Playwright's would not
test.use({ launchOptions: withPopupBlocker });

/** The stage of one row. */
interface Scene {
  readonly page: Page;
  readonly scenario: Scenario;
  readonly cashier: CashierPage;
  wallet?: WalletPage;
}

const typeOf = ({ session }: Scenario) => session?.paymentMethodType as WalletType;

async function chooseWallet(scene: Scene): Promise<void> {
  const { page, scenario, cashier } = scene;
  const button = continueButton(cashier);
  if (!scenario.steps.some((step) => step.startsWith('wallet_'))) return button.click();
  const { desktop } = WALLETS[typeOf(scenario)];
  if (desktop === 'window') {
    scene.wallet = await opensBeside(page, () => button.click());
    return;
  }
  await button.click();
  if (desktop === 'qr') {
    scene.wallet = await readByPhone(page, await addressOf(cashier));
    return;
  }
  await page.waitForURL(/\/wallet\//);
  scene.wallet = new WalletPage(page);
}

const STEPS: { readonly [Name in Step]: (scene: Scene) => Promise<unknown> | undefined } = {
  async pay({ cashier, scenario }) {
    await expect(cashier.number).toBeEditable();
    await cashier.pay(scenario.card ?? CARDS.good);
  },
  pay_empty: ({ cashier }) => cashier.press(),
  async submit({ page, scenario, cashier }) {
    if (scenario.steps[0] !== 'submit') {
      await expect(cashier.payButton).toHaveAttribute('aria-disabled', 'true');
    }
    await page.evaluate(() => window.scenario.submit());
  },
  async close({ page, cashier, scenario }) {
    if (scenario.steps.includes('pay')) {
      await expect(cashier.payButton).toHaveAttribute('aria-disabled', 'true');
    }
    await page.getByRole('button', { name: 'Close' }).click();
  },
  bank_approves: ({ scenario, cashier: { challenge } }) =>
    scenario.id === 'bank_asks_in_window' ? challenge.approveInWindow() : challenge.approve(),
  bank_rejects: ({ cashier }) => cashier.challenge.reject(),
  bank_leaves: ({ cashier }) => cashier.challenge.leave(),
  choose_wallet: chooseWallet,
  async open_wallet(scene) {
    const { page, cashier } = scene;
    scene.wallet = await opensBeside(page, () => press(walletLink(cashier)));
  },
  wallet_approves: ({ wallet }) => wallet?.approve(),
  wallet_declines: ({ wallet }) => wallet?.decline(),
  wallet_leaves: ({ wallet }) => wallet?.leave(),
  wallet_waits: ({ wallet }) => wallet?.approvePending(),
};

/** By card, else by amount, else by the session; the sandbox's own tests go through all ways of each. */
function sessionOf({ id, card, amount, attempts, fault, notification, session = {} }: Scenario) {
  const { paymentMethodType, paymentRedirectUrl, is3DSAuthentication } = session;
  const isChosen = card !== undefined || amount !== undefined;
  return {
    ...(!isChosen && (attempts ?? fault ?? notification) && { sandboxScenario: id }),
    ...(card === undefined && amount && { paymentAmount: { currency: 'USD', value: amount } }),
    ...((paymentMethodType ?? is3DSAuthentication) && {
      paymentMethod: {
        paymentMethodType: paymentMethodType ?? 'CARD',
        ...(is3DSAuthentication && { paymentMethodMetaData: { is3DSAuthentication } }),
      },
    }),
    ...(paymentRedirectUrl !== null && {
      paymentRedirectUrl: paymentRedirectUrl ?? `${addresses.pages}/scenario.html?order=1`,
    }),
  };
}

/** Those that `npm test` plays: together they have every step, event, advice, end of an order, fault and wallet. */
const REPRESENTATIVE: readonly string[] = [
  'wallet_window_blocked',
  'pending_then_failed',
  'expired_at_open',
  'wallet_declined_beside',
  'bank_is_left',
  'wallet_pending',
  'wrong_option',
  'cancelled',
  'form_empty',
  'wallet_left',
  'ACCESS_DENIED',
  'INVALID_CARD',
  'INVALID_EXPIRY_DATE_FORMAT',
  'PAYMENT_COUNT_EXCEED_LIMIT',
  'UNKNOWN_EXCEPTION',
  'bank_asks',
  'bank_is_told_no',
  'bank_never_answers',
  'slow_answer',
  'no_answer',
  'gateway_down',
  'cut_after_charge',
  'expired_at_pay',
  'page_down',
  'page_stranger',
  'notification_lost',
  'notification_late',
  'notification_doubled',
  'submitted_twice',
  'gcash',
  'tng',
];

for (const scenario of SCENARIOS) {
  const { id, what, steps, events, shop, order, notifications, advice, opens = true } = scenario;
  test(
    `${id}: ${what}`,
    { tag: fullUnless(REPRESENTATIVE.includes(id)) },
    async ({ page, merchant }) => {
      test.slow();
      const emitted: string[] = [];
      const codes: (string | undefined)[] = [];
      await page.exposeFunction('tell', (line: string, code: string | undefined) => {
        emitted.push(line);
        codes.push(code);
      });
      await page.goto(`${addresses.pages}/scenario.html`);
      const { session, paymentRequestId } = await merchant.createSession(sessionOf(scenario));
      await page.evaluate((play) => window.scenario.play(play), {
        session,
        ...shop,
      });
      const scene: Scene = { page, scenario, cashier: new CashierPage(page) };
      if (opens) await expect.poll(() => emitted, SOON).toEqual(OPENED);
      for (const step of steps) await STEPS[step](scene);

      const whole = opens ? [...OPENED, ...events] : events;
      await expect.poll(() => emitted, SOON).toEqual(whole);
      if (scenario.attempts && id === id.toUpperCase()) expect(codes.at(-1)).toBe(id);
      // a page that has left for the wallet advises nothing more
      const hasLeft =
        steps.some((step) => step.startsWith('wallet_')) && scene.wallet?.page === page;
      if (hasLeft) await expect(page.getByRole('status')).toHaveText('Welcome back');
      else expect(await page.evaluate(() => window.scenario.step())).toBe(advice);
      await expect.poll(() => merchant.statusOf(paymentRequestId), SOON).toBe(order);
      await expect.poll(() => merchant.notified(paymentRequestId), SOON).toEqual(notifications);

      // what frames and page had still to do has been done, and told nothing more
      for (const frame of page.frames().toReversed()) {
        await frame.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
      }
      expect(emitted).toEqual(whole);
      expect(merchant.notified(paymentRequestId)).toEqual(notifications);
    },
  );
}

/** What one row has to show; the rows that stand for the others show all of it. */
const traitsOf = ({ steps, events, advice, order, fault, notification, session }: Scenario) => [
  ...steps.map((step) => `step ${step}`),
  ...events.map((event) => `event ${event.split(' ')[0]}`),
  `advice ${advice}`,
  `order ${order}`,
  `fault ${fault?.kind}`,
  `notification ${notification}`,
  `method ${session?.paymentMethodType}`,
];

test('the rows that npm test plays have everything that the matrix has, but the codes', () => {
  const has = (rows: readonly Scenario[]) => [...new Set(rows.flatMap(traitsOf))].sort();
  const played = SCENARIOS.filter(({ id }) => REPRESENTATIVE.includes(id));
  expect(played).toHaveLength(REPRESENTATIVE.length);
  expect(has(SCENARIOS).filter((trait) => !has(played).includes(trait))).toEqual([]);
});

test('the matrix has every result code of a payment, with its step', () => {
  const { codes } = facts<{ codes: { code: string; retry: string }[] }>('result-codes');
  expect(codes.length).toBeGreaterThan(40);
  const steps = new Map(SCENARIOS.map(({ id, advice }) => [id, advice]));
  // of an open outcome we say more closely what "later" means: ask first
  const open = ['PAYMENT_IN_PROCESS', 'UNKNOWN_EXCEPTION', 'SYSTEM_ERROR'];
  for (const { code, retry } of codes) {
    expect(steps.get(code), code).toBe(open.includes(code) ? 'check_status' : retry);
  }
});

test('the matrix has every event code of the integration guide, and the challenge', () => {
  const { codes } = facts<{ codes: string[] }>('event-codes');
  expect(codes).toHaveLength(16);
  const played = SCENARIOS.flatMap(({ events, opens = true }) => [
    ...(opens ? OPENED : []),
    ...events,
  ]).map((line) => line.split(' ')[0]);
  expect(played).toEqual(expect.arrayContaining([...codes, 'SDK_PAYMENT_CHALLENGE']));
});
