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
import { unknown } from '../server/unknown.ts';

const TYPES = ['CHARGEBACK', 'RETRIEVAL_REQUEST', 'COMPLIANCE_REQUEST'] as const;
/** Until when a dispute can be defended, in seconds, if nothing is said. */
const DEFENSE_SECONDS = 7 * 86_400;

type Body = { readonly [field: string]: unknown };

const isSeconds = (value: unknown): value is number =>
  typeof value === 'number' && value > 0 && value <= LONGEST_DEFENSE;

const isWebUrl = (value: unknown) =>
  typeof value === 'string' && /^https?:$/.test(URL.parse(value)?.protocol ?? '');

/** As this API shows it. */
export type ShownDispute = Dispute & { readonly disputeId: string };

/** Ten years, in seconds. */
const LONGEST_DEFENSE = 3_660 * 86_400;

const refuse = (context: Context, message: string, status: 400 | 409 = 400) =>
  context.json({ error: { message } }, status);

function wrong(field: Readonly<Record<string, unknown>>, fix: string): string {
  const [[name, value] = []] = Object.entries(field);
  return `${name} is ${JSON.stringify(value)}; it must be ${fix}.`;
}

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
    if (!type) return refuse(context, wrong({ disputeType }, `one of ${TYPES.join(', ')}`));
    if (typeof disputeReasonCode !== 'string' || disputeReasonCode === '') {
      return refuse(context, wrong({ disputeReasonCode }, 'a string'));
    }
    const { defenseSeconds = DEFENSE_SECONDS } = body;
    if (!isSeconds(defenseSeconds)) {
      const fix = `a number above 0, and at most ${LONGEST_DEFENSE}: ten years`;
      return refuse(context, wrong({ defenseSeconds }, fix));
    }
    const paymentId = context.req.param('paymentId');
    const payment = findPaymentOf(gateway, clientId, 'paymentId', paymentId);
    if (!payment) return unknown(context, 'payment', paymentId);
    if (payment.status !== 'SUCCESS') {
      const message = `The payment ${paymentId} is ${payment.status}; only a paid one can be disputed.`;
      return refuse(context, message, 409);
    }
    const taken = takenOf(gateway, payment);
    if (taken === 0n) {
      const message = 'Nothing has been captured of this payment: the buyer has paid nothing yet.';
      return refuse(context, message, 409);
    }
    const { value = String(taken) } = body;
    if (typeof value !== 'string' || !/^[1-9]\d{0,15}$/.test(value) || BigInt(value) > taken) {
      const fix = `a whole number as a string, up to ${taken}, which the buyer has paid`;
      return refuse(context, wrong({ value }, fix));
    }
    const { notifyUrl = payment.notifyUrl } = body;
    if (notifyUrl !== null && !isWebUrl(notifyUrl)) {
      return refuse(context, wrong({ notifyUrl }, 'an http or https URL'));
    }
    const raised = gateway.database.transaction(() =>
      raiseDispute(gateway, clientId, {
        paymentId,
        paymentRequestId: payment.paymentRequestId,
        amount: { currency: payment.currency, value },
        type,
        reason: disputeReasonCode,
        notifyUrl: notifyUrl === null ? null : String(notifyUrl),
        defenseDueAt: gateway.clock.after(defenseSeconds * 1000),
      }),
    );
    return context.json(shown(raised), 201);
  });

  app.get('/disputes/:disputeId', (context) => {
    const dispute = find(context);
    return dispute
      ? context.json(shown(dispute))
      : unknown(context, 'dispute', context.req.param('disputeId'));
  });

  app.post('/disputes/:disputeId/:action{judge|cancel}', async (context) => {
    const body = await bodyOf(context);
    const dispute = find(context);
    if (!dispute) return unknown(context, 'dispute', context.req.param('disputeId'));
    if (dispute.facts.status === 'closed') {
      return refuse(context, `The dispute ${dispute.recordId} is closed already.`, 409);
    }
    if (context.req.param('action') === 'cancel') {
      gateway.database.transaction(() => cancelDispute(gateway, dispute));
      return context.body(null, 204);
    }
    const { disputeJudgedResult } = body;
    const result = DISPUTE_RESULTS.find((known) => known === disputeJudgedResult);
    if (!result) {
      const fix = `one of ${DISPUTE_RESULTS.join(', ')}`;
      return refuse(context, wrong({ disputeJudgedResult }, fix));
    }
    gateway.database.transaction(() => judgeDispute(gateway, dispute, result));
    return context.body(null, 204);
  });
  return app;
}
