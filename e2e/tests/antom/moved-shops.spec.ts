/**
 * Shops as they are written for Antom's own classes, on Antom's package and on ours: only the import, or the address of the
 * script, differs.
 */
import type { Page } from '@playwright/test';
import { playElement, type ElementPlan } from '../../antom/element-page.ts';
import { antomSession } from '../../antom/session.ts';
import { expect, test, type AntomShop } from '../../antom/shop.ts';
import { fullUnless } from '../../fixtures/selection.ts';
import { addresses } from '../../fixtures/stack.ts';
import { press } from '../../models/press.ts';

const SCRIPTS = {
  official: 'https://sdk.marmot-cloud.com/package/ams-checkout/1.47.2/dist/umd/ams-checkout.min.js',
  ours: '/ams-cashier.min.js',
} as const;

const SDKS = ['official', 'ours'] as const;

const PRODUCT_FRAMES = 'iframe[src^="https://checkout.antom.com/"]';

const status = (page: Page) => page.getByRole('status');

function sessionOf(productScene: string): string {
  const paymentSessionConfig = {
    productScene,
    productSceneVersion: '1.0',
    paymentMethodCategoryType: 'ALL',
  };
  return antomSession({ meta: { paymentSessionConfig } });
}

/** The shop's server, which makes a session for each request; returns the requests' queries. */
async function serveSessions(page: Page, make: () => string): Promise<string[]> {
  const asked: string[] = [];
  await page.route('**/api/session**', (route, request) => {
    asked.push(new URL(request.url()).search);
    return route.fulfill({ json: { sessionData: make() } });
  });
  return asked;
}

for (const sdk of SDKS) {
  test.describe(`on ${sdk === 'ours' ? 'ours' : "Antom's own"}`, () => {
    /** The official package throws even where all goes well: rows N1 to N5 of docs/antom.md. */
    const expectNoErrors = ({ errors }: AntomShop) => {
      if (sdk === 'ours') expect(errors).toEqual([]);
    };

    const openLoader = async (page: Page) => {
      const query = new URLSearchParams({ script: SCRIPTS[sdk] });
      await page.goto(`${addresses.pages}/moved-loader.html?${query}`);
      await page.getByRole('button', { name: 'Pay' }).click();
    };

    test(
      'a shop that inserts the script tag: declined, then paid',
      { tag: fullUnless(sdk === 'ours') },
      async ({ page, shop, world }) => {
        const session = world.session();
        await serveSessions(page, () => session);
        await openLoader(page);
        await shop.pay('declined');
        await expect(status(page)).toHaveText('Declined: ISSUER_REJECTS_TRANSACTION');
        await shop.pay('good');
        await expect(status(page)).toHaveText('Thank you');
        await expect.poll(() => shop.apps()).toEqual([]);
        expect(world.charges(session)).toBe(1);
        expectNoErrors(shop);
      },
    );

    test(
      'a shop that inserts the script tag: left, and opened anew',
      { tag: '@full' },
      async ({ page, shop, world }) => {
        await serveSessions(page, () => world.session());
        await openLoader(page);
        await shop.leave();
        await expect(status(page)).toHaveText('Nothing was charged');
        await expect.poll(() => shop.apps()).toEqual([]);
        await page.getByRole('button', { name: 'Pay' }).click();
        await shop.pay('good');
        await expect(status(page)).toHaveText('Thank you');
        expectNoErrors(shop);
      },
    );

    test(
      'a shop that asks its server beside the checkout page',
      { tag: '@full' },
      async ({ page, shop }) => {
        await playElement(page);
        await serveSessions(page, () => sessionOf('CHECKOUT_PAYMENT'));
        let order = 'open';
        await page.route('**/api/orders/1', (route) => route.fulfill({ json: { status: order } }));
        await page.goto(`${addresses.pages}/moved-page.html?sdk=${sdk}`);
        const frame = page.frameLocator(PRODUCT_FRAMES);
        const tell = async (message: object) => {
          await frame
            .locator('html')
            .evaluate(
              (_, message) => window.parent.postMessage(JSON.stringify(message), '*'),
              message,
            );
        };
        await expect(page.locator(PRODUCT_FRAMES)).toBeVisible();
        await expect(page.getByText('Loading the checkout')).toHaveCount(0);
        expect(await page.locator(PRODUCT_FRAMES).boundingBox()).toMatchObject({ height: 600 });
        const paymentResultCode = 'ISSUER_REJECTS_TRANSACTION';
        await tell({ code: 'SDK_PAYMENT_FAIL', result: { paymentResultCode } });
        await expect(status(page)).toHaveText('Declined');
        await tell({ code: 'SDK_PAYMENT_SUCCESSFUL', result: {} });
        await expect(status(page)).toHaveText('Checking your payment');
        order = 'paid';
        await expect(status(page)).toHaveText('Thank you');
        await expect(page.locator(PRODUCT_FRAMES)).toHaveCount(0);
        expectNoErrors(shop);
      },
    );

    const openElement = async (page: Page, plan: ElementPlan) => {
      await playElement(page, plan);
      const asked = await serveSessions(page, () => sessionOf('ELEMENT_PAYMENT'));
      await page.goto(`${addresses.pages}/moved-element.html?sdk=${sdk}`);
      await expect(status(page)).toHaveText('Ready for 1');
      return asked;
    };

    test(
      'a shop that builds its Element anew with each change of the cart',
      { tag: '@full' },
      async ({ page, shop }) => {
        const asked = await openElement(page, { submit: { status: 'SUCCESS' } });
        for (const quantity of ['2', '3']) {
          await page.getByLabel('Quantity').fill(quantity);
          await expect(status(page)).toHaveText(`Ready for ${quantity}`);
          await expect(page.locator(PRODUCT_FRAMES)).toHaveCount(1);
        }
        expect(asked).toEqual(['?quantity=1', '?quantity=2', '?quantity=3']);
        await press(page.getByRole('button', { name: 'Pay', exact: true }));
        await expect(status(page)).toHaveText('Thank you');
        await expect(page.locator(PRODUCT_FRAMES)).toHaveCount(0);
        expectNoErrors(shop);
      },
    );

    const ANSWERS: readonly (readonly [plan: ElementPlan, reads: string])[] = [
      [{ isValid: false }, 'Check the form'],
      [
        {
          submit: {
            status: 'FAIL',
            error: { code: 'CARD_EXPIRED', needChangeSessionForRetry: false },
          },
        },
        'FAIL: CARD_EXPIRED',
      ],
      [
        {
          submit: {
            status: 'FAIL',
            error: { code: 'ORDER_IS_CLOSED', needChangeSessionForRetry: true },
          },
        },
        'Try again: ORDER_IS_CLOSED',
      ],
    ];
    for (const [plan, reads] of ANSWERS) {
      test(`a shop with an Element reads “${reads}”`, { tag: '@full' }, async ({ page, shop }) => {
        await openElement(page, plan);
        await press(page.getByRole('button', { name: 'Pay', exact: true }));
        await expect(status(page)).toHaveText(reads);
        await expect(page.locator(PRODUCT_FRAMES)).toHaveCount(1);
        expectNoErrors(shop);
      });
    }
  });
}
