/**
 * What Antom's classes for the newer products say, and what comes of it behind our client: the rows of the tables in docs/antom.md.
 * Source: docs/reference/beyond-cashier.md#a2-amselement--the-payment-element-first-generation-pkg
 */
import type { ElementPlan } from './element-page.ts';

/** What an open comes to. */
export interface Ending {
  /** `open`: it goes on. */
  readonly status: 'paid' | 'saved' | 'undecided' | 'failed' | 'cancelled' | 'open';
  readonly code?: string;
  readonly paymentResultCode?: string;
}

/** By the first cell of their row: each plan of the page, and its ending. */
export const SUBMIT_ROWS: {
  readonly [row: string]: readonly (readonly [plan: ElementPlan, ending: Ending])[];
} = {
  '`SUCCESS`': [
    [{ submit: { status: 'SUCCESS' } }, { status: 'paid', code: 'SDK_PAYMENT_SUCCESSFUL' }],
  ],
  '`PROCESSING`, `PENDING`, an unknown status': [
    [{ submit: { status: 'PROCESSING' } }, { status: 'undecided', code: 'SDK_PAYMENT_PROCESSING' }],
    [{ submit: { status: 'PENDING' } }, { status: 'undecided', code: 'SDK_PAYMENT_PENDING' }],
    [{ submit: { status: 'HOLD' } }, { status: 'undecided', code: 'SDK_PAYMENT_PROCESSING' }],
  ],
  '`FAIL` with `needChangeSessionForRetry: false`, or no status with it': [
    [
      {
        submit: {
          status: 'FAIL',
          error: { code: 'CARD_EXPIRED', needChangeSessionForRetry: false },
        },
      },
      { status: 'open', code: 'SDK_PAYMENT_FAIL', paymentResultCode: 'CARD_EXPIRED' },
    ],
    [
      { submit: { error: { code: 'CARD_EXPIRED', needChangeSessionForRetry: false } } },
      { status: 'open', code: 'SDK_PAYMENT_FAIL', paymentResultCode: 'CARD_EXPIRED' },
    ],
  ],
  '`FAIL` with `true`': [
    [
      {
        submit: {
          status: 'FAIL',
          error: { code: 'ORDER_IS_CLOSED', message: 'm', needChangeSessionForRetry: true },
        },
      },
      { status: 'failed', code: 'SDK_PAYMENT_FAIL', paymentResultCode: 'ORDER_IS_CLOSED' },
    ],
  ],
  '`FAIL` without it': [
    [
      { submit: { status: 'FAIL', error: { code: 'CARD_EXPIRED' } } },
      { status: 'open', code: 'SDK_PAYMENT_FAIL', paymentResultCode: 'CARD_EXPIRED' },
    ],
    [
      { submit: { status: 'FAIL', error: { code: 'ORDER_IS_CLOSED' } } },
      { status: 'failed', code: 'SDK_PAYMENT_FAIL', paymentResultCode: 'ORDER_IS_CLOSED' },
    ],
  ],
  '`FAIL` with `UNKNOWN_EXCEPTION` or another code that leaves the payment open': [
    [
      {
        submit: {
          status: 'FAIL',
          error: { code: 'UNKNOWN_EXCEPTION', needChangeSessionForRetry: true },
        },
      },
      { status: 'undecided', code: 'SDK_PAYMENT_FAIL', paymentResultCode: 'UNKNOWN_EXCEPTION' },
    ],
    [
      { submit: { status: 'FAIL', error: { code: 'REPEAT_REQ_REJECT' } } },
      { status: 'undecided', code: 'SDK_PAYMENT_FAIL', paymentResultCode: 'REPEAT_REQ_REJECT' },
    ],
  ],
  'a response from its page that Antom’s class can’t parse (`ERR_DATA_STRUCT_UNRECOGNIZED`)': [
    [
      { isUnreadable: true },
      {
        status: 'undecided',
        code: 'SDK_PAYMENT_PROCESSING',
        paymentResultCode: 'ERR_DATA_STRUCT_UNRECOGNIZED',
      },
    ],
  ],
  '`userCanceled3D`': [
    [
      { submit: { status: 'FAIL', userCanceled3D: true, error: { code: 'X' } } },
      { status: 'failed', code: 'SDK_PAYMENT_FAIL', paymentResultCode: 'X' },
    ],
    [
      { submit: { status: 'FAIL', userCanceled3D: true } },
      {
        status: 'failed',
        code: 'SDK_PAYMENT_FAIL',
        paymentResultCode: 'USER_PAYMENT_VERIFICATION_FAILED',
      },
    ],
  ],
  '`CANCELLED`': [
    [{ submit: { status: 'CANCELLED' } }, { status: 'cancelled', code: 'SDK_PAYMENT_CANCEL' }],
    [
      { submit: { status: 'CANCELLED', error: { needChangeSessionForRetry: false } } },
      { status: 'open', code: 'SDK_PAYMENT_FAIL', paymentResultCode: 'USER_CANCELED' },
    ],
  ],
  'no response': [[{}, { status: 'undecided', code: 'SDK_PAYMENT_PROCESSING' }]],
  'invalid fields': [
    [
      { isValid: false, submit: { status: 'FAIL', error: { code: 'X' } } },
      { status: 'open', code: 'SDK_FORM_VERIFICATION_FAILED' },
    ],
  ],
};

interface MountCase {
  readonly plan?: ElementPlan;
  /** What the gateway answers to the query of the session; `down`: no connection. */
  readonly query?: object | 'down';
  readonly reason: string;
  /** In the message. */
  readonly says: string;
}

const refused = (errorCode: string): MountCase => ({
  query: { success: false, errorCode },
  reason: 'cashier_unreachable',
  says: errorCode,
});

/** By the first cell of their row: how `mount()` fails, and what is said of it. */
export const MOUNT_ROWS: { readonly [row: string]: readonly MountCase[] } = {
  '`INITIALIZE_WEB_TIMEOUT` (10 s)': [
    { plan: { launches: false }, reason: 'load_timeout', says: 'INITIALIZE_WEB_TIMEOUT' },
  ],
  '`INITIALIZE_API_TIMEOUT`': [
    { query: 'down', reason: 'cashier_unreachable', says: 'INITIALIZE_API_TIMEOUT' },
  ],
  '`ERR_DATA_STRUCT_UNRECOGNIZED`': [
    { query: { success: false }, reason: 'cashier_unreachable', says: 'settlementCurrency' },
    { query: { paymentMethods: [] }, reason: 'cashier_unreachable', says: 'settlementCurrency' },
    { query: { orderAmountView: null }, reason: 'cashier_unreachable', says: 'settlementCurrency' },
  ],
  'codes of the gateway: `UNKNOWN_EXCEPTION`, `REPEAT_REQ_REJECT`, `PROCESS_FAIL`, `INQUIRY_PAYMENT_SESSION_FAILED` and others':
    [
      refused('UNKNOWN_EXCEPTION'),
      refused('REPEAT_REQ_REJECT'),
      refused('PROCESS_FAIL'),
      refused('INQUIRY_PAYMENT_SESSION_FAILED'),
      refused('ORDER_IS_CLOSED'),
    ],
};

/** By the first cell of their row: what `AMSCheckoutPage` passes on. */
export const PAGE_ROWS: {
  readonly [row: string]: readonly (readonly [message: object, ending: Ending])[];
} = {
  '`SDK_PAYMENT_SUCCESSFUL`': [
    [
      { code: 'SDK_PAYMENT_SUCCESSFUL', result: {} },
      { status: 'paid', code: 'SDK_PAYMENT_SUCCESSFUL' },
    ],
  ],
  '`SDK_PAYMENT_FAIL`': [
    [
      { code: 'SDK_PAYMENT_FAIL', result: { paymentResultCode: 'ISSUER_REJECTS_TRANSACTION' } },
      {
        status: 'open',
        code: 'SDK_PAYMENT_FAIL',
        paymentResultCode: 'ISSUER_REJECTS_TRANSACTION',
      },
    ],
    [{ code: 'SDK_PAYMENT_FAIL' }, { status: 'open', code: 'SDK_PAYMENT_FAIL' }],
    [
      { code: 'SDK_PAYMENT_FAIL', result: { paymentResultCode: 'ORDER_IS_CLOSED' } },
      { status: 'failed', code: 'SDK_PAYMENT_FAIL', paymentResultCode: 'ORDER_IS_CLOSED' },
    ],
  ],
  '`SDK_PAYMENT_CANCEL`': [
    [{ code: 'SDK_PAYMENT_CANCEL' }, { status: 'cancelled', code: 'SDK_PAYMENT_CANCEL' }],
  ],
  '`SDK_PAYMENT_CLICK_BACK_TO_MERCHANT`': [
    [
      { code: 'SDK_PAYMENT_CLICK_BACK_TO_MERCHANT' },
      { status: 'open', code: 'SDK_PAYMENT_CLICK_BACK_TO_MERCHANT' },
    ],
  ],
};
