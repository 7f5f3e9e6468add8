import type { KeyObject } from 'node:crypto';
import type { ApiResult, PaymentNotification } from '@ams-cashier/protocol';
import { AntomError } from './error.ts';
import { readHeader, type HeadersLike } from './header.ts';
import { verify } from './signature.ts';

/** A verified notification about something else than a payment, e.g. a capture. Answer it like any other. */
export interface OtherNotification {
  readonly notifyType: 'OTHER';
  /** What Antom calls it. */
  readonly rawNotifyType: string;
  readonly result: ApiResult;
  readonly body: { readonly [key: string]: unknown };
}

export type AntomNotification = PaymentNotification | OtherNotification;

/** What to answer, with HTTP 200, once a notification is dealt with; anything else makes Antom send it again. */
export const NOTIFICATION_RECEIVED: { readonly result: ApiResult } = {
  result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success' },
};

const PAYMENT_TYPES: readonly unknown[] = [
  'PAYMENT_RESULT',
  'PAYMENT_PENDING',
  'UPDATE_AMOUNT_RESULT',
] satisfies PaymentNotification['notifyType'][];

const PAYMENT_FIELDS = {
  paymentRequestId: 'string',
  paymentId: 'string',
  paymentAmount: 'object',
  paymentCreateTime: 'string',
} as const;

type Body = { readonly [key: string]: unknown };

function refuse(message: string, cause?: unknown): never {
  throw new AntomError('notification', message, { cause });
}

const isObject = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function isResult(value: unknown): value is ApiResult {
  return (
    isObject(value) &&
    typeof value['resultCode'] === 'string' &&
    ['S', 'F', 'U'].includes(String(value['resultStatus']))
  );
}

function isPayment(body: Body): body is Body & PaymentNotification {
  if (!PAYMENT_TYPES.includes(body['notifyType'])) return false;
  for (const [name, type] of Object.entries(PAYMENT_FIELDS)) {
    if (typeof body[name] !== type || body[name] === null) {
      refuse(`The notification has no ${name}. It is signed, so tell Antom.`);
    }
  }
  return true;
}

export function readNotification(
  headers: HeadersLike,
  rawBody: string | Uint8Array,
  path: string,
  expected: { readonly clientId: string; readonly antomPublicKey: KeyObject },
): AntomNotification {
  const [clientId, time, signature] = ['client-id', 'request-time', 'signature'].map((name) => {
    return readHeader(headers, name) ?? refuse(`The notification has no ${name} header.`);
  }) as [string, string, string];
  if (clientId !== expected.clientId) {
    refuse(`The notification is for client ${JSON.stringify(clientId)}, not ${expected.clientId}.`);
  }
  const message = { method: 'POST', path, clientId, time, body: rawBody };
  if (!verify(message, signature, expected.antomPublicKey)) {
    refuse(
      `The notification's signature does not fit its body and path ${JSON.stringify(path)}. ` +
        'If it is Antom’s: pass the body as it came, unparsed, and the path of paymentNotifyUrl as Antom calls it.',
    );
  }
  let body: unknown;
  try {
    body = JSON.parse(Buffer.from(rawBody).toString('utf8'));
  } catch (cause) {
    refuse('The notification’s body is no JSON. It is signed, so tell Antom.', cause);
  }
  if (!isObject(body) || typeof body['notifyType'] !== 'string' || !isResult(body['result'])) {
    refuse('The notification has no notifyType and result. It is signed, so tell Antom.');
  }
  if (isPayment(body)) return body;
  return { notifyType: 'OTHER', rawNotifyType: body['notifyType'], result: body['result'], body };
}
