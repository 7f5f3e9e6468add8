import { NOTIFICATION_FIELDS, type ApiResult, type KnownNotification } from '@ams-cashier/protocol';
import { AntomError } from './error.ts';
import { readHeader, type HeadersLike } from './header.ts';
import type { CheckedOptions } from './options.ts';
import { reading, shown } from './parameter.ts';
import { isBase64Json, readRawBody, type RawBody } from './raw-body.ts';
import { whenDone, type Answer } from './runtime/runtime.ts';
import { isMessageSigned, signatureIn, withoutQuery, type SignedMessage } from './signature.ts';
import { CLOCK_TOLERANCE_MS, parseTime } from './time.ts';

/** A verified notification that this package has no type for. Acknowledge it like any other. */
export interface OtherNotification {
  readonly notifyType: 'OTHER';
  /**
   * The type that Antom sent: its `notifyType`, or what else tells its kind, e.g. `disputeNotificationType`; empty
   * without any. Source: docs/reference/beyond-cashier.md#b5-disputes
   */
  readonly rawNotifyType: string;
  /** Not all have one. */
  readonly result?: ApiResult;
  /** The whole notification; empty if it is not a JSON object. */
  readonly body: { readonly [key: string]: unknown };
}

/** Discriminated by `notifyType`. */
export type AntomNotification = KnownNotification | OtherNotification;

/** The response, with HTTP 200, once a notification is processed; after anything else Antom sends it again. */
export const NOTIFICATION_RECEIVED: { readonly result: ApiResult } = {
  result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success' },
};

type KnownType = KnownNotification['notifyType'];

/** Every known type. */
export const NOTIFY_TYPES = Object.keys(NOTIFICATION_FIELDS) as readonly KnownType[];

type Body = { readonly [key: string]: unknown };

function refuse(message: string): never {
  throw new AntomError('notification', message);
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

/** The kind that a body is of: by its `notifyType`, or by the field that tells it. */
function typeOf(body: Body): KnownType | undefined {
  const type = body['notifyType'];
  if (NOTIFY_TYPES.some((known) => known === type)) return type as KnownType;
  return NOTIFY_TYPES.find((known) => {
    const { tellingField } = NOTIFICATION_FIELDS[known];
    return tellingField !== undefined && typeof body[tellingField] === 'string';
  });
}

function isComplete(body: Body, type: KnownType): boolean {
  return Object.entries(NOTIFICATION_FIELDS[type].fields).every(([name, kind]) =>
    name === 'result' ? isResult(body[name]) : typeof body[name] === kind && body[name] !== null,
  );
}

/** Whether this is what `verifyNotification` returns: from a queue, too. */
export function isNotification(value: unknown): value is AntomNotification {
  if (!isObject(value)) return false;
  const { notifyType } = value;
  if (notifyType === 'OTHER') return isObject(value['body']);
  const type = NOTIFY_TYPES.find((known) => known === notifyType);
  return type !== undefined && isComplete(value, type);
}

/** What is signed is always returned: Antom would send it again, and stop in the end. */
function typed(text: string): AntomNotification {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  if (!isObject(body)) return { notifyType: 'OTHER', rawNotifyType: '', body: {} };
  const type = typeOf(body);
  if (type && isComplete(body, type)) {
    return { ...body, notifyType: type } as unknown as KnownNotification;
  }
  const names = ['notifyType', ...NOTIFY_TYPES.map((one) => NOTIFICATION_FIELDS[one].tellingField)];
  const values = names.map((name) => name && body[name]);
  const rawNotifyType = values.find((value) => typeof value === 'string') ?? '';
  const { result } = body;
  return { notifyType: 'OTHER', rawNotifyType, ...(isResult(result) && { result }), body };
}

/** Why a signature that is not valid may not be. */
function diagnose(
  { path }: SignedMessage,
  bytes: Uint8Array,
  signature: string,
  { antomPublicKeys, runtime }: CheckedOptions,
  isSignedWithoutQuery: boolean,
): string {
  if (bytes.byteLength === 0) {
    return 'The body is empty: nothing was sent, or something has read it before. Pass the raw body.';
  }
  if (isSignedWithoutQuery) {
    return (
      `The signature covers the path ${JSON.stringify(withoutQuery(path))} without its query string, so nothing proves that the ` +
      'query is from Antom. Pass the path alone, and take nothing from the query.'
    );
  }
  if (isBase64Json(runtime.decode(bytes))) {
    return (
      'The body is base64, as Lambda hands it on with isBase64Encoded. Pass the bytes: ' +
      'Buffer.from(event.body, "base64").'
    );
  }
  if (!antomPublicKeys.some((key) => key.hasMade(signatureIn(signature)))) {
    return (
      'The notification is signed with another key than antomPublicKey. If it is from Antom, check that antomPublicKey ' +
      'is the one that the dashboard shows for this client id; otherwise it is forged.'
    );
  }
  return (
    `The notification’s signature does not match its body and path ${JSON.stringify(path)}. ` +
    'It is signed with antomPublicKey’s key: pass the raw body, unparsed, and the path of paymentNotifyUrl as Antom calls it.'
  );
}

/** Why the signature is not valid; `undefined` if it is. */
function signatureFault(
  message: SignedMessage,
  bytes: Uint8Array,
  signature: string,
  options: CheckedOptions,
): Answer<string | undefined> {
  const { antomPublicKeys, runtime } = options;
  const isSigned = (one: SignedMessage) =>
    isMessageSigned(one, signature, antomPublicKeys, runtime.encode);
  return whenDone(isSigned(message), (isValid) => {
    if (isValid) return undefined;
    const path = withoutQuery(message.path);
    return whenDone(path !== message.path && isSigned({ ...message, path }), (isSignedWithout) =>
      diagnose(message, bytes, signature, options, isSignedWithout),
    );
  });
}

function timeFault(text: string, maxAge: number): string | undefined {
  const time = parseTime(text);
  if (!time)
    return `The notification’s request-time ${shown(text)} is not a time. Check what is between Antom and this server.`;
  const age = Date.now() - time.getTime();
  if (age <= maxAge && age >= -CLOCK_TOLERANCE_MS) return undefined;
  return (
    `The notification is of ${time.toISOString()}, and this machine’s clock says ${new Date().toISOString()}. ` +
    'Either somebody sends an old one again (maxNotificationAgeMs), or the clock is wrong.'
  );
}

function headersOf(headers: HeadersLike): [receiver: string, time: string, signature: string] {
  if (typeof headers !== 'object' || headers === null) {
    refuse(`The headers are ${shown(headers)}. Pass those of the request, e.g. request.headers.`);
  }
  return ['client-id', 'request-time', 'signature'].map(
    (name) =>
      readHeader(headers, name) ??
      refuse(
        `The notification has no ${name} header. If it is from Antom, pass the headers of the request, e.g. request.headers.`,
      ),
  ) as [string, string, string];
}

export function readNotification(
  headers: HeadersLike,
  rawBody: RawBody,
  path: string,
  options: CheckedOptions,
): Answer<AntomNotification> {
  const { clientId, maxNotificationAgeMs, runtime } = options;
  const [receiver, time, signature] = reading('headers', () => headersOf(headers));
  const body = reading('rawBody', () => readRawBody(rawBody, runtime.encode));
  if ('fault' in body) refuse(body.fault);
  if (typeof path !== 'string' || !path.startsWith('/')) {
    refuse(`The path is ${shown(path)}. Pass the path of paymentNotifyUrl, e.g. "/api/notify".`);
  }
  if (receiver !== clientId) {
    refuse(
      `The notification is for client ${shown(receiver)}, not ${clientId}. Check clientId, and which client calls this URL.`,
    );
  }
  const { bytes } = body;
  const message = { method: 'POST', path, clientId, time, body: bytes };
  return whenDone(signatureFault(message, bytes, signature, options), (forged) => {
    const fault = forged ?? timeFault(time, maxNotificationAgeMs);
    if (fault !== undefined) refuse(fault);
    return typed(runtime.decode(bytes));
  });
}
