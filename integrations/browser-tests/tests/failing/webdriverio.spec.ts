// Fails: the tests of the tests look for its record.
import { $, browser, expect } from '@wdio/globals';

it('is charged twice', async () => {
  await browser.url('/');
  await $('button=Pay now').click();
  const order = await browser.cashier.sessionId();
  await browser.cashier.decline();
  await browser.cashier.pay();
  await browser.cashier.done();
  expect(await browser.sandbox.order(order)).toMatchObject({ charges: 2 });
});
