/** For the developer on this machine: what a buyer and the bank do about a payment after it. */
import { Hono, type Context } from 'hono';
import type { Gateway } from '../gateway/gateway.ts';
import {
  cancelDispute,
  DISPUTES,
  judgeDispute,
  raiseDispute,
  type Dispute,
  type DisputeRecord,
} from '../merchant-api/dispute.ts';
import { DISPUTE_RESULTS } from '../merchant-api/dispute-result.ts';
import { takenOf } from '../merchant-api/refund.ts';
import { findPaymentOf } from '../payment/payment.ts';

const TYPES = ['CHARGEBACK', 'RETRIEVAL_REQUEST', 'COMPLIANCE_REQUEST'] as const;
/** Until when a dispute can be defended, in seconds, if nothing is said. */
const DEFENSE_SECONDS = 7 * 86_400;

type Body = { readonly [field: string]: unknown };

/** As this API shows it. */
export type ShownDispute = Dispute & { readonly disputeId: string };

const refuse = (context: Context, message: string, status: 400 | 404 | 409 = 400) =>
  context.json({ error: { message } }, status);

const bodyOf = (context: Context): Promise<Body> => context.req.json().catch(() => ({}));

/**
 * - `POST /payments/:paymentId/disputes` raises one: `{ disputeType?, disputeReasonCode?, value?, notifyUrl?,
 *   defenseSeconds? }`, by default a chargeback of all that was paid, sent to the payment's `paymentNotifyUrl`: an address
 *   for disputes can be set only in Antom's dashboard
 * - `GET /disputes/:disputeId`
 * - `POST /disputes/:disputeId/judge` `{ disputeJudgedResult }`, `POST /disputes/:disputeId/cancel`
 */
export function disputeApi(gateway: Gateway): Hono {
  const app = new Hono();
  const { clientId } = gateway.keys.demo;
  const find = (context: Context) =>
    DISPUTES.find(gateway, clientId, 'recordId', context.req.param('disputeId'));
  const shown = ({ recordId, facts }: DisputeRecord): ShownDispute => ({
    disputeId: recordId,
    ...facts,
  });

  app.post('/payments/:paymentId/disputes', async (context) => {
    const body = await bodyOf(context);
    const { disputeType = 'CHARGEBACK', disputeReasonCode = 'fraudulent' } = body;
    const type = TYPES.find((known) => known === disputeType);
    if (!type) return refuse(context, `disputeType must be one of ${TYPES.join(', ')}.`);
    const seconds = Number(body['defenseSeconds'] ?? DEFENSE_SECONDS);
    if (!(seconds > 0)) return refuse(context, 'defenseSeconds must be a positive number.');
    const paymentId = context.req.param('paymentId');
    const payment = findPaymentOf(gateway, clientId, 'paymentId', paymentId);
    if (payment?.status !== 'SUCCESS') {
      return refuse(context, 'Only a paid payment can be disputed.', payment ? 409 : 404);
    }
    const taken = takenOf(gateway, payment);
    if (taken === 0n) {
      const message = 'Nothing has been captured of this payment: the buyer has paid nothing yet.';
      return refuse(context, message, 409);
    }
    const value = String(body['value'] ?? taken);
    if (!/^[1-9]\d{0,15}$/.test(value) || BigInt(value) > taken) {
      return refuse(
        context,
        `value must be a whole number up to ${taken}, which the buyer has paid.`,
      );
    }
    const notifyUrl = body['notifyUrl'] ?? payment.notifyUrl;
    if (notifyUrl !== null && !URL.canParse(String(notifyUrl))) {
      return refuse(context, 'notifyUrl must be a URL.');
    }
    const raised = gateway.database.transaction(() =>
      raiseDispute(gateway, clientId, {
        paymentId,
        paymentRequestId: payment.paymentRequestId,
        amount: { currency: payment.currency, value },
        type,
        reason: String(disputeReasonCode),
        notifyUrl: notifyUrl === null ? null : String(notifyUrl),
        defenseDueAt: gateway.clock.after(seconds * 1000),
      }),
    );
    return context.json(shown(raised), 201);
  });

  app.get('/disputes/:disputeId', (context) => {
    const dispute = find(context);
    return dispute ? context.json(shown(dispute)) : refuse(context, 'No such dispute.', 404);
  });

  app.post('/disputes/:disputeId/:action{judge|cancel}', async (context) => {
    const body = await bodyOf(context);
    const dispute = find(context);
    if (!dispute) return refuse(context, 'No such dispute.', 404);
    if (dispute.facts.status === 'closed') return refuse(context, 'It is over already.', 409);
    if (context.req.param('action') === 'cancel') {
      gateway.database.transaction(() => cancelDispute(gateway, dispute));
      return context.body(null, 204);
    }
    const result = DISPUTE_RESULTS.find((known) => known === body['disputeJudgedResult']);
    if (!result)
      return refuse(context, `disputeJudgedResult must be one of ${DISPUTE_RESULTS.join(', ')}.`);
    gateway.database.transaction(() => judgeDispute(gateway, dispute, result));
    return context.body(null, 204);
  });
  return app;
}
