import { createCashier } from '@ams-cashier/core';
import { beforeEach, expect, test, vi } from 'vitest';
import { transferEngine } from './transfer-engine.ts';

const metadata = btoa(JSON.stringify({ iban: 'NL00 TEST 0000 0000 00' }));
const session = `session&&SG&&111&&${metadata}`;
const cashier = createCashier({ environment: 'sandbox', engines: [transferEngine] });

/** Presses the button with this text. */
function press(text: string) {
  const buttons = [...document.querySelectorAll('button')];
  const button = buttons.find(({ textContent }) => textContent === text);
  if (!button) throw new Error(`No button "${text}"`);
  button.click();
}

beforeEach(() => document.body.replaceChildren());

test('a transfer is pending once the shopper says that it was sent', async () => {
  const checkout = cashier.open({ session });
  const codes: string[] = [];
  checkout.on('event', ({ code }) => codes.push(code));
  await checkout.ready;
  press('I have sent the money');
  expect(await checkout.outcome).toMatchObject({ status: 'undecided' });
  expect(codes).toEqual(['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING', 'SDK_PAYMENT_PENDING']);

  expect(checkout.getSnapshot().visible).toBe(true);
  press('Close');
  await vi.waitFor(() => expect(checkout.getSnapshot().visible).toBe(false));
  expect(document.body.childElementCount).toBe(0);
  expect(codes).toHaveLength(3);
});

test('a shopper who closes the panel without paying has cancelled', async () => {
  const checkout = cashier.open({ session });
  await checkout.ready;
  press('Close');
  expect(await checkout.outcome).toMatchObject({ status: 'cancelled' });
  expect(document.body.childElementCount).toBe(0);
});

test("the shop's own button does the same", async () => {
  const checkout = cashier.open({ session });
  await checkout.ready;
  expect(await checkout.submit()).toBe('accepted');
  expect(await checkout.outcome).toMatchObject({ status: 'undecided' });
});

test('nothing is left after a close', async () => {
  const checkout = cashier.open({ session });
  await checkout.ready;
  checkout.close();
  expect(document.body.childElementCount).toBe(0);
  expect(await checkout.outcome).toMatchObject({ status: 'closed' });
});
