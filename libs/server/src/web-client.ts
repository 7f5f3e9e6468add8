import { createClient, type AntomCalls } from './client.ts';
import type { HeadersLike } from './header.ts';
import type { AntomNotification } from './notification.ts';
import type { AntomClientOptions } from './options.ts';
import type { RawBody } from './raw-body.ts';
import { WEB } from './runtime/web.ts';

/** Each call is signed, sent once and never retried automatically; its response is verified. Errors are `AntomError`. */
export interface AntomClient extends AntomCalls {
  /**
   * Resolves with what Antom sent to `paymentNotifyUrl` or `refundNotifyUrl`, discriminated by `notifyType`, or rejects:
   * then respond with HTTP 401 and do nothing else. Duplicates are normal. Whatever is signed and recent is returned, if
   * only as `OTHER`. Source: docs/reference/server-api.md#notifications
   *
   * @param headers the headers of the request, in any form
   * @param rawBody the body as received, before any parsing: text or bytes
   * @param path the path of that URL as Antom calls it, e.g. `/api/notify`
   */
  verifyNotification(
    headers: HeadersLike,
    rawBody: RawBody,
    path: string,
  ): Promise<AntomNotification>;
}

/** Creates a client for Antom's merchant API with WebCrypto, for runtimes that have no `node:crypto`. */
export function createAntomClient(options: AntomClientOptions): AntomClient {
  const client = createClient(options, WEB);
  return {
    ...client,
    verifyNotification: async (headers, rawBody, path) =>
      client.verifyNotification(headers, rawBody, path),
  };
}
