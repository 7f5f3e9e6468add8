import type { KeyObject } from 'node:crypto';
import type {
  ApiResult,
  CaptureNotification,
  PaymentNotification,
  RefundNotification,
} from '@ams-cashier/protocol';
import { AntomError } from './error.ts';
import { readHeader, type HeadersLike } from './header.ts';
import { verify } from './signature.ts';

/** A verified notification of an unknown type. Answer it like any other. */
export interface OtherNotification {
  readonly notifyType: 'OTHER';
  /** The `notifyType` that Antom sent. */
  readonly rawNotifyType: string;
  readonly result: ApiResult;
  readonly body: { readonly [key: string]: unknown };
}

/** Discriminated by `notifyType`. */
export type AntomNotification =
  PaymentNotification | CaptureNotification | RefundNotification | OtherNotification;

/** The response, with HTTP 200, once a notification is processed; after anything else Antom sends it again. */
export const NOTIFICATION_RECEIVED: { readonly result: ApiResult } = {
  result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success' },
};

type KnownType = Exclude<AntomNotification, OtherNotification>['notifyType'];

const PAYMENT_FIELDS = {
  paymentRequestId: 'string',
  paymentId: 'string',
  paymentAmount: 'object',
  paymentCreateTime: 'string',
} as const;

/** The fields that each type always has, besides its result. Source: docs/reference/server-api.md#notifications */
const FIELDS: { readonly [Type in KnownType]: { readonly [field: string]: 'string' | 'object' } } =
  {
    PAYMENT_RESULT: PAYMENT_FIELDS,
    PAYMENT_PENDING: PAYMENT_FIELDS,
    UPDATE_AMOUNT_RESULT: PAYMENT_FIELDS,
    CAPTURE_RESULT: {
      captureRequestId: 'string',
      captureId: 'string',
      paymentId: 'string',
      captureAmount: 'object',
    },
    REFUND_RESULT: {
      refundStatus: 'string',
      refundRequestId: 'string',
      refundId: 'string',
      refundAmount: 'object',
    },
  };

/** Every known type. */
export const NOTIFY_TYPES = Object.keys(FIELDS) as readonly KnownType[];

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

function isKnown(body: Body): body is Body & Exclude<AntomNotification, OtherNotification> {
  const type = String(body['notifyType']);
  if (!Object.hasOwn(FIELDS, type)) return false;
  for (const [name, kind] of Object.entries(FIELDS[type as KnownType])) {
    if (typeof body[name] !== kind || body[name] === null) {
      refuse(
        `The notification ${type} has no ${name}. Its signature is valid, so report it to Antom.`,
      );
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
      `The notification’s signature does not match its body and path ${JSON.stringify(path)}. ` +
        'If it is from Antom: pass the raw body, unparsed, and the path of paymentNotifyUrl as Antom calls it.',
    );
  }
  let body: unknown;
  try {
    body = JSON.parse(Buffer.from(rawBody).toString('utf8'));
  } catch (cause) {
    refuse(
      'The notification’s body is not valid JSON. Its signature is valid, so report it to Antom.',
      cause,
    );
  }
  if (!isObject(body) || typeof body['notifyType'] !== 'string' || !isResult(body['result'])) {
    refuse(
      'The notification has no notifyType or result. Its signature is valid, so report it to Antom.',
    );
  }
  if (isKnown(body)) return body;
  return { notifyType: 'OTHER', rawNotifyType: body['notifyType'], result: body['result'], body };
}
