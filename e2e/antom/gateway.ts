/** What the fake gateway says, by name. Source: docs/reference/official-sdk-protocol.md#gateway-call. */
import type { PayAnswer } from '../pages/antom-app.ts';

/** An answer to the session query; `down`: no connection, `hangs`: none at all. */
export type QueryAnswer =
  | 'down'
  | 'hangs'
  | {
      readonly status?: number;
      readonly headers?: { readonly [name: string]: string };
      readonly body: string;
      readonly type?: string;
    };

const json = (body: unknown): QueryAnswer => ({ body: JSON.stringify(body) });
const refused = {
  success: false,
  errorMessage: 'The order is closed',
  errorCode: 'ORDER_IS_CLOSED',
};

/** Of a session that can be paid. The methods and the amount are for an Element, which shows nothing without them. */
export const PAYABLE = {
  success: true,
  paymentMethods: [{ paymentMethodType: 'CARD' }, { paymentMethodType: 'GCASH' }],
  orderAmountView: { value: '42.00' },
  paymentAmountView: { value: '42.00' },
};

export const QUERY_ANSWERS = {
  fine: json(PAYABLE),
  refuses: json(refused),
  // the SDK is to take the cashier away
  'refuses, shows nothing': json({ ...refused, errorActions: { showType: 'NONE' } }),
  'is busy': {
    headers: { 'Result-Status': '1002', Tips: encodeURIComponent('Too many requests') },
    body: '{}',
  },
  'breaks its JSON': { body: '{"success":' },
  'sends a page': { body: '<h1>Bad gateway</h1>', type: 'text/html' },
  'sends nothing': { body: '' },
  'sends null': json(null),
  'fails with 500': { status: 500, body: '{"error":"internal"}' },
  down: 'down',
  hangs: 'hangs',
} as const satisfies { readonly [name: string]: QueryAnswer };

export type QueryAnswerName = keyof typeof QUERY_ANSWERS;

/** Antom's documented test cards where there are some, else ours; by what becomes of a payment with them. */
export const CARDS = {
  good: '4054695723100768',
  declined: '4054692760174822',
  retry: '4000000000000010',
  refused: '4000000000000333',
  pending: '4000000000000127',
  undecided: '4000000000000119',
  unknown: '4000000000000226',
  asked: '4000000000003014',
  wallet: '4000000000000051',
  cut: '4000000000000069',
} as const;

export type CardName = keyof typeof CARDS;

const reported = (outcome: string, paymentResultCode: string) => ({
  code: `SDK_PAYMENT_${outcome}`,
  result: { paymentResultCode },
});

export const WALLET = 'https://wallet.example.test/authorise';
const BANK = 'https://bank.example.test/challenge';

/** `cut`: the connection breaks. */
export const PAY_ANSWERS: { readonly [Card in CardName]: PayAnswer | 'cut' } = {
  good: {
    events: [
      {
        code: 'SDK_PAYMENT_SUCCESSFUL',
        result: {
          paymentResultCode: 'SUCCESS',
          cardPaymentResultInfo: { cardBrand: 'VISA', lastFour: '0768' },
        },
      },
    ],
  },
  declined: { events: [reported('FAIL', 'ISSUER_REJECTS_TRANSACTION')], again: true },
  retry: { events: [reported('RETRY', 'INVALID_CVV')], again: true },
  refused: { events: [reported('FAIL', 'FRAUD_REJECT')] },
  pending: { events: [reported('PENDING', 'PAYMENT_IN_PROCESS')] },
  undecided: { events: [reported('PROCESSING', 'PAYMENT_IN_PROCESS')] },
  unknown: { events: [reported('ERROR', 'UNKNOWN_EXCEPTION')] },
  asked: { challenge: BANK },
  wallet: { redirect: { normalUrl: WALLET } },
  cut: 'cut',
};

/** After the bank has said yes or no. */
export const CHALLENGE_ANSWERS = {
  approved: PAY_ANSWERS.good as PayAnswer,
  rejected: { events: [reported('FAIL', 'USER_PAYMENT_VERIFICATION_FAILED')] } as PayAnswer,
};
