/** One file of a merchant, and whatever session its server asks for. */
import { randomUUID } from 'node:crypto';
import type { AntomClient } from '@ams-cashier/server';
import type { Page } from '@playwright/test';
import { createElementSession } from '../../fixtures/element-session.ts';
import { antomAt, createSession } from '../../fixtures/merchant-api.ts';
import { fullUnless } from '../../fixtures/selection.ts';
import { addresses, expect, test } from '../../fixtures/stack.ts';
import { CARDS, CashierPage } from '../../models/cashier.ts';
import { press } from '../../models/press.ts';

interface Asked {
  readonly session: string;
  /** What Antom answers to the shop's server afterwards. */
  readonly status: () => Promise<string | undefined>;
}

const paymentStatus = async (antom: AntomClient, paymentRequestId: string) =>
  (await antom.inquiryPayment({ paymentRequestId })).paymentStatus;

const KINDS: {
  readonly [kind: string]: {
    readonly ask: (antom: AntomClient) => Promise<Asked>;
    readonly reads: string;
  };
} = {
  'a classic session': {
    async ask(antom) {
      const paymentRequestId = randomUUID();
      const { sessionData } = await createSession(antom, { paymentRequestId });
      return { session: sessionData, status: () => paymentStatus(antom, paymentRequestId) };
    },
    reads: 'Thank you!',
  },
  'an Element session': {
    async ask(antom) {
      const { session, paymentRequestId } = await createElementSession(antom);
      return { session, status: () => paymentStatus(antom, paymentRequestId) };
    },
    reads: 'Thank you!',
  },
  'a session of a checkout page': {
    async ask(antom) {
      const { session, paymentRequestId } = await createElementSession(antom, {
        scene: 'CHECKOUT_PAYMENT',
      });
      return { session, status: () => paymentStatus(antom, paymentRequestId) };
    },
    reads: 'Thank you!',
  },
  'a vaulting session': {
    async ask(antom) {
      const vaultingRequestId = randomUUID();
      const { vaultingSessionData } = await antom.createVaultingSession({
        vaultingRequestId,
        paymentMethodType: 'CARD',
        redirectUrl: `${addresses.pages}/blank.html`,
        vaultingNotificationUrl: `${addresses.pages}/nobody`,
      });
      return {
        session: vaultingSessionData,
        status: async () => (await antom.inquireVaulting({ vaultingRequestId })).vaultingStatus,
      };
    },
    reads: 'Your card is saved.',
  },
};

async function openSample(page: Page, sample: string, session: string): Promise<CashierPage> {
  await page.route('**/api/orders', (route) =>
    route.fulfill({ json: { paymentSessionData: session } }),
  );
  await page.goto(`${addresses.pages}/sample-${sample}.html`);
  return new CashierPage(page);
}

for (const [kind, { ask, reads }] of Object.entries(KINDS)) {
  const tag = fullUnless(kind === 'a vaulting session');
  test(`the own-button sample takes ${kind}`, { tag }, async ({ page }) => {
    const { session, status } = await ask(await antomAt(addresses.sandbox));
    const cashier = await openSample(page, 'own-button', session);
    await cashier.fill(CARDS.good);
    await press(page.locator('#pay'));
    await expect(page.locator('body > [role=status]')).toHaveText(reads);
    await expect.poll(status).toBe('SUCCESS');
  });
}

test('the AMSElement sample pays after a decline', async ({ page }) => {
  const antom = await antomAt(addresses.sandbox);
  const { session, paymentRequestId } = await createElementSession(antom);
  const cashier = await openSample(page, 'payment-element', session);
  const message = page.locator('body > [role=status]');
  await cashier.fill(CARDS.declined);
  await press(page.locator('#pay'));
  await expect(message).toHaveText(/^The payment failed: [A-Z_]+$/);
  await cashier.fill(CARDS.good);
  await press(page.locator('#pay'));
  await expect(message).toHaveText('Thank you!');
  expect(await paymentStatus(antom, paymentRequestId)).toBe('SUCCESS');
});
