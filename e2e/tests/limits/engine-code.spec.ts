import type { Page, Route } from '@playwright/test';
import { expect, test } from '../../fixtures/stack.ts';
import { gotoBlankPage, newSession, openCashier, outcomeOf } from '../../models/open-cashier.ts';
import { CARDS } from '../../models/cashier.ts';

const FAULTS = {
  'HTTP 503': (route: Route) => route.fulfill({ status: 503, body: 'busy' }),
  'a page of HTML': (route: Route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Shop</title>' }),
  'a connection that breaks': (route: Route) => route.abort('connectionreset'),
} as const;

/** The hosted engine's code fails so many times; returns how often it was asked for. */
async function failCode(page: Page, fault: keyof typeof FAULTS, times: number) {
  let requests = 0;
  await page.route(/\/hosted-code-[^/]*\.js$/, (route) => {
    requests += 1;
    return requests > times ? route.continue() : FAULTS[fault](route);
  });
  return () => requests;
}

for (const fault of Object.keys(FAULTS) as (keyof typeof FAULTS)[]) {
  test(`the engine's code is fetched again after ${fault}`, async ({ page }) => {
    await gotoBlankPage(page);
    const requests = await failCode(page, fault, 1);
    const cashier = await openCashier(page);
    await cashier.pay(CARDS.good);
    expect((await outcomeOf(page))[0]).toBe('paid');
    expect(requests()).toBe(2);
  });
}

test('code that is gone, as after a deployment, says that only a reload helps', async ({
  page,
}) => {
  await gotoBlankPage(page);
  await failCode(page, 'HTTP 503', Infinity);
  const session = await newSession(page);
  const error = await page.evaluate(async (session) => {
    const checkout = window.core.createCashier({ environment: 'sandbox' }).open({ session });
    await checkout.outcome;
    const { error } = checkout.getSnapshot();
    return error && { reason: error.reason, recoverable: error.recoverable, text: error.message };
  }, session);
  expect(error).toMatchObject({ reason: 'cashier_unreachable', recoverable: false });
  expect(error?.text).toContain('Reload the page');
});
