import { randomUUID } from 'node:crypto';
import type { SavedCardPaymentRequest, SavedCardPaymentResponse } from '@ams-cashier/protocol';
import type { Gateway } from '../gateway/gateway.ts';
import { SUCCESS } from '../payment/api-result.ts';
import { latestAttempt } from '../payment/attempt.ts';
import { offerOf } from '../payment/offer.ts';
import { paymentFacts } from '../payment/payment-facts.ts';
import { findPayment } from '../payment/payment.ts';
import { findSessionOf, type Session } from '../payment/session.ts';
import { settle, writeSettlement } from '../payment/settlement.ts';
import { acceptSubmit } from '../payment/submit.ts';
import type { Checked } from './field-schema.ts';
import { createPaymentSession } from './payment-session.ts';
import { Refusal } from './refusal.ts';

/** Nobody is there who could try again, so a decline is final. */
export function finishDecline(gateway: Gateway, { sessionId }: Session): void {
  const payment = findPayment(gateway, sessionId);
  const attempt = payment && latestAttempt(gateway, payment.paymentId);
  if (!payment?.resultCode || !attempt || payment.phase !== 'open') return;
  const { resultCode: code } = payment;
  gateway.database.transaction(() => {
    const settlement = settle({ outcome: 'FAIL', code }, gateway.clock.now(), true);
    writeSettlement(gateway, { ...attempt, sessionId }, settlement);
  });
}

/**
 * Pays with a card on file, without a page: as a session that offers only that card, and that is submitted at once.
 * Source: docs/reference/beyond-cashier.md#b1-cards-kept-on-file
 */
export function payWithSavedCard(
  gateway: Gateway,
  clientId: string,
  request: Checked<SavedCardPaymentRequest>,
): SavedCardPaymentResponse {
  const { paymentMethod, paymentRequestId } = request;
  if (paymentMethod.paymentMethodType !== 'CARD') {
    throw new Refusal(
      'NO_PAY_OPTIONS',
      `paymentMethod.paymentMethodType is ${paymentMethod.paymentMethodType}; the sandbox pays by CARD only without a page.`,
    );
  }
  createPaymentSession(gateway, clientId, {
    ...request,
    paymentMethod: {
      paymentMethodType: 'CARD',
      paymentMethodId: paymentMethod.paymentMethodId,
      paymentMethodMetaData: { isCardOnFile: 'true' },
    },
  } as Parameters<typeof createPaymentSession>[2]);
  const session = findSessionOf(gateway, clientId, paymentRequestId);
  if (!session) throw new Error('The session is gone.');
  const [card] = offerOf(session).savedCards;
  if (!findPayment(gateway, session.sessionId)) {
    const submit = { submitId: paymentRequestId, traceId: randomUUID() };
    acceptSubmit(gateway, session, { ...submit, savedCard: { id: card?.id ?? '' } });
    finishDecline(gateway, session);
  }
  const payment = findPayment(gateway, session.sessionId);
  if (!payment) throw new Refusal('PROCESS_FAIL');
  if (payment.status !== 'SUCCESS') {
    throw new Refusal(
      payment.status === 'FAIL' ? (payment.resultCode ?? 'PROCESS_FAIL') : 'PAYMENT_IN_PROCESS',
    );
  }
  return { result: SUCCESS, ...paymentFacts(gateway, payment, session) };
}
