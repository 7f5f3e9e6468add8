/** Disputes, which a notification begins. Source: docs/reference/beyond-cashier.md#b5-disputes */
import { id, needed, oneOf, text, time, type Call } from './field.ts';

const source = 'beyond-cashier.md#b5-disputes';
const disputeId = needed(id);
const evidenceType = oneOf('DISPUTE_EVIDENCE_TEMPLATE', 'DISPUTE_EVIDENCE_FILE');

export const DISPUTES = {
  acceptDispute: {
    path: 'payments/acceptDispute',
    about:
      'Accepts a dispute: the money goes back to the buyer, and nothing can be defended any more.',
    source,
    page: 'accept_dispute',
    request: { disputeId },
    answer: { disputeId, disputeResolutionTime: needed(time) },
    errors: ['NOT_ALLOW_IN_CURRENT_STATUS', 'REPEAT_REQUEST', 'TIME_EXCEEDS_LIMIT'],
  },
  supplyDefenseDocument: {
    path: 'payments/supplyDefenseDocument',
    about: 'Defends a dispute with a document, before its `defenseDueTime`.',
    source,
    page: 'supply_defense_document',
    request: {
      disputeId,
      disputeEvidence: needed(text(1_000_000), 'The filled-in template, in base64.'),
    },
    answer: { disputeId, disputeResolutionTime: needed(time) },
    errors: [
      'DEFENSE_EXCEED_LIMIT',
      'NOT_ALLOW_IN_CURRENT_STATUS',
      'REPEAT_REQUEST',
      'TIME_EXCEEDS_LIMIT',
    ],
  },
  downloadDisputeEvidence: {
    path: 'payments/downloadDisputeEvidence',
    about: 'Returns the template to fill in, or what has been supplied.',
    source,
    page: 'download_dispute_evidence',
    request: { disputeId, disputeEvidenceType: needed(evidenceType) },
    answer: {
      disputeId,
      disputeEvidence: needed(text(), 'In base64.'),
      disputeEvidenceFormat: needed(oneOf('PDF', 'WORD')),
    },
    errors: ['NOT_ALLOW_IN_CURRENT_STATUS'],
  },
} as const satisfies { readonly [name: string]: Call };
