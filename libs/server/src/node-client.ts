import { createClient, type AntomCalls } from './client.ts';
import type { HeadersLike } from './header.ts';
import type { AntomNotification } from './notification.ts';
import type { AntomClientOptions } from './options.ts';
import type { RawBody } from './raw-body.ts';
import { NODE } from './runtime/node.ts';

/** Each call is signed, sent once and never retried automatically; its response is verified. Errors are `AntomError`. */
export interface AntomClient extends AntomCalls {
  /**
   * Returns what Antom sent to `paymentNotifyUrl` or `refundNotifyUrl`, discriminated by `notifyType`, or throws: then
   * respond with HTTP 401 and do nothing else. Duplicates are normal. Whatever is signed and recent is returned, if only
   * as `OTHER`. Where there is no Node, it returns a promise of that. Source: docs/reference/server-api.md#notifications
   *
   * @param headers the headers of the request, in any form
   * @param rawBody the body as received, before any parsing: text or bytes
   * @param path the path of that URL as Antom calls it, e.g. `/api/notify`
   */
  verifyNotification(headers: HeadersLike, rawBody: RawBody, path: string): AntomNotification;
}

/**
 * Creates a client for Antom's merchant API. Options are checked right away.
 *
 * ```ts
 * const antom = createAntomClient({ clientId, privateKey, antomPublicKey, gateway: 'https://open-sea-global.alipay.com' });
 * const { paymentSessionData } = await antom.createPaymentSession({
 *   productCode: 'CASHIER_PAYMENT',
 *   paymentRequestId: randomUUID(),
 *   paymentAmount: { currency: 'USD', value: '4200' },
 *   order: { referenceOrderId: 'order-1', orderDescription: 'Desk lamp', orderAmount: { currency: 'USD', value: '4200' } },
 *   paymentRedirectUrl: 'https://shop.example/result',
 *   paymentNotifyUrl: 'https://shop.example/api/notify',
 * });
 * ```
 */
export function createAntomClient(options: AntomClientOptions): AntomClient {
  // Node's cryptography answers at once, so its client verifies at once
  return createClient(options, NODE) as AntomClient;
}
