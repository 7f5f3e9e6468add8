import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { test, WalletPage } from '@ams-cashier/sandbox/playwright';
import type { SandboxConnection } from '@ams-cashier/sandbox';

/** Opened in the sandbox's own shop, to which the wallet leads back. */
async function walletSession(
  sandbox: SandboxConnection,
  currency: string,
  ...methods: readonly string[]
) {
  const paymentRequestId = randomUUID();
  const session = await sandbox.session({
    paymentRequestId,
    availablePaymentMethod: {
      paymentMethodTypeList: methods.map((paymentMethodType) => ({ paymentMethodType })),
    },
    paymentAmount: { currency, value: '42000' },
    paymentRedirectUrl: sandbox.shopUrl(paymentRequestId),
  });
  const state = async () => (await sandbox.order(session)).state;
  return { session, state };
}

test('a wallet is left without an answer, and approved in another tab', async ({
  page,
  context,
  cashier,
  sandbox,
}) => {
  const { session, state } = await walletSession(sandbox, 'PHP', 'GCASH');
  await page.goto(sandbox.shopUrl(session));
  const wallet = await cashier.payByWallet('GCASH');
  const address = wallet.page.url();
  await wallet.leave();
  await expect(page).toHaveURL(/\/shop\?session=/);
  expect(await state()).toBe('PROCESSING');

  const other = await context.newPage();
  await other.goto(address);
  await new WalletPage(other).approve();
  await expect.poll(state).toBe('SUCCESS');
});

test(
  'a wallet is chosen beside cards; in its window it goes on processing',
  { tag: '@full' },
  async ({ page, cashier, sandbox }) => {
    const { session, state } = await walletSession(sandbox, 'KRW', 'CARD', 'KAKAOPAY');
    await page.goto(sandbox.shopUrl(session));
    const wallet = await cashier.payByWallet('KAKAOPAY');
    expect(wallet.page).not.toBe(page);
    await wallet.wait();
    await expect.poll(state).toBe('PENDING');
    await sandbox.decide(session, 'approve');
    await expect.poll(state).toBe('SUCCESS');
  },
);
