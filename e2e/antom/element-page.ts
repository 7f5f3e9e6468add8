/**
 * The page of Antom's Payment Element as its SDK sees it, played by interception: it launches, shows a form and answers what a
 * test has told it to. Source: docs/reference/official-sdk-protocol.md#amselement-in-short
 */
import type { Page } from '@playwright/test';

/** What the page and the gateway do. */
export interface ElementPlan {
  /** Default true. */
  readonly launches?: boolean;
  /** What it answers to submitPay; without it, nothing. */
  readonly submit?: object;
  /** Default true. */
  readonly isValid?: boolean;
  /** Default true. */
  readonly updates?: boolean;
}

const html = (plan: ElementPlan): string => `<!doctype html><meta charset="utf-8" />
<title>Antom’s Element, as the tests play it</title>
<button>Pay with a wallet</button>
<script>
  const plan = ${JSON.stringify(plan)};
  const instanceId = new URLSearchParams(location.search).get('instanceId');
  const say = (event, data) =>
    parent.postMessage(JSON.stringify({ name: 'APP_TO_SDK', instanceId, context: { event, data } }), '*');
  const answers = {
    renderComponent: () => {
      say('webAppReady', { source: 'payment' });
      say('onSizeChanged', { source: 'payment', width: 400, height: 300 });
    },
    onValidate: ({ eventCallbackId }) =>
      say(eventCallbackId, { data: { isValid: plan.isValid !== false } }),
    submitPay: ({ eventCallbackId }) => plan.submit && say(eventCallbackId, { data: plan.submit }),
    updatePayment: () => say('updated', { success: plan.updates !== false }),
  };
  window.heard = [];
  addEventListener('message', ({ data, source }) => {
    if (source !== parent || typeof data !== 'string') return;
    const { name, context } = JSON.parse(data);
    if (name !== 'SDK_TO_APP') return;
    heard.push(context);
    answers[context.event]?.(context);
  });
  window.app = { say };
  if (plan.launches !== false) say('onLaunch', {});
</script>`;

const checkoutPage = `<!doctype html><meta charset="utf-8" /><title>Antom’s checkout page, as the tests play it</title>
<script>window.app = { tell: (message) => parent.postMessage(JSON.stringify(message), '*') };</script>`;

/** What the gateway answers to the query of an Element. */
const QUERY = {
  success: true,
  paymentMethods: [{ paymentMethodType: 'CARD' }, { paymentMethodType: 'GCASH' }],
  orderAmountView: { value: '42.00' },
  paymentAmountView: { value: '42.00' },
};

/** Takes precedence over the world that the test is in. */
export async function playElement(
  page: Page,
  plan: ElementPlan = {},
  query: object = {},
): Promise<void> {
  const respond = (body: string) => ({ contentType: 'text/html', body });
  await page.route(/^https:\/\/checkout\.antom\.com\/elements\//, (route) =>
    route.fulfill(respond(html(plan))),
  );
  await page.route(/^https:\/\/checkout\.antom\.com\/checkout-page\//, (route) =>
    route.fulfill(respond(checkoutPage)),
  );
  await page.route(/\/mgw\.htm$/, (route, request) =>
    route.fulfill({
      contentType: 'application/json',
      body: JSON.stringify({ ...QUERY, ...query }),
      headers: {
        'access-control-allow-origin': request.headers()['origin'] ?? '*',
        'access-control-allow-credentials': 'true',
        'access-control-allow-headers':
          request.headers()['access-control-request-headers'] ?? 'content-type',
        'access-control-expose-headers': 'Result-Status, Tips, Memo, Mgw-TraceId',
        'Mgw-TraceId': 'trace-of-the-gateway',
      },
    }),
  );
}
