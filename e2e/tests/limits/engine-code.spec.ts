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

/** A file of ours, by default the hosted engine's, fails so many times; returns how often it was asked for. */
async function failCode(
  page: Page,
  fault: keyof typeof FAULTS,
  times: number,
  file = 'hosted-code',
) {
  let requests = 0;
  await page.route(new RegExp(`/${file}-[^/]*\\.js$`), (route) => {
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

test('what update() and AMSElement need is fetched again, too, and fails by name', async ({
  page,
}) => {
  await gotoBlankPage(page);
  const asked = await failCode(page, 'HTTP 503', Infinity, '(session-change|element-facade)');
  const sessions = [await newSession(page), await newSession(page)] as const;
  const answers = await page.evaluate(async ([session, other]) => {
    const { createCashier, AMSElement } = window.core;
    const checkout = createCashier({ environment: 'sandbox' }).open({ session });
    await checkout.ready;
    const update = await checkout.update({ session: other }).catch((error: unknown) => error);
    checkout.close();
    const element = new AMSElement({ environment: 'sandbox', sessionData: session });
    const mount = await element.mount({ type: 'payment' }, 'body');
    const submit = await element.submitPayment();
    return { reason: Object(update).reason, mount, submit };
  }, sessions);
  expect(answers).toMatchObject({
    reason: 'cashier_unreachable',
    mount: {
      error: {
        code: 'INITIALIZE_API_TIMEOUT',
        message: expect.stringContaining('Reload the page'),
      },
    },
    submit: { status: 'FAIL', error: { code: 'INITIALIZE_API_TIMEOUT' } },
  });
  expect(asked()).toBeGreaterThan(3);
});
