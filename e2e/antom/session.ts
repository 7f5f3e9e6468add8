import { randomUUID } from 'node:crypto';

/** What createPaymentSession decides about a session. */
export interface SessionTraits {
  /** Names the session at the fake gateway and must be a word of a URL. Default: a fresh one. */
  readonly id?: string;
  /** SG, US, DE … decide which gateway is asked. */
  readonly region?: string;
  readonly method?: 'CARD' | 'APM';
  /** Default: CASHIER_PAYMENT. */
  readonly scene?: 'ELEMENT_PAYMENT' | 'CHECKOUT_PAYMENT' | 'VAULTING';
  /** Further public facts, in Antom's shape. */
  readonly meta?: { readonly [key: string]: unknown };
}

/**
 * A session of Antom's shape: `<blob>&&<region>&&<number>&&<base64 JSON>`, with no cashierUrl.
 * Source: docs/reference/official-sdk-protocol.md#session-data.
 *
 * @example
 * antomSession({ method: 'APM' }); // '3f0c…&&SG&&111&&eyJjb…'
 */
export function antomSession({
  id = randomUUID(),
  region = 'SG',
  scene,
  method = 'CARD',
  meta = {},
}: SessionTraits = {}): string {
  const facts = {
    clientId: 'SANDBOX_5Y00000000000000',
    paymentSessionConfig: {
      productScene: scene ?? 'CASHIER_PAYMENT',
      ...(scene !== 'CHECKOUT_PAYMENT' && {
        paymentMethodCategoryType: scene === 'ELEMENT_PAYMENT' ? 'ALL' : method,
      }),
      productSceneVersion: '1.0',
    },
    securityConfig: { appName: 'antom', h5gateway: 'https://open-sea-global.alipay.com' },
    ...meta,
  };
  const json = Buffer.from(JSON.stringify(facts)).toString('base64');
  return [id, region, '111', json].join('&&');
}

/** The name under which the gateway knows a session: its first part, also of one that was cut after the third. */
export const idOf = (session: string): string => session.split('&&')[0] ?? '';
