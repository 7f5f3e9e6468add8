/** What a merchant's compiler knows about events. Nothing here runs. */
import {
  createCashier,
  isCashierError,
  type CashierError,
  type CashierEvent,
  type CashierErrorEvent,
  type ErrorReason,
  type EventCode,
  type EventOf,
  type LoadingOutcome,
  type LogEntry,
  type PaymentResult,
  type ResultEvent,
  type StatusEvent,
} from '@ams-cashier/core';
import { same } from './same.ts';

declare const event: CashierEvent;

// every event declares what handlers destructure
same<(typeof event)['result'], PaymentResult | undefined>();
same<(typeof event)['openId'], string>();
same<(typeof event)['attempt'], number>();
same<(typeof event)['at'], number>();
same<(typeof event)['traceId'], string>();
same<(typeof event)['code'], EventCode>();
same<(typeof event)['type'], 'status' | 'error' | 'result'>();

// the group narrows
if (event.type === 'result') {
  same<typeof event, ResultEvent>();
  same<typeof event.final, boolean>();
} else if (event.type === 'error') {
  same<typeof event, CashierErrorEvent>();
  same<typeof event.reason, ErrorReason>();
  same<typeof event.recoverable, boolean>();
  same<typeof event.result, undefined>();
  // @ts-expect-error an error is no outcome of an attempt
  void event.final;
} else {
  same<typeof event, StatusEvent>();
  // @ts-expect-error a status has no reason
  void event.reason;
}

// the code narrows
if (event.code === 'SDK_END_OF_LOADING') same<typeof event.outcome, LoadingOutcome>();
if (event.code === 'SDK_PAYMENT_METHOD_CHANGED') same<typeof event.paymentMethod.type, string>();
if (event.code === 'SDK_UNKNOWN') same<typeof event.rawCode, string>();
if (event.code === 'SDK_PAYMENT_FAIL') same<typeof event.final, boolean>();
if (event.code === 'SDK_INTERNAL_ERROR') same<typeof event, CashierError<'SDK_INTERNAL_ERROR'>>();

// @ts-expect-error only END of loading has an outcome
void event.outcome;
// @ts-expect-error only SDK_UNKNOWN has the code that came
void event.rawCode;
// @ts-expect-error a code with a typing mistake
if (event.code === 'SDK_PAYMENT_SUCCESFUL') void event;
// @ts-expect-error events are read-only
event.attempt = 2;

// destructured code narrows destructured result
const handler = ({ code, type, result }: CashierEvent): string | undefined => {
  if (code === 'SDK_PAYMENT_SUCCESSFUL') {
    same<typeof type, 'result'>(type);
    same<typeof result, PaymentResult | undefined>();
    return result?.cardPaymentResultInfo?.lastFour;
  }
  if (code === 'SDK_INTERNAL_ERROR') same<typeof result, undefined>();
  return result?.paymentResultCode;
};

// the integration guide's handler, with its parameter annotated
const seedHandler = function ({ code, result }: CashierEvent) {
  switch (code) {
    case 'SDK_PAYMENT_SUCCESSFUL':
      break;
    case 'SDK_PAYMENT_PROCESSING':
      console.log(result);
      break;
    case 'SDK_PAYMENT_FAIL':
      console.log(result);
      break;
    case 'SDK_PAYMENT_CANCEL':
      break;
    case 'SDK_PAYMENT_ERROR':
      break;
    default:
      break;
  }
};

/** Handles every code. */
function all(each: CashierEvent): number {
  switch (each.code) {
    case 'SDK_START_OF_LOADING':
    case 'SDK_END_OF_LOADING':
    case 'SDK_PAYMENT_CANCEL':
    case 'SDK_CALL_URL_SUCCESS':
    case 'SDK_CALL_URL_ERROR':
    case 'SDK_DUPLICATE_SUBMISSION_BEHAVIOR':
    case 'SDK_FORM_VERIFICATION_FAILED':
    case 'SDK_SUBMIT_NETWORK_ERROR':
    case 'SDK_PAYMENT_CHALLENGE':
    case 'SDK_LAUNCH_PAYMENT_APP_ERROR':
    case 'SDK_PAYMENT_AUTHORIZATION_SUCCESSFUL':
    case 'SDK_REDIRECT':
    case 'SDK_PAYMENT_SHIPPINGCHANGE':
    case 'SDK_PAYMENT_APPROVE':
    case 'SDK_PAYMENT_WARN':
    case 'SDK_PAYMENT_METHOD_CHANGED':
    case 'SDK_BILLING_ADDRESS_CHANGED':
    case 'SDK_PAYMENT_CLICK_BACK_TO_MERCHANT':
    case 'SDK_UNKNOWN':
    case 'SDK_INTERNAL_ERROR':
    case 'SDK_CREATEPAYMENT_PARAMETER_ERROR':
    case 'SDK_INIT_PARAMETER_ERROR':
    case 'SDK_CREATECOMPONENT_ERROR':
    case 'SDK_PAYMENT_SUCCESSFUL':
    case 'SDK_PAYMENT_FAIL':
    case 'SDK_PAYMENT_PENDING':
    case 'SDK_PAYMENT_PROCESSING':
    case 'SDK_PAYMENT_ERROR':
    case 'SDK_PAYMENT_RETRY':
      return 1;
    default: {
      const nothing: never = each;
      return nothing;
    }
  }
}

/** Forgets SDK_PAYMENT_PENDING. */
function allResultsButOne(each: ResultEvent): number {
  switch (each.code) {
    case 'SDK_PAYMENT_SUCCESSFUL':
    case 'SDK_PAYMENT_FAIL':
    case 'SDK_PAYMENT_PROCESSING':
    case 'SDK_PAYMENT_ERROR':
    case 'SDK_PAYMENT_RETRY':
      return 1;
    default: {
      // @ts-expect-error a code is missing
      const nothing: never = each;
      return nothing;
    }
  }
}

const cashier = createCashier({ environment: 'sandbox' });
cashier.on('event', handler);
cashier.on('event', seedHandler);
cashier.on('event', all);
cashier.on('result', allResultsButOne);
cashier.on('log', (entry) => same<typeof entry, LogEntry>(entry));
cashier.on('error', (error) => same<typeof error, CashierErrorEvent>(error));
cashier.on('SDK_PAYMENT_FAIL', (fail) => {
  same<typeof fail, EventOf<'SDK_PAYMENT_FAIL'>>(fail);
  same<typeof fail.final, boolean>();
});
cashier.on('SDK_UNKNOWN', ({ rawCode }) => same<typeof rawCode, string>(rawCode));
// @ts-expect-error no such event
cashier.on('SDK_PAYMENT_DONE', () => undefined);
// @ts-expect-error a result listener is no listener for every event
cashier.on('event', allResultsButOne);

function onCaught(error: unknown): void {
  if (!isCashierError(error)) return;
  same<typeof error, CashierError>();
  same<typeof error.message, string>();
  if (error.reason === 'load_timeout') void error.blame;
  // @ts-expect-error the reasons are a closed union
  if (error.reason === 'timeout') void error;
}
void onCaught;
