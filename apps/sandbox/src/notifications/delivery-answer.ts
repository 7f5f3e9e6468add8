/** What became of an attempt to deliver a notification, as the inspector shows it. */
import type { ApiResult } from '@ams-cashier/protocol';

/** `S`, or what is wrong with the answer. Source: docs/reference/server-api.md#notifications */
export function describeAnswer(status: number, body: string): string {
  if (status !== 200) return `HTTP ${status}; it must be 200`;
  try {
    const { result } = JSON.parse(body) as { readonly result: ApiResult };
    return result.resultStatus === 'S'
      ? 'S'
      : `result ${result.resultStatus}; resultStatus must be S`;
  } catch {
    return 'no result; the body must be {"result":{"resultStatus":"S",…}}';
  }
}

const CUT = 'cut: the connection ended without an answer';

/** By the code of the connection's error. */
const CONNECTION_TEXTS: { readonly [code: string]: string } = {
  ECONNREFUSED: 'refused: nothing listens at this address',
  ENOTFOUND: 'unknown host: its name cannot be resolved',
  EAI_AGAIN: 'unknown host: its name cannot be resolved for now',
  EHOSTUNREACH: 'unreachable: no route to the host',
  ENETUNREACH: 'unreachable: no route to the network',
  ETIMEDOUT: 'unreachable: no connection in time',
  UND_ERR_CONNECT_TIMEOUT: 'unreachable: no connection in time',
  ECONNRESET: CUT,
  EPIPE: CUT,
  UND_ERR_SOCKET: CUT,
  EPROTO: 'no HTTPS at this address',
  HPE_INVALID_CONSTANT: 'no HTTP at this address',
};

/** Such as DEPTH_ZERO_SELF_SIGNED_CERT and ERR_TLS_CERT_ALTNAME_INVALID. */
const IS_CERTIFICATE = /CERT|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/;

function codeOf(cause: unknown): string | undefined {
  return typeof cause === 'object' && cause !== null && 'code' in cause
    ? String(cause.code)
    : undefined;
}

/** Why there was no answer at all. */
export function describeFailedDelivery(error: unknown): string {
  if (!(error instanceof Error)) return 'failed';
  if (error.name === 'TimeoutError') return 'no answer in time';
  const code = codeOf(error.cause);
  if (code === undefined) {
    return `failed: ${error.cause instanceof Error ? error.cause.message : error.message}`;
  }
  if (IS_CERTIFICATE.test(code)) return `certificate not trusted: ${code}`;
  if (code.startsWith('ERR_SSL_')) return 'no HTTPS at this address';
  return CONNECTION_TEXTS[code] ?? `failed: ${code}`;
}
