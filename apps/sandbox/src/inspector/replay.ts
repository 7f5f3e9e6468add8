/** How a payment that was made by hand can be made again by a test. */
import {
  isWallet,
  type CreatePaymentSessionRequest,
  type OrderState,
  type PaymentMethodType,
} from '@ams-cashier/protocol';
import type { Gateway } from '../gateway/gateway.ts';
import { findAttempts, type Attempt } from '../payment/attempt.ts';
import { findOperations, type Operation } from '../payment/operation.ts';
import { amountOf } from '../payment/offer.ts';
import { findPayment, type Payment } from '../payment/payment.ts';
import type { Session } from '../payment/session.ts';
import { SCENARIOS } from '../scenarios/catalogue.ts';
import type { AnyDecision, Scenario } from '../scenarios/scenario.ts';
import { inspectOrder } from './inspection.ts';
import { isByServer } from './order-events.ts';
import { subscriptionOf } from './subscription-payment.ts';

/** `message` says why a payment cannot be written as a test. */
export class NotReplayable extends Error {}

export type ReplayStep =
  | { readonly type: 'pay'; readonly card: string; readonly holderName?: string }
  | { readonly type: 'declined' }
  | { readonly type: 'wallet'; readonly wallet: string }
  | {
      readonly type: 'decide';
      readonly answer: 'approve' | 'decline';
      /** On the bank's page, in the cashier. */
      readonly isOnPage: boolean;
    }
  | { readonly type: 'advance'; readonly seconds: number }
  | { readonly type: 'expire' }
  | {
      readonly type: 'operation';
      readonly kind: Operation['kind'];
      readonly value: string;
      readonly isLast: boolean;
      readonly failsWith?: string;
    };

export interface Replay {
  readonly orderId: string;
  readonly request: Partial<CreatePaymentSessionRequest>;
  readonly steps: readonly ReplayStep[];
  readonly end: {
    readonly state: OrderState;
    readonly charges: number;
    readonly paymentResultCode?: string;
  };
  /** The connection between the cashier page and the gateway breaks on purpose. */
  readonly isCut: boolean;
}

const PAID_CARD = SCENARIOS.find(({ id }) => id === 'paid')?.card ?? '';

const scenarioOf = (id: string | null | undefined) =>
  SCENARIOS.find((scenario) => scenario.id === id);

/** The session request, as far as it differs from what a test creates anyway. */
function requestOf(session: Session): Partial<CreatePaymentSessionRequest> {
  const amount = amountOf(session);
  const [method = 'CARD'] = JSON.parse(session.methods) as readonly PaymentMethodType[];
  const isDefault = session.currency === 'USD' && session.value === '4200';
  const asks3DS = session.authenticate === 1;
  return {
    ...(amount && !isDefault && { paymentAmount: amount }),
    ...((method !== 'CARD' || asks3DS) && {
      paymentMethod: {
        paymentMethodType: method,
        ...(asks3DS && { paymentMethodMetaData: { is3DSAuthentication: true } }),
      },
    }),
    ...(session.captureMode === 'MANUAL' && { paymentFactor: { captureMode: 'MANUAL' } }),
    ...(session.scenario && { sandboxScenario: session.scenario }),
  };
}

/** Numbers are not kept: a card that does the same, by its scenario or by why it was declined at once. */
function cardOf(attempt: Attempt, session: Session, isDeclined: boolean): ReplayStep {
  const scenario = scenarioOf(attempt.scenario);
  const isBySession = session.scenario !== null || scenario?.amount === session.value;
  const same = scenario ?? (isDeclined ? scenarioOf(attempt.resultCode) : undefined);
  const card = isBySession ? undefined : same?.card;
  const isByHolder = scenario !== undefined && !isBySession && card === undefined;
  return { type: 'pay', card: card ?? PAID_CARD, ...(isByHolder && { holderName: scenario.id }) };
}

/** What the scenario decided when this attempt was made. */
function decisionOf(attempt: Attempt, earlier: readonly Attempt[]): AnyDecision | undefined {
  const attempts = scenarioOf(attempt.scenario)?.attempts;
  const played = earlier.filter(({ scenario }) => scenario === attempt.scenario).length;
  return attempts?.[Math.min(played, attempts.length - 1)];
}

/** Who decided it afterwards, if it was not decided at once. */
function decidedBy(attempt: Attempt, decision: AnyDecision | undefined): ReplayStep[] {
  const { decidedAt, createdAt, outcome, authentication, method } = attempt;
  if (decidedAt === null) return [];
  const answer = outcome === 'SUCCESSFUL' ? 'approve' : 'decline';
  if (authentication === 'challenged') {
    const isOnPage = !decision || ('issuer' in decision && decision.issuer === 'page');
    return [{ type: 'decide', answer, isOnPage }];
  }
  if (isWallet(method)) return [{ type: 'decide', answer, isOnPage: false }];
  if (decision && 'meanwhile' in decision) {
    const { seconds } = decision;
    return decidedAt - createdAt >= seconds * 1_000
      ? [{ type: 'advance', seconds }]
      : [{ type: 'decide', answer, isOnPage: false }];
  }
  const wasOpen = decision && 'code' in decision && decision.outcome !== 'FAIL';
  return wasOpen ? [{ type: 'decide', answer, isOnPage: false }] : [];
}

function attemptSteps(attempt: Attempt, earlier: readonly Attempt[], session: Session) {
  const { method } = attempt;
  const decision = decisionOf(attempt, earlier);
  if (isWallet(method)) {
    if (decision) {
      throw new NotReplayable(
        `The wallet’s answer comes from the scenario ${attempt.scenario}, which only its page plays.`,
      );
    }
    return [{ type: 'wallet', wallet: method } as const, ...decidedBy(attempt, decision)];
  }
  if (method !== 'CARD') {
    throw new NotReplayable(`${method} is paid with by a device; a test cannot.`);
  }
  const followed = decidedBy(attempt, decision);
  const isDeclined = attempt.outcome === 'FAIL' && followed.length === 0;
  return [
    cardOf(attempt, session, isDeclined),
    ...followed,
    ...(isDeclined ? [{ type: 'declined' } as const] : []),
  ];
}

function endSteps(
  session: Session,
  payment: Payment | undefined,
  attempts: readonly Attempt[],
  now: number,
): ReplayStep[] {
  const isClosed =
    payment?.resultCode === 'ORDER_IS_CLOSED' && attempts.at(-1)?.resultCode !== 'ORDER_IS_CLOSED';
  const isExpired = !payment && session.expiresAt <= now;
  return isClosed || isExpired ? [{ type: 'expire' }] : [];
}

const isAutomatic = ({ kind }: Operation, { captureMode }: Session) =>
  kind === 'CAPTURE' && captureMode === 'AUTOMATIC';

const hasCut = ({ fault }: Scenario) => fault !== undefined && fault.kind !== 'slow';

/** Throws NotReplayable. */
export function replayOf(gateway: Gateway, session: Session): Replay {
  if (session.product === 'vaulting') {
    throw new NotReplayable('Nothing was paid: the session saves a card.');
  }
  const payment = findPayment(gateway, session.sessionId);
  const attempts = payment ? findAttempts(gateway, payment.paymentId) : [];
  const operations = payment ? findOperations(gateway, payment.paymentId) : [];
  const { clientId } = session;
  if (payment && subscriptionOf(gateway, { clientId, paymentId: payment.paymentId })) {
    throw new NotReplayable(
      'The subscription made this payment: a test agrees to one with sandbox.agree(), then advances the clock.',
    );
  }
  if (attempts.some(({ submitId }) => isByServer(submitId, session))) {
    throw new NotReplayable('The merchant’s server made this payment, with no page to play.');
  }
  const { state, charges, paymentResultCode } = inspectOrder(gateway, session);
  const scenarios = [session.scenario, ...attempts.map(({ scenario }) => scenario)];
  return {
    orderId: session.referenceOrderId,
    request: requestOf(session),
    steps: [
      ...attempts.flatMap((attempt, index) =>
        attemptSteps(attempt, attempts.slice(0, index), session),
      ),
      ...endSteps(session, payment, attempts, gateway.clock.now()),
      ...operations
        .filter((operation) => !isAutomatic(operation, session))
        .map(({ kind, value, isLast, status, resultCode }): ReplayStep => ({
          type: 'operation',
          kind,
          value,
          isLast: isLast === 1,
          ...(status === 'FAIL' && { failsWith: resultCode ?? 'PROCESS_FAIL' }),
        })),
    ],
    end: { state, charges, ...(paymentResultCode && { paymentResultCode }) },
    isCut: scenarios.some((id) => {
      const scenario = scenarioOf(id);
      return scenario !== undefined && hasCut(scenario);
    }),
  };
}
