import type { ApiResult } from '@ams-cashier/protocol';
import { AntomError } from './error.ts';
import { readHeader, type HeadersLike } from './header.ts';
import { isResult } from './notification.ts';
import type { CheckedOptions } from './options.ts';
import { isMessageSigned, signatureIn, withoutQuery } from './signature.ts';
import { CLOCK_TOLERANCE_MS, parseTime } from './time.ts';

export interface ReceivedResponse {
  readonly status: number;
  readonly headers: HeadersLike;
  readonly bytes: Uint8Array;
}

export interface SentRequest {
  readonly name: string;
  readonly path: string;
  readonly fields: { readonly [name: string]: unknown };
}

export type Reply = { readonly result: ApiResult; readonly [name: string]: unknown };

/** A response repeats those of its request. Source: docs/reference/server-api.md#inquirypayment */
const IDS = [
  ...['paymentRequestId', 'paymentId', 'captureRequestId', 'refundRequestId', 'refundId'],
];

/** What to do about errors of the account. Source: docs/reference/server-api.md#results */
const CURES: Readonly<Record<string, string>> = {
  INVALID_SIGNATURE:
    'Check privateKey: Antom’s dashboard must have the public key that belongs to it.',
  KEY_NOT_FOUND:
    'Upload the public key that belongs to privateKey in Antom’s dashboard, for this clientId.',
  CLIENT_INVALID: 'Check clientId, and that gateway is the one of its region.',
  ACCESS_DENIED: 'Check that this clientId may use this API.',
  REQUEST_TRAFFIC_EXCEED_LIMIT: 'Send fewer requests, and inquire before you repeat this one.',
};

function parse(text: string): Reply | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isReply = typeof value === 'object' && value !== null && 'result' in value;
    return isReply && isResult(value.result) ? { ...value, result: value.result } : undefined;
  } catch {
    return undefined;
  }
}

function apiError({ name }: SentRequest, { result }: Reply, unverified: boolean): AntomError {
  const { resultCode, resultStatus, resultMessage } = result;
  const cure = CURES[resultCode] ?? (unverified ? 'Check clientId and privateKey.' : '');
  const note = unverified ? 'The gateway did not sign this response. ' : '';
  const message =
    `${name}: ${resultCode} (${resultStatus}): ${resultMessage} ${note}${cure}`.trim();
  return new AntomError('api', message, { result, unverified, httpStatus: 200 });
}

/** Why the signature of a response is not valid; `undefined` if it is. */
async function signatureFault(
  { path }: SentRequest,
  { headers, bytes }: ReceivedResponse,
  { clientId, antomPublicKeys, gateway, runtime }: CheckedOptions,
): Promise<string | undefined> {
  const time = readHeader(headers, 'response-time');
  const signature = readHeader(headers, 'signature');
  if (time === undefined || signature === undefined) {
    return `the response is not signed. Check that ${gateway} is Antom’s gateway`;
  }
  const receiver = readHeader(headers, 'client-id');
  if (receiver !== clientId) {
    return `the response is for client ${JSON.stringify(receiver)}, not ${clientId}. Check clientId`;
  }
  const message = { method: 'POST', path, clientId, time, body: bytes };
  // whether the query is signed differs between servers; there is one only in a call of the shop's own
  for (const signed of new Set([path, withoutQuery(path)])) {
    const isSigned = isMessageSigned(
      { ...message, path: signed },
      signature,
      antomPublicKeys,
      runtime.encode,
    );
    if (await isSigned) return undefined;
  }
  return antomPublicKeys.some((key) => key.hasMade(signatureIn(signature)))
    ? 'the response was changed on its way. Check what is between this server and the gateway'
    : `the response is signed with another key. Check that antomPublicKey is Antom’s and belongs to ${gateway}`;
}

/** Why a signed response does not belong to its request; `undefined` if it does. */
function belongingFault(
  { fields }: SentRequest,
  { headers }: ReceivedResponse,
  reply: Reply,
): string | undefined {
  const text = readHeader(headers, 'response-time') ?? '';
  const time = parseTime(text);
  if (!time) return `the response-time ${JSON.stringify(text)} is not a time`;
  if (Math.abs(Date.now() - time.getTime()) > CLOCK_TOLERANCE_MS) {
    return (
      `the response is of ${time.toISOString()}, and this machine’s clock says ${new Date().toISOString()}: ` +
      'either it is an old response, or the clock is wrong'
    );
  }
  for (const id of IDS) {
    const [asked, answered] = [fields[id] ?? undefined, reply[id] ?? undefined];
    if (asked !== undefined && answered !== undefined && String(asked) !== String(answered)) {
      return `the response is about the ${id} ${JSON.stringify(answered)}, not ${JSON.stringify(asked)}`;
    }
  }
  return undefined;
}

/** The verified response to a request, or an error. */
export async function readResponse(
  request: SentRequest,
  response: ReceivedResponse,
  expected: CheckedOptions,
): Promise<Reply> {
  const { name } = request;
  const { status: httpStatus, headers, bytes } = response;
  const reply = parse(expected.runtime.decode(bytes));
  if (httpStatus !== 200 || !reply) {
    const received = httpStatus === 200 ? 'a body without a result' : `HTTP ${httpStatus}`;
    const message = `${name} got ${received} from ${expected.gateway}. Check that gateway is correct.`;
    throw new AntomError('reply', message, { httpStatus });
  }
  const isError = reply.result.resultStatus !== 'S';
  // the gateway can't sign for a client, or a key, that it does not know
  if (isError && readHeader(headers, 'signature') === undefined) {
    throw apiError(request, reply, true);
  }
  const forged = await signatureFault(request, response, expected);
  if (forged !== undefined) {
    const message = `${name}: ${forged}. The unverified response says ${JSON.stringify(reply.result.resultCode)}.`;
    throw new AntomError('signature', message, { httpStatus });
  }
  const foreign = belongingFault(request, response, reply);
  if (foreign !== undefined) {
    throw new AntomError('reply', `${name}: ${foreign}.`, { httpStatus });
  }
  if (isError) throw apiError(request, reply, false);
  return reply;
}
