import type { Endpoints, Step } from './endpoints.ts';
import type { Order } from './order.ts';

/** Right requests in an order that makes sense; each is followed by the answer that it has when nobody interferes. */
export interface Walk {
  readonly name: string;
  readonly captureMode?: Order['captureMode'];
  readonly steps: readonly (readonly [Step, answer: string])[];
}

export function walksOf(to: Endpoints): readonly Walk[] {
  const opened: Walk['steps'] = [
    [to.createSession, 'SUCCESS'],
    [to.cashierPage, '200'],
    [to.session, 'open'],
  ];
  const asked: Walk['steps'] = [
    ...opened,
    [to.payByCard('asked'), 'challenge'],
    [to.challenge, '200'],
    [to.issuer, '200'],
  ];
  return [
    {
      name: 'paid, refunded',
      steps: [
        ...opened,
        [to.payByCard('paid'), 'finished SUCCESSFUL'],
        [to.inquire, 'SUCCESS'],
        [to.refund, 'SUCCESS'],
        [to.inquireRefund, 'SUCCESS'],
        [to.refundLater, 'REFUND_IN_PROCESS'],
        // a merchant's key is not Antom's; the real ones come from the sandbox
        [to.notify, '401'],
        [to.resend, '204'],
      ],
    },
    {
      name: 'authorized, captured',
      captureMode: 'MANUAL',
      steps: [
        ...opened,
        [to.payByCard('paid'), 'finished SUCCESSFUL'],
        [to.inquire, 'SUCCESS'],
        [to.capture, 'SUCCESS'],
      ],
    },
    {
      name: 'declined, cancelled',
      steps: [...opened, [to.payByCard('declined'), 'open FAIL'], [to.cancel, 'SUCCESS']],
    },
    {
      name: 'undecided, decided by the inspector',
      steps: [
        ...opened,
        [to.payByCard('undecided'), 'finished PROCESSING'],
        [to.inspectorAction('approve'), '204'],
      ],
    },
    ...(['approve', 'reject', 'leave'] as const).map((answer) => ({
      name: `asked by the bank: ${answer}`,
      steps: [
        ...asked,
        [to.answerIssuer(answer), '303'] as const,
        [to.session, 'finished'] as const,
      ],
    })),
    ...(
      [
        ['GCASH', 'redirect', 'approve'],
        ['GCASH', 'redirect', 'leave'],
        ['KAKAOPAY', 'window', 'decline'],
        ['ALIPAY_CN', 'qr', 'wait'],
      ] as const
    ).map(([type, form, answer]) => ({
      name: `wallet by ${form}: ${answer}`,
      steps: [
        ...opened,
        [to.payByWallet(type, form), 'in_flight'] as const,
        [to.wallet, '200'] as const,
        [to.answerWallet(answer), '303'] as const,
        [to.session, answer === 'leave' ? 'in_flight' : 'finished'] as const,
      ],
    })),
    {
      name: 'asked in a window of the bank',
      steps: [
        ...opened,
        [to.payByCard('askedInWindow'), 'challenge'],
        [to.challenge, '200'],
        [to.issuer, '200'],
        [to.issuerWindow, '200'],
      ],
    },
    {
      name: 'what the developer asks',
      steps: [
        [to.createSession, 'SUCCESS'],
        [to.inspector, '200'],
        [to.stranger, '200'],
        [to.health, '200'],
        [to.credentials, '200'],
        [to.certificate, '404'],
        [to.scenarios, '200'],
        [to.payments, '200'],
        [to.orders, '200'],
        [to.online, '204'],
        [to.inspectorAction('decline'), '409'],
        [to.inspectorAction('expire'), '204'],
        [to.session, 'expired'],
      ],
    },
    {
      name: 'the shop',
      steps: [
        [to.shopHealth, '200'],
        [to.newShopOrder, '201'],
        [to.shopOrder, '200'],
      ],
    },
  ];
}
