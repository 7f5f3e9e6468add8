/** The payment of each period of a subscription. Source: docs/reference/beyond-cashier.md#b6-subscriptions */
import { randomBytes, randomUUID } from 'node:crypto';
import { formatTime } from '../gateway/clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { queueNotification } from '../notifications/notification-queue.ts';
import { failure, SUCCESS } from '../payment/api-result.ts';
import { keptCardOf, NO_CARD } from '../payment/card.ts';
import { takeCharge } from '../payment/charge.ts';
import { paymentFacts } from '../payment/payment-facts.ts';
import { findPayment } from '../payment/payment.ts';
import { findSavedCard } from '../payment/saved-card.ts';
import type { Session } from '../payment/session.ts';
import { settle } from '../payment/settlement.ts';
import { decideAttempt } from '../scenarios/scenario-choice.ts';
import { nextPeriod, SUBSCRIPTIONS, type SubscriptionRecord } from './subscription.ts';

function sessionFor(gateway: Gateway, record: SubscriptionRecord): Session {
  const { clientId, requestId, facts } = record;
  const { phaseNo, amount } = nextPeriod(record);
  const now = gateway.clock.now();
  return {
    sessionId: randomUUID(),
    publicSessionId: randomBytes(24).toString('base64url'),
    secret: `${randomBytes(96).toString('base64')}&&SG&&111`,
    clientId,
    product: 'classic',
    paymentRequestId: `${requestId}-${phaseNo}`,
    currency: amount.currency,
    value: amount.value,
    referenceOrderId: `${requestId}-${phaseNo}`,
    orderDescription: facts.description,
    orderBody: '{}',
    captureMode: 'AUTOMATIC',
    redirectUrl: null,
    notifyUrl: facts.paymentNotifyUrl,
    frameOrigins: '[]',
    authenticate: 0,
    methods: JSON.stringify([facts.method]),
    offer: JSON.stringify({
      express: [],
      asksConsent: false,
      savedCards: [],
      needsSecurityCode: false,
      plans: [],
    }),
    scenario: null,
    createdAt: now,
    expiresAt: now,
  };
}

/** Called in a transaction. */
function payPeriod(gateway: Gateway, record: SubscriptionRecord): void {
  const { database, clock, notifyDelay } = gateway;
  const { clientId, recordId, facts } = record;
  const { phaseNo, amount, start, end } = nextPeriod(record);
  const session = sessionFor(gateway, record);
  const now = clock.now();
  const card = facts.token === null ? undefined : findSavedCard(gateway, clientId, facts.token);
  const { scenario, decision } = decideAttempt({
    amount,
    ...(card && { cardScenario: card.scenario }),
    problem: facts.token !== null && !card ? 'INVALID_CARD' : undefined,
    sessionScenario: null,
    authenticate: false,
    now: new Date(now),
  });
  const settled = 'outcome' in decision ? decision : { outcome: 'SUCCESSFUL' as const };
  const settlement = settle(settled, now, true);
  const paymentId = randomUUID();
  const { sessionId } = session;
  database.insert('session', { ...session });
  database.insert('payment', {
    paymentId,
    sessionId,
    ...settlement,
    createdAt: now,
    closesAt: now,
  });
  const attemptId = database.insert('attempt', {
    paymentId,
    submitId: randomUUID(),
    outcome: settlement.outcome,
    resultCode: settlement.resultCode,
    method: facts.method,
    scenario: scenario?.id ?? null,
    ...(card ? keptCardOf(card) : NO_CARD),
    authentication: null,
    instalments: null,
    traceId: randomUUID(),
    createdAt: now,
    decidedAt: now,
  });
  const isPaid = settlement.status === 'SUCCESS';
  if (isPaid) takeCharge(gateway, session, { paymentId, attemptId });
  const payment = findPayment(gateway, sessionId);
  if (!payment) throw new Error('The payment is gone.');
  const period = { periodStartTime: formatTime(start), periodEndTime: formatTime(end) };
  queueNotification(
    gateway,
    { ...session, paymentId },
    {
      notifyType: 'PAYMENT_RESULT',
      result: isPaid ? SUCCESS : failure(settlement.resultCode ?? 'PROCESS_FAIL'),
      ...paymentFacts(gateway, payment, session),
      subscriptionId: recordId,
      phaseNo: String(phaseNo),
      ...period,
    },
    now + notifyDelay,
  );
  const made = {
    phaseNo,
    paymentId,
    status: isPaid ? ('SUCCESS' as const) : ('FAIL' as const),
    paymentMethod: {
      paymentMethodType: facts.method,
      ...(facts.token !== null && { paymentMethodId: facts.token }),
    },
    paymentAmount: amount,
    ...(isPaid && { paymentTime: formatTime(now) }),
  };
  const isLast = end >= facts.endAt;
  // the periods pass as fast as the sandbox's clock
  const next = isLast ? null : clock.after(end - start);
  const payments = [...facts.payments, made];
  const change = { payments, nextAmount: null, nextAt: next, periodStartAt: end };
  SUBSCRIPTIONS.save(gateway, record, change, next);
}

/** Pays the periods that are due. */
export function paySubscriptions(gateway: Gateway): void {
  if (SUBSCRIPTIONS.due(gateway).length === 0) return;
  gateway.database.transaction(() => {
    for (const record of SUBSCRIPTIONS.due(gateway)) payPeriod(gateway, record);
  });
}
