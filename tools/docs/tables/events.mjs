import { EVENT_CODES } from '../../../libs/sdk-core/src/codes.ts';
import { proseFor } from '../prose.mjs';
import { code, table } from '../table.mjs';
import { EVENTS_ZH } from './zh/events.mjs';

/**
 * What docs/events.md says about each event code: when it comes, whether the open ends with it, what to do.
 * Antom's events outside of the card form come only with its own sessions.
 * @type {Record<string, readonly [when: string, ends: 'yes' | 'no' | 'see `final`', then: string]>}
 */
const PROSE = {
  SDK_START_OF_LOADING: [
    'The request is valid and the cashier starts to load.',
    'no',
    'Show your own loading view if you set `showLoading: false`.',
  ],
  SDK_END_OF_LOADING: [
    'Loading has ended; `outcome` is `ready`, `failed` or `cancelled`. Each start has exactly one end, unless you closed in between.',
    'no',
    'Hide your loading view. This does not mean that anything was paid.',
  ],
  SDK_PAYMENT_CANCEL: [
    'The shopper left before a submit was accepted, or the payment was cancelled at the gateway.',
    'yes',
    'Offer the payment again: `retry()`.',
  ],
  SDK_CALL_URL_SUCCESS: [
    "The page is about to leave for a wallet's or bank's page, or for paymentRedirectUrl.",
    'no',
    'Nothing. Your page may be about to unload.',
  ],
  SDK_CALL_URL_ERROR: [
    'The redirect failed: the URL is missing or not allowed, or the browser blocked the window.',
    'no',
    'Check paymentRedirectUrl. If a window was blocked, the cashier shows a link.',
  ],
  SDK_DUPLICATE_SUBMISSION_BEHAVIOR: [
    'A second submit was made while the first is in flight. It charges nothing.',
    'no',
    'Keep your pay button disabled. The outcome of the first submit follows.',
  ],
  SDK_FORM_VERIFICATION_FAILED: [
    'A submit had missing or invalid fields; the form marks them.',
    'no',
    'Enable your own pay button again.',
  ],
  SDK_SUBMIT_NETWORK_ERROR: [
    'The submit did not reach the gateway. Nothing was charged.',
    'no',
    'Let the shopper submit again.',
  ],
  SDK_PAYMENT_CHALLENGE: [
    'The issuer requires a 3-D Secure challenge. The SDK shows it.',
    'no',
    'Nothing. Keep the shopper on the page.',
  ],
  SDK_LAUNCH_PAYMENT_APP_ERROR: [
    'Antom: the app or page of a payment method could not be opened.',
    'no',
    'Offer the payment again, or another method.',
  ],
  SDK_PAYMENT_AUTHORIZATION_SUCCESSFUL: [
    'Antom: the payment was authorized; the result follows.',
    'no',
    'Wait for the result.',
  ],
  SDK_REDIRECT: [
    'Antom, in a native app: your app must open the URLs in `result.redirectUrls`.',
    'no',
    'Let the app open them.',
  ],
  SDK_PAYMENT_SHIPPINGCHANGE: [
    'Antom, PayPal: the shopper changed the delivery address.',
    'no',
    'Update the order if it depends on the address.',
  ],
  SDK_PAYMENT_APPROVE: [
    'Antom, PayPal: the shopper approved the payment; the result follows.',
    'no',
    'Wait for the result.',
  ],
  SDK_PAYMENT_WARN: ['Antom, PayPal: a warning.', 'no', 'Log it.'],
  SDK_PAYMENT_CLICK_BACK_TO_MERCHANT: [
    "Antom's own checkout page: the shopper wants to return to the shop.",
    'no',
    'Show your result page.',
  ],
  SDK_PAYMENT_METHOD_CHANGED: [
    'In a session with several methods, the shopper chose another one; it is in `paymentMethod`.',
    'no',
    'Nothing, or update what depends on the method.',
  ],
  SDK_BILLING_ADDRESS_CHANGED: [
    'Antom: the shopper entered a billing address; it is in `billingAddress`.',
    'no',
    'Update the order if it depends on the address.',
  ],
  SDK_UNKNOWN: [
    'A code unknown to this version; it is in `rawCode`.',
    'no',
    'Ignore it; it is not a failure.',
  ],
  SDK_INIT_PARAMETER_ERROR: [
    'An option of `createCashier` or the constructor is invalid.',
    'yes',
    'Correct the option that the message names.',
  ],
  SDK_CREATEPAYMENT_PARAMETER_ERROR: [
    'The session or the container is missing, invalid or not allowed, or the session has expired.',
    'yes',
    'Read `reason` and `message`.',
  ],
  SDK_CREATECOMPONENT_ERROR: [
    'The cashier failed to load, or this `AMSCashierPayment` already has one.',
    'yes',
    'If `recoverable`: `retry()`.',
  ],
  SDK_INTERNAL_ERROR: [
    'The cashier failed while no submit was in flight.',
    'yes',
    'If `recoverable`: `retry()`. Report the `traceId` if it happens again.',
  ],
  SDK_PAYMENT_SUCCESSFUL: [
    'Paid, as far as the page can tell.',
    'yes',
    'Show your result page; ship only after your server has confirmed the payment.',
  ],
  SDK_PAYMENT_FAIL: [
    'Not paid; `result.paymentResultCode` is the reason. With `final: false` the form is still open and the shopper may try again.',
    'see `final`',
    '`final: false`: nothing, leave the form open. Otherwise follow `advise(code)`.',
  ],
  SDK_PAYMENT_PENDING: [
    'The shopper is done; the result comes later.',
    'yes',
    'Show "pending" and wait for the notification.',
  ],
  SDK_PAYMENT_PROCESSING: [
    'The outcome is unknown: still being processed, or the shopper left or the cashier failed after a submit was accepted.',
    'yes',
    'Ask your server (`pollPayment`). Ask the shopper whether they finished; offer to pay again only if your server knows that the payment did not succeed.',
  ],
  SDK_PAYMENT_ERROR: [
    'The gateway reports an abnormal status: the outcome is unknown.',
    'yes',
    'Ask your server (`pollPayment`), or wait for the notification.',
  ],
  SDK_PAYMENT_RETRY: [
    'Antom: declined; the form is still open and the shopper may try again.',
    'no',
    'Nothing. Leave the form open.',
  ],
};

/** @type {Record<'en' | 'zh', readonly string[]>} */
const HEADS = {
  en: ['code', 'type', 'when', 'ends the open', 'what to do'],
  zh: ['代码', '类型', '何时', '是否结束', '如何处理'],
};

const ENDS_ZH = { yes: '是', no: '否', 'see `final`': '见 `final`' };

/** @param {keyof typeof HEADS} language */
export const events = (language) => () => {
  /** @type {Map<string, string>} */
  const typeOf = new Map(
    Object.entries(EVENT_CODES).flatMap(([type, codes]) =>
      codes.map((eventCode) => /** @type {const} */ ([eventCode, type])),
    ),
  );
  const codes = [...typeOf.keys()];
  const chinese = new Map(proseFor('events', codes, EVENTS_ZH));
  return table(
    HEADS[language],
    proseFor('events', codes, PROSE).map(([eventCode, [when, ends, then]]) => {
      const [whenZh = '', thenZh = ''] = chinese.get(eventCode) ?? [];
      return [
        code(eventCode),
        typeOf.get(eventCode) ?? '',
        ...(language === 'en' ? [when, ends, then] : [whenZh, ENDS_ZH[ends], thenZh]),
      ];
    }),
  );
};
