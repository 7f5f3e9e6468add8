/** Disputes: raised on this machine, see `inspector/dispute-api.ts`. Source: docs/reference/beyond-cashier.md#b5-disputes */
import type {
  AcceptDisputeRequest,
  AcceptDisputeResponse,
  Amount,
  DisputeNotification,
  DisputeNotificationType,
  DownloadDisputeEvidenceRequest,
  DownloadDisputeEvidenceResponse,
  SupplyDefenseDocumentRequest,
  SupplyDefenseDocumentResponse,
} from '@ams-cashier/protocol';
import { formatTime } from '../gateway/clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { queueNotification } from '../notifications/notification-queue.ts';
import { SUCCESS } from '../payment/api-result.ts';
import { findOperations, sumOf } from '../payment/operation.ts';
import { findPaymentOf } from '../payment/payment.ts';
import { Records, type Record } from '../records/record.ts';
import type { Checked } from './field-schema.ts';
import { Refusal } from './refusal.ts';

type DisputeType = NonNullable<DisputeNotification['disputeType']>;
type JudgedResult = NonNullable<DisputeNotification['disputeJudgedResult']>;

export interface Dispute {
  readonly paymentId: string;
  readonly paymentRequestId: string;
  readonly amount: Amount;
  readonly type: DisputeType;
  readonly reason: string;
  readonly notifyUrl: string | null;
  readonly defenseDueAt: number;
  /** open: neither accepted nor defended. */
  readonly status: 'open' | 'defended' | 'closed';
  /** What was supplied, in base64. */
  readonly evidence: string | null;
  /** What became of it, oldest first. */
  readonly steps: readonly {
    readonly at: number;
    readonly type: DisputeNotificationType;
    readonly reason?: string;
  }[];
  /** It was lost, and its amount went back to the buyer. */
  readonly isChargedBack: boolean;
}

export type DisputeRecord = Record<Dispute>;

export const DISPUTES = new Records<Dispute>('dispute');

/** How long a defended dispute takes to be judged, in milliseconds. Ours. */
const JUDGING_TIME = 10_000;

function notify(
  gateway: Gateway,
  { recordId, clientId, createdAt, facts }: DisputeRecord,
  disputeNotificationType: DisputeNotificationType,
  more: Partial<DisputeNotification> = {},
): void {
  const { paymentId, paymentRequestId, amount, type, reason, notifyUrl, defenseDueAt } = facts;
  queueNotification(
    gateway,
    { paymentId, clientId, notifyUrl },
    {
      notifyType: 'DISPUTE',
      disputeNotificationType,
      disputeId: recordId,
      paymentId,
      paymentRequestId,
      disputeType: type,
      disputeAmount: amount,
      disputeTime: formatTime(createdAt),
      disputeReasonCode: reason,
      disputeReasonMsg: 'Raised in the sandbox.',
      defendable: true,
      defenseDueTime: formatTime(defenseDueAt),
      ...more,
    },
    gateway.clock.now() + gateway.notifyDelay,
  );
}

/** The dispute's history with one more step. */
function withStep(
  { clock }: Gateway,
  { facts }: DisputeRecord,
  type: DisputeNotificationType,
  reason?: string,
): Pick<Dispute, 'steps'> {
  return { steps: [...facts.steps, { at: clock.now(), type, ...(reason && { reason }) }] };
}

const close = (gateway: Gateway, dispute: DisputeRecord, step: Pick<Dispute, 'steps'>) =>
  DISPUTES.save(gateway, dispute, { status: 'closed', ...step }, null);

/** Called in a transaction. */
export function raiseDispute(
  gateway: Gateway,
  clientId: string,
  dispute: Omit<Dispute, 'status' | 'evidence' | 'steps' | 'isChargedBack'>,
): DisputeRecord {
  const steps = [
    { at: gateway.clock.now(), type: 'DISPUTE_CREATED', reason: dispute.reason },
  ] as const;
  const facts: Dispute = {
    ...dispute,
    status: 'open',
    evidence: null,
    steps,
    isChargedBack: false,
  };
  const requestId = `${dispute.paymentId} ${DISPUTES.list(gateway, clientId).length}`;
  const added = DISPUTES.add(gateway, clientId, requestId, facts, dispute.defenseDueAt);
  notify(gateway, added, 'DISPUTE_CREATED');
  return added;
}

/** What disputes have taken back of a payment. */
export const chargedBack = (gateway: Gateway, clientId: string, paymentId: string): bigint =>
  DISPUTES.list(gateway, clientId)
    .filter(({ facts }) => facts.paymentId === paymentId && facts.isChargedBack)
    .reduce((sum, { facts }) => sum + BigInt(facts.amount.value), 0n);

/** A request for documents moves no money. */
const lost = ({ facts }: DisputeRecord, isLost: boolean, step: Pick<Dispute, 'steps'>) => ({
  ...step,
  isChargedBack: isLost && facts.type !== 'RETRIEVAL_REQUEST',
});

const LOST: readonly JudgedResult[] = ['ACCEPT_BY_MERCHANT', 'VALIDATE_FAIL'];

/** Called in a transaction. */
export function judgeDispute(gateway: Gateway, dispute: DisputeRecord, result: JudgedResult): void {
  const step = withStep(gateway, dispute, 'DISPUTE_JUDGED', result);
  const closed = close(gateway, dispute, lost(dispute, LOST.includes(result), step));
  notify(gateway, closed, 'DISPUTE_JUDGED', { disputeJudgedResult: result });
}

/** Called in a transaction. The buyer’s bank takes it back. */
export function cancelDispute(gateway: Gateway, dispute: DisputeRecord): void {
  const closed = close(gateway, dispute, withStep(gateway, dispute, 'DISPUTE_CANCELLED'));
  notify(gateway, closed, 'DISPUTE_CANCELLED');
}

function acceptFor(
  gateway: Gateway,
  dispute: DisputeRecord,
  disputeAcceptReason: NonNullable<DisputeNotification['disputeAcceptReason']>,
): void {
  const step = withStep(gateway, dispute, 'DISPUTE_ACCEPTED', disputeAcceptReason);
  const closed = close(gateway, dispute, lost(dispute, true, step));
  notify(gateway, closed, 'DISPUTE_ACCEPTED', { disputeAcceptReason });
}

function requireDispute(gateway: Gateway, clientId: string, disputeId: string): DisputeRecord {
  const dispute = DISPUTES.find(gateway, clientId, 'recordId', disputeId);
  if (dispute) return dispute;
  throw new Refusal('PARAM_ILLEGAL', 'disputeId is that of no dispute of this client.');
}

function requireOpen(gateway: Gateway, dispute: DisputeRecord): void {
  const { status, defenseDueAt } = dispute.facts;
  if (status === 'closed') throw new Refusal('NOT_ALLOW_IN_CURRENT_STATUS');
  if (defenseDueAt <= gateway.clock.now()) throw new Refusal('TIME_EXCEEDS_LIMIT');
}

/** Accepting it would return money that has gone back already. Ours: Antom's documentation does not say. */
function requireMoney(gateway: Gateway, { clientId, facts }: DisputeRecord): void {
  const { paymentId, type, amount } = facts;
  const payment = findPaymentOf(gateway, clientId, 'paymentId', paymentId);
  if (!payment || type === 'RETRIEVAL_REQUEST') return;
  if (payment.status === 'CANCELLED') {
    throw new Refusal(
      'NOT_ALLOW_IN_CURRENT_STATUS',
      'The payment was cancelled, so its money has gone back. Defend the dispute with a proof of the cancellation.',
    );
  }
  const refunded = sumOf(findOperations(gateway, paymentId), 'REFUND');
  const left = BigInt(payment.value) - refunded - chargedBack(gateway, clientId, paymentId);
  if (BigInt(amount.value) <= left) return;
  throw new Refusal(
    'NOT_ALLOW_IN_CURRENT_STATUS',
    `The dispute is about ${amount.value}, and ${left < 0n ? 0n : left} of the payment is left: ${refunded} was refunded. Defend it with a proof of the refund.`,
  );
}

export function acceptDispute(
  gateway: Gateway,
  clientId: string,
  { disputeId }: Checked<AcceptDisputeRequest>,
): AcceptDisputeResponse {
  const { database, clock } = gateway;
  return database.transaction(() => {
    const dispute = requireDispute(gateway, clientId, disputeId);
    requireOpen(gateway, dispute);
    if (dispute.facts.status === 'defended') throw new Refusal('NOT_ALLOW_IN_CURRENT_STATUS');
    requireMoney(gateway, dispute);
    acceptFor(gateway, dispute, 'MERCHANT_ACCEPTED');
    return { result: SUCCESS, disputeId, disputeResolutionTime: formatTime(clock.now()) };
  });
}

const isBase64 = (text: string) => /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 === 0;

export function supplyDefenseDocument(
  gateway: Gateway,
  clientId: string,
  { disputeId, disputeEvidence }: Checked<SupplyDefenseDocumentRequest>,
): SupplyDefenseDocumentResponse {
  const { database, clock } = gateway;
  if (!isBase64(disputeEvidence)) {
    throw new Refusal('PARAM_ILLEGAL', 'disputeEvidence must be base64.');
  }
  return database.transaction(() => {
    const dispute = requireDispute(gateway, clientId, disputeId);
    requireOpen(gateway, dispute);
    const { evidence } = dispute.facts;
    if (evidence === disputeEvidence) throw new Refusal('REPEAT_REQUEST');
    if (evidence !== null) throw new Refusal('DEFENSE_EXCEED_LIMIT');
    const step = withStep(gateway, dispute, 'DEFENSE_SUPPLIED');
    const change = { status: 'defended', evidence: disputeEvidence, ...step } as const;
    const defended = DISPUTES.save(gateway, dispute, change, clock.after(JUDGING_TIME));
    notify(gateway, defended, 'DEFENSE_SUPPLIED');
    return { result: SUCCESS, disputeId, disputeResolutionTime: formatTime(clock.now()) };
  });
}

/** The smallest document that readers open. */
const TEMPLATE = Buffer.from(
  '%PDF-1.1\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
).toString('base64');

export function downloadDisputeEvidence(
  gateway: Gateway,
  clientId: string,
  { disputeId, disputeEvidenceType }: Checked<DownloadDisputeEvidenceRequest>,
): DownloadDisputeEvidenceResponse {
  const { evidence } = requireDispute(gateway, clientId, disputeId).facts;
  const found = disputeEvidenceType === 'DISPUTE_EVIDENCE_TEMPLATE' ? TEMPLATE : evidence;
  if (found === null) {
    throw new Refusal('NOT_ALLOW_IN_CURRENT_STATUS', 'Nothing has been supplied for this dispute.');
  }
  return { result: SUCCESS, disputeId, disputeEvidence: found, disputeEvidenceFormat: 'PDF' };
}

/** An open dispute whose time is over is lost; a defended one is won. */
export function finishDisputes(gateway: Gateway): void {
  if (DISPUTES.due(gateway).length === 0) return;
  gateway.database.transaction(() => {
    for (const dispute of DISPUTES.due(gateway)) {
      if (dispute.facts.status === 'defended') judgeDispute(gateway, dispute, 'VALIDATE_SUCCESS');
      else acceptFor(gateway, dispute, 'TIMEOUT');
    }
  });
}
