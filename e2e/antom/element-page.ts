/**
 * The page of Antom's Payment Element as its SDK sees it, played by interception: it launches, shows a form and answers what a
 * test has told it to. Source: docs/reference/official-sdk-protocol.md#amselement-in-short
 */
import type { Page } from '@playwright/test';
import { PAYABLE } from './gateway.ts';

/** What the page and the gateway do. */
export interface ElementPlan {
  /** Default true. */
  readonly launches?: boolean;
  /** What it answers to submitPay; without it, nothing. */
  readonly submit?: object;
  /** It answers to submitPay nothing that Antom's class can read. Default false. */
  readonly isUnreadable?: boolean;
  /** It answers what the world's gateway says of the card that was typed. Default false: it has no form. */
  readonly pays?: boolean;
  /** Default true. */
  readonly isValid?: boolean;
  /** Default true. */
  readonly updates?: boolean;
}

export const elementPage = (plan: ElementPlan): string => `<!doctype html><meta charset="utf-8" />
<title>Antom’s Element, as the tests play it</title>
${plan.pays ? '<label>Card number <input /></label>' : '<button>Pay with a wallet</button>'}
<script>
  const plan = ${JSON.stringify(plan)};
  const instanceId = new URLSearchParams(location.search).get('instanceId');
  const say = (event, data) =>
    parent.postMessage(JSON.stringify({ name: 'APP_TO_SDK', instanceId, context: { event, data } }), '*');
  const number = document.querySelector('input');
  const isValid = () => plan.isValid !== false && (!number || /^\\d{12,19}$/.test(number.value));
  const STATUS = {
    SDK_PAYMENT_SUCCESSFUL: 'SUCCESS',
    SDK_PAYMENT_FAIL: 'FAIL',
    SDK_PAYMENT_PROCESSING: 'PROCESSING',
    SDK_PAYMENT_PENDING: 'PENDING',
  };
  let session;
  async function ask(path) {
    const body = JSON.stringify({ session, card: number.value });
    const { events, challenge, again } = await (await fetch(path, { method: 'POST', body })).json();
    if (challenge) {
      say('onEventCallback', { code: 'SDK_PAYMENT_CHALLENGE' });
      const bank = document.createElement('iframe');
      bank.src = challenge;
      document.body.append(bank);
      const answer = await ask('/fake/wait');
      bank.remove();
      return answer;
    }
    const [{ code, result }] = events;
    const status = STATUS[code] ?? 'UNKNOWN';
    const error = { code: result.paymentResultCode, needChangeSessionForRetry: !again };
    return status === 'FAIL' ? { status, error } : { status };
  }
  async function submit() {
    if (!plan.pays) return plan.submit;
    return isValid() ? ask('/fake/pay') : { status: 'FAIL', error: { code: 'FORM_INVALID' } };
  }
  const answers = {
    renderComponent: ({ data }) => {
      session = data.paymentSessionData;
      say('webAppReady', { source: 'payment' });
      say('onSizeChanged', { source: 'payment', width: 400, height: 300 });
    },
    onValidate: ({ eventCallbackId }) => say(eventCallbackId, { data: { isValid: isValid() } }),
    submitPay: async ({ eventCallbackId }) => {
      if (plan.isUnreadable) return say(eventCallbackId);
      const answer = await submit();
      if (answer) say(eventCallbackId, { data: answer });
    },
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

/** Takes precedence over the world that the test is in. */
export async function playElement(
  page: Page,
  plan: ElementPlan = {},
  query: object | 'down' = {},
): Promise<void> {
  const respond = (body: string) => ({ contentType: 'text/html', body });
  await page.route(/^https:\/\/checkout\.antom\.com\/elements\//, (route) =>
    route.fulfill(respond(elementPage(plan))),
  );
  await page.route(/^https:\/\/checkout\.antom\.com\/checkout-page\//, (route) =>
    route.fulfill(respond(checkoutPage)),
  );
  await page.route(/\/mgw\.htm$/, (route, request) => {
    if (query === 'down') return route.abort('connectionrefused');
    return route.fulfill({
      contentType: 'application/json',
      body: JSON.stringify({ ...PAYABLE, ...query }),
      headers: {
        'access-control-allow-origin': request.headers()['origin'] ?? '*',
        'access-control-allow-credentials': 'true',
        'access-control-allow-headers':
          request.headers()['access-control-request-headers'] ?? 'content-type',
        'access-control-expose-headers': 'Result-Status, Tips, Memo, Mgw-TraceId',
        'Mgw-TraceId': 'trace-of-the-gateway',
      },
    });
  });
}
