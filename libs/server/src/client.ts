import { CALL_PATHS, type ApiResult, type MerchantCalls } from '@ams-cashier/protocol';
import { AntomError, neverSent } from './error.ts';
import type { HeadersLike } from './header.ts';
import { readNotification, type AntomNotification } from './notification.ts';
import { checkOptions, type AntomClientOptions } from './options.ts';
import { checkText, refuse, shown } from './parameter.ts';
import type { RawBody } from './raw-body.ts';
import { writeRequest } from './request-body.ts';
import { readResponse, type ReceivedResponse, type Reply, type SentRequest } from './response.ts';
import type { Answer, Runtime } from './runtime/runtime.ts';
import { signMessage } from './signature.ts';

/** Each call is signed, sent once and never retried automatically; its response is verified. Errors are `AntomError`. */
export interface AntomCalls extends MerchantCalls {
  /**
   * Any other call: signed, and its response verified, as the others are.
   *
   * ```ts
   * const { documents } = await antom.call<{ documents: string[] }>('customs/declare', request);
   * ```
   *
   * @param path after `/ams/api/v1/`
   */
  call<Response extends object = { readonly [key: string]: unknown }>(
    path: string,
    request: object,
  ): Promise<Response & { readonly result: ApiResult }>;
}

/** Sandbox and production share hosts. Source: docs/reference/server-api.md#transport */
const fullPath = (clientId: string, path: string) =>
  `/ams/${clientId.startsWith('SANDBOX_') ? 'sandbox/' : ''}api/${path}`;

/** The path of a call about payments: sandbox and production share hosts. */
export function apiPath(clientId: string, name: string): string {
  checkText('clientId', clientId);
  // empty: the beginning that all of them have
  if (typeof name !== 'string') refuse('name', shown(name), 'Pass a string.');
  return fullPath(clientId, `v1/payments/${name}`);
}

/** A path as it stands in Antom's documentation, in whole or in part. */
function checkPath(path: unknown): string {
  const rest = typeof path === 'string' ? path.replace(/^\/?(ams\/(sandbox\/)?api\/)?/, '') : '';
  if (!/^\w+(\/\w+)+(\?\S*)?$/.test(rest)) {
    const fix = 'Pass what follows /ams/api/v1/, e.g. "payments/inquiryPayment".';
    refuse('path', shown(path), fix);
  }
  return /^v\d+\//.test(rest) ? rest : `v1/${rest}`;
}

/** The client, on any runtime. */
export function createClient(
  options: AntomClientOptions,
  on: Runtime,
): AntomCalls & {
  verifyNotification(
    headers: HeadersLike,
    rawBody: RawBody,
    path: string,
  ): Answer<AntomNotification>;
} {
  const checked = checkOptions(options, on);
  // called by itself: as a method of something else, the one of some runtimes throws
  const { clientId, privateKey, gateway, timeoutMs, fetch, runtime } = checked;

  async function send(name: string, path: string, body: string): Promise<ReceivedResponse> {
    const time = String(Date.now());
    const message = { method: 'POST', path, clientId, time, body };
    const signature = await signMessage(message, privateKey, runtime.encode);
    const controller = runtime.createAbortController();
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const message = `${name} got no response from ${gateway} within ${timeoutMs} ms.`;
        reject(new AntomError('timeout', message));
        controller.abort();
      }, timeoutMs);
    });
    const exchange = async () => {
      const response = await fetch(gateway + path, {
        method: 'POST',
        redirect: 'manual',
        signal: controller.signal,
        headers: {
          'Content-Type': 'application/json; charset=UTF-8',
          'client-id': clientId,
          'request-time': time,
          signature,
        },
        body,
      });
      const bytes = new Uint8Array(await response.arrayBuffer());
      return { status: response.status, headers: response.headers, bytes };
    };
    try {
      return await Promise.race([exchange(), limit]);
    } catch (cause) {
      if (cause instanceof AntomError) throw cause;
      const message = neverSent(cause)
        ? `${name}: no connection to ${gateway}. Check that gateway is correct and reachable.`
        : `${name}: the connection to ${gateway} failed, perhaps after the request had arrived. Inquire what became of it before you repeat it.`;
      throw new AntomError('network', message, { cause });
    } finally {
      clearTimeout(timer);
    }
  }

  async function call(name: string, apiPath: string, request: object): Promise<Reply> {
    const path = fullPath(clientId, apiPath);
    const body = writeRequest(name, request);
    const response = await send(name, path, body);
    // as it was sent: the caller may have changed the request since
    const fields: SentRequest['fields'] = Object(JSON.parse(body));
    return readResponse({ name, path, fields }, response, checked);
  }

  const methods = Object.fromEntries(
    Object.entries(CALL_PATHS).map(([name, path]) => [
      name,
      (request: object) => call(name, `v1/${path}`, request),
    ]),
  ) as unknown as MerchantCalls;

  return {
    ...methods,
    // a wrong path rejects, as a wrong request does
    call: (async (path: string, request: object) =>
      call(path, checkPath(path), request)) as AntomCalls['call'],
    verifyNotification: (headers, rawBody, path) =>
      readNotification(headers, rawBody, path, checked),
  };
}
