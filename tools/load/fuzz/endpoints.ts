import type { WalletForm, WalletType } from '@ams-cashier/protocol';
import type { Order } from './order.ts';
import type { Fields, PlannedRequest } from './request.ts';

/** A right request to one endpoint, for an order. */
export interface Step {
  /** The row in the report. */
  readonly endpoint: string;
  readonly request: (order: Order) => PlannedRequest;
}

const USD = { currency: 'USD', value: '4200' };
const PART = { currency: 'USD', value: '100' };

export const CARDS = {
  paid: '4054695723100768',
  declined: '4054692760174822',
  asked: '4000000000003014',
  askedInWindow: '4000000000003030',
  undecided: '4000000000000119',
} as const;

const api = (name: string, body: (order: Order) => Fields): Step => ({
  endpoint: `merchant API ${name}`,
  request: (order) => ({
    to: 'sandbox',
    method: 'POST',
    path: `/ams/sandbox/api/v1/payments/${name}`,
    body: body(order),
    as: 'signed',
  }),
});

const get = (endpoint: string, path: (order: Order) => string): Step => ({
  endpoint,
  request: (order) => ({ to: 'sandbox', method: 'GET', path: path(order) }),
});

const post = (
  endpoint: string,
  path: (order: Order) => string,
  body: (order: Order) => Fields,
  as: 'json' | 'form' = 'json',
): Step => ({
  endpoint,
  request: (order) => ({
    to: 'sandbox',
    method: 'POST',
    path: path(order),
    body: body(order),
    as,
  }),
});

/** The origins that the requests name. */
export interface Origins {
  readonly merchant: string;
}

export function endpointsOf({ merchant }: Origins) {
  const notifyUrl = `${merchant}/api/notify`;
  return {
    createSession: api('createPaymentSession', ({ id, captureMode }) => ({
      productCode: 'CASHIER_PAYMENT',
      paymentRequestId: id,
      paymentAmount: USD,
      order: {
        referenceOrderId: id,
        orderDescription: 'Desk lamp',
        orderAmount: USD,
        goods: [{ referenceGoodsId: 'lamp', goodsName: 'Desk lamp', goodsQuantity: '1' }],
      },
      availablePaymentMethod: {
        paymentMethodTypeList: ['CARD', 'ALIPAY_CN', 'GCASH', 'KAKAOPAY'].map(
          (paymentMethodType) => ({ paymentMethodType }),
        ),
      },
      paymentRedirectUrl: 'http://localhost:1/result',
      paymentNotifyUrl: notifyUrl,
      paymentFactor: { isAuthorization: true, captureMode },
      env: { terminalType: 'WEB' },
      allowedOrigins: ['http://a.example'],
    })),
    inquire: api('inquiryPayment', ({ id }) => ({ paymentRequestId: id })),
    capture: api('capture', ({ id, paymentId }) => ({
      captureRequestId: `${id}-capture`,
      paymentId,
      captureAmount: USD,
    })),
    cancel: api('cancel', ({ id }) => ({ paymentRequestId: id })),
    refund: api('refund', ({ id, paymentId }) => ({
      refundRequestId: `${id}-refund`,
      paymentId,
      refundAmount: PART,
      refundNotifyUrl: notifyUrl,
    })),
    refundLater: api('refund', ({ id, paymentId }) => ({
      refundRequestId: `${id}-refund-later`,
      paymentId,
      refundAmount: PART,
      refundNotifyUrl: notifyUrl,
      isAsyncRefund: true,
    })),
    inquireRefund: api('inquiryRefund', ({ id }) => ({ refundRequestId: `${id}-refund` })),
    session: post(
      'cashier API session',
      () => '/cashier/api/session',
      ({ session }) => ({ session }),
    ),
    payByCard: (card: keyof typeof CARDS) =>
      post(
        'cashier API pay, card',
        () => '/cashier/api/pay',
        ({ id, session }) => ({
          session,
          submitId: `${id}-${card}`,
          card: {
            number: CARDS[card],
            expiryMonth: '02',
            expiryYear: '39',
            securityCode: '951',
            holderName: 'A Buyer',
          },
        }),
      ),
    payByWallet: (type: WalletType, form: WalletForm) =>
      post(
        `cashier API pay, wallet by ${form}`,
        () => '/cashier/api/pay',
        ({ id, session }) => ({
          session,
          submitId: `${id}-${type}`,
          wallet: { type, form, openId: 'open-1' },
        }),
      ),
    challenge: get('challenge page', ({ challengePath }) => challengePath),
    issuer: get('issuer page', ({ issuerPath }) => issuerPath),
    issuerWindow: get('issuer window', ({ issuerPath }) => `${issuerPath}/window`),
    answerIssuer: (answer: 'approve' | 'reject' | 'leave') =>
      post(
        `issuer answer ${answer}`,
        ({ issuerPath }) => issuerPath,
        () => ({ answer }),
        'form',
      ),
    wallet: get('wallet page', ({ walletPath }) => walletPath),
    answerWallet: (answer: 'approve' | 'decline' | 'wait' | 'leave') =>
      post(
        `wallet answer ${answer}`,
        ({ walletPath }) => walletPath,
        () => ({ answer }),
        'form',
      ),
    cashierPage: get('cashier page', ({ publicSessionId }) => `/cashier/${publicSessionId}`),
    stranger: get('cashier page', () => '/cashier/stranger.js'),
    inspector: get('inspector page', () => '/'),
    health: get('health', () => '/healthz'),
    credentials: get('credentials', () => '/sandbox/credentials'),
    certificate: get('certificate', () => '/sandbox/certificate'),
    scenarios: get('scenarios', () => '/sandbox/scenarios'),
    payments: get('payments', () => '/sandbox/payments'),
    orders: get('inspector orders', ({ id }) => `/sandbox/orders?search=${id}&state=`),
    inspectorAction: (action: 'approve' | 'decline' | 'expire') =>
      post(
        `inspector ${action}`,
        ({ sessionId }) => `/sandbox/orders/${sessionId}/${action}`,
        () => ({}),
      ),
    resend: post(
      'inspector resend',
      () => '/sandbox/notifications/1/resend',
      () => ({}),
    ),
    online: post(
      'inspector offline',
      () => '/sandbox/offline',
      () => ({ offline: false }),
    ),
    newShopOrder: {
      endpoint: 'shop order, new',
      request: () => ({
        to: 'merchant',
        method: 'POST',
        path: '/api/orders',
        body: { sku: 'desk-lamp', quantity: 1 },
      }),
    },
    shopOrder: {
      endpoint: 'shop order',
      request: ({ shopOrderId }) => ({
        to: 'merchant',
        method: 'GET',
        path: `/api/orders/${shopOrderId}`,
      }),
    },
    shopHealth: {
      endpoint: 'shop health',
      request: () => ({ to: 'merchant', method: 'GET', path: '/healthz' }),
    },
    notify: {
      endpoint: 'shop notification',
      request: ({ id, paymentId }) => ({
        to: 'merchant',
        method: 'POST',
        path: '/api/notify',
        body: {
          notifyType: 'PAYMENT_RESULT',
          result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' },
          paymentRequestId: id,
          paymentId,
          paymentAmount: USD,
        },
        as: 'signed',
      }),
    },
  } satisfies { readonly [name: string]: Step | ((...args: never[]) => Step) };
}

export type Endpoints = ReturnType<typeof endpointsOf>;
