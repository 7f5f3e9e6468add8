/** What Antom says, wherever it says it: in a notification, a response or the answer to an inquiry. */
import type {
  ApiResult,
  InquiryPaymentResponse,
  PaymentNotification,
  Transaction,
} from '@ams-cashier/protocol';
import type { AntomNotification } from '../notification.ts';
import type {
  CancelEvent,
  CaptureEvent,
  InboxEventName,
  NotificationEvent,
  PaymentEvent,
  RefundEvent,
} from './event.ts';

export type PaymentReport = 'succeeded' | 'failed' | 'pending';

export type Fact =
  | { readonly about: 'payment'; readonly report: PaymentReport; readonly event: PaymentEvent }
  | { readonly about: 'capture'; readonly isDone: boolean; readonly event: CaptureEvent }
  | { readonly about: 'refund'; readonly isDone: boolean; readonly event: RefundEvent }
  | { readonly about: 'cancel'; readonly isDone: boolean; readonly event: CancelEvent }
  | {
      readonly about: 'other';
      /** Tells this notification from others of its kind. */
      readonly id: string;
      readonly name: InboxEventName;
      readonly event: PaymentEvent | NotificationEvent;
    };

type Details = { readonly [field: string]: unknown };

const some = <Name extends string>(name: Name, value: unknown) =>
  (typeof value === 'string' && value !== '' ? { [name]: value } : {}) as {
    [Key in Name]?: string;
  };

/** Of the same text for the same fields, in whatever order they were sent. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join()}}`;
}

async function digest(details: Details): Promise<string> {
  const bytes = new TextEncoder().encode(canonical(details));
  const hash = await globalThis.crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function paymentEvent(
  body: PaymentNotification | InquiryPaymentResponse,
  result: ApiResult,
  source: PaymentEvent['source'],
): PaymentEvent {
  const { paymentRequestId, paymentId, paymentAmount, paymentTime, paymentMethodType } = body;
  return {
    paymentRequestId,
    paymentId,
    paymentAmount,
    ...some('paymentTime', paymentTime),
    ...some('paymentMethodType', paymentMethodType),
    result,
    source,
    details: body,
  };
}

/** A failure after which the shopper may try again. Source: docs/reference/beyond-cashier.md#b4-after-the-payment */
function isRetryable({ retryInfo }: Details): boolean {
  const left = typeof retryInfo === 'object' && retryInfo !== null ? retryInfo : {};
  return 'availableRetries' in left && Number(left.availableRetries) > 0;
}

const PAYMENT_REPORTS = { S: 'succeeded', F: 'failed', U: 'pending' } as const;

function paymentFact(notification: PaymentNotification): Fact {
  const { resultStatus } = notification.result;
  const isOpen = resultStatus === 'F' && isRetryable(notification);
  const isPending = notification.notifyType === 'PAYMENT_PENDING';
  return {
    about: 'payment',
    report: isPending || isOpen ? 'pending' : PAYMENT_REPORTS[resultStatus],
    event: paymentEvent(notification, notification.result, 'notification'),
  };
}

/** Of a notification that tells of no payment, capture or refund. */
async function otherFact(
  notification: AntomNotification,
  name: InboxEventName,
  ids: readonly (string | undefined)[] = [],
): Promise<Fact> {
  const details = notification.notifyType === 'OTHER' ? notification.body : notification;
  return {
    about: 'other',
    name,
    id: ids.length > 0 ? ids.join('/') : await digest({ ...details }),
    event: { notification, source: 'notification', details: { ...details } },
  };
}

/** What a verified notification says; nothing of interest if its outcome is still open. */
export async function readFact(notification: AntomNotification): Promise<Fact | undefined> {
  switch (notification.notifyType) {
    case 'PAYMENT_RESULT':
    case 'PAYMENT_PENDING':
      return paymentFact(notification);
    case 'UPDATE_AMOUNT_RESULT': {
      const { result } = notification;
      if (result.resultStatus === 'U') return undefined;
      return {
        about: 'other',
        name: result.resultStatus === 'S' ? 'amountUpdated' : 'amountUpdateFailed',
        id: await digest(notification),
        event: paymentEvent(notification, result, 'notification'),
      };
    }
    case 'CAPTURE_RESULT': {
      const { captureRequestId, captureId, paymentId, captureAmount, result } = notification;
      if (result.resultStatus === 'U') return undefined;
      return {
        about: 'capture',
        isDone: result.resultStatus === 'S',
        event: {
          ...{ captureRequestId, captureId, paymentId, captureAmount, result },
          ...some('captureTime', notification.captureTime),
          source: 'notification',
          details: notification,
        },
      };
    }
    case 'REFUND_RESULT': {
      const { refundRequestId, refundId, refundAmount, refundStatus, result } = notification;
      if (!['SUCCESS', 'FAIL'].includes(refundStatus)) return undefined;
      return {
        about: 'refund',
        isDone: refundStatus === 'SUCCESS',
        event: {
          ...{ refundRequestId, refundId, refundAmount, result },
          ...some('refundTime', notification.refundTime),
          ...some('paymentId', notification['paymentId']),
          source: 'notification',
          details: notification,
        },
      };
    }
    case 'DISPUTE': {
      const { disputeId, disputeNotificationType, defenseDueTime } = notification;
      // an alert may be repeated for another date
      return otherFact(notification, 'disputed', [
        ...[disputeId, disputeNotificationType, defenseDueTime],
      ]);
    }
    case 'VAULTING_RESULT': {
      const { vaultingRequestId, result } = notification;
      if (result.resultStatus === 'U') return undefined;
      const name = result.resultStatus === 'S' ? 'vaulted' : 'vaultingFailed';
      return otherFact(notification, name, [vaultingRequestId]);
    }
    case 'SUBSCRIPTION':
      return otherFact(notification, 'subscriptionChanged');
    case 'AUTHORIZATION':
      return otherFact(notification, 'authorizationChanged');
    case 'OTHER':
      return otherFact(notification, 'other');
  }
}

/** Source: docs/reference/server-api.md#inquirypayment */
const REPORTS: { readonly [paymentStatus: string]: PaymentReport } = {
  SUCCESS: 'succeeded',
  FAIL: 'failed',
  PENDING: 'pending',
};

const DONE: ApiResult = { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' };

/** The result of a payment: that of an inquiry only says that the inquiry succeeded. */
function resultOf({ paymentStatus, ...payment }: InquiryPaymentResponse): ApiResult {
  if (paymentStatus === 'SUCCESS') return DONE;
  return {
    resultCode: payment.paymentResultCode ?? paymentStatus,
    resultStatus: paymentStatus === 'FAIL' ? 'F' : 'U',
    resultMessage: payment.paymentResultMessage ?? '',
  };
}

/** What was done with the money of a payment. */
function transactionFact(
  paymentId: string,
  { transactionType, transactionStatus, ...transaction }: Transaction,
): Fact | undefined {
  const { transactionId, transactionRequestId, transactionAmount, transactionTime } = transaction;
  if (transactionStatus !== 'SUCCESS' && transactionStatus !== 'FAIL') return undefined;
  const isDone = transactionStatus === 'SUCCESS';
  const known = {
    result: transaction.transactionResult ?? {
      ...DONE,
      ...(!isDone && { resultCode: 'PROCESS_FAIL', resultStatus: 'F', resultMessage: '' }),
    },
    source: 'inquiry',
    details: { transactionType, transactionStatus, ...transaction },
    paymentId,
  } as const;
  // Antom's own id stands for that of an automatic capture; without any, there is one
  const requestId = transactionRequestId ?? transactionId ?? `${paymentId}/${transactionType}`;
  switch (transactionType) {
    case 'CAPTURE':
      return {
        about: 'capture',
        isDone,
        event: {
          captureRequestId: requestId,
          captureId: transactionId,
          captureAmount: transactionAmount,
          ...some('captureTime', transactionTime),
          ...known,
        },
      };
    case 'REFUND':
      return {
        about: 'refund',
        isDone,
        event: {
          refundRequestId: requestId,
          refundId: transactionId,
          refundAmount: transactionAmount,
          ...some('refundTime', transactionTime),
          ...known,
        },
      };
    default:
      return undefined;
  }
}

/** What the answer to an inquiry says about a payment, and then about its money. */
export function readInquiry(response: InquiryPaymentResponse): readonly Fact[] {
  const { paymentRequestId, paymentId, paymentStatus, transactions = [] } = response;
  const report = REPORTS[paymentStatus];
  const result = resultOf(response);
  const facts: (Fact | undefined)[] = [
    report && { about: 'payment', report, event: paymentEvent(response, result, 'inquiry') },
    ...transactions.map((transaction) => transactionFact(paymentId, transaction)),
    paymentStatus === 'CANCELLED'
      ? {
          about: 'cancel',
          isDone: true,
          event: { paymentRequestId, paymentId, result, source: 'inquiry', details: response },
        }
      : undefined,
  ];
  return facts.filter((fact) => fact !== undefined);
}

/** What identifies a fact in a log; nothing of a shopper or a card. */
export function idsOf({ event }: Fact): { readonly [name: string]: string } {
  const names = ['paymentRequestId', 'paymentId', 'captureRequestId', 'refundRequestId'];
  const fields = { ...event } as Details;
  const ids = names.map((name) => [name, fields[name]] as const);
  return Object.fromEntries(ids.filter((one): one is [string, string] => Boolean(one[1])));
}
