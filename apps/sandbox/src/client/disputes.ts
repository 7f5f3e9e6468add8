import type { ShownDispute } from '../inspector/dispute-api.ts';
import type { DisputeResult } from '../merchant-api/dispute-result.ts';
import { checkFields, refuse } from './call-check.ts';
import { SandboxError, type LoopbackClient } from './loopback-client.ts';
import type { OrderReference, SandboxOrder } from './order.ts';

/** A buyer's dispute about a payment. */
export type SandboxDispute = ShownDispute;

export interface DisputeDetails {
  /** Default: `CHARGEBACK`. */
  readonly disputeType?: 'CHARGEBACK' | 'RETRIEVAL_REQUEST' | 'COMPLIANCE_REQUEST';
  /** Default: `fraudulent`. */
  readonly disputeReasonCode?: string;
  /** In the smallest unit. Default: all that the buyer has paid. */
  readonly value?: string;
  /** Where the shop is notified; with Antom it is set in the dashboard. Default: the order's `paymentNotifyUrl`. */
  readonly notifyUrl?: string;
  /** Until when it can be defended. Default: 7 days. */
  readonly defenseSeconds?: number;
}

/** What a buyer and the bank do about an order that is paid. */
export interface Disputes {
  /** Rejects if the order is not paid. The shop is notified. */
  raise(reference: OrderReference, details?: DisputeDetails): Promise<SandboxDispute>;
  get(disputeId: string): Promise<SandboxDispute>;
  /** Decides it. Rejects if it is over. */
  judge(disputeId: string, result: DisputeResult): Promise<SandboxDispute>;
  /** The buyer withdraws it. Rejects if it is over. */
  cancel(disputeId: string): Promise<SandboxDispute>;
}

const DETAILS: readonly (keyof DisputeDetails)[] = [
  'disputeType',
  'disputeReasonCode',
  'value',
  'notifyUrl',
  'defenseSeconds',
];

export function createDisputes(
  api: LoopbackClient,
  findOrder: (reference: OrderReference) => Promise<SandboxOrder>,
): Disputes {
  function pathOf(disputeId: unknown): string {
    if (typeof disputeId === 'string' && disputeId !== '') {
      return `/sandbox/disputes/${encodeURIComponent(disputeId)}`;
    }
    return refuse('disputeId', disputeId, 'that of a dispute which raise() returned');
  }
  const get = async (disputeId: string) => api.get<SandboxDispute>(pathOf(disputeId));
  return {
    async raise(reference, details = {}) {
      checkFields('details', details, DETAILS);
      const { paymentId } = await findOrder(reference);
      if (paymentId === undefined) throw new SandboxError('Only a paid payment can be disputed.');
      return api.post<SandboxDispute>(`/sandbox/payments/${paymentId}/disputes`, details);
    },
    get,
    async judge(disputeId, result) {
      await api.post(`${pathOf(disputeId)}/judge`, { disputeJudgedResult: result });
      return get(disputeId);
    },
    async cancel(disputeId) {
      await api.post(`${pathOf(disputeId)}/cancel`);
      return get(disputeId);
    },
  };
}
