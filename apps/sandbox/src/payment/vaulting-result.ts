/** How saving a card without a payment has ended. Source: docs/reference/beyond-cashier.md#b1-cards-kept-on-file */
import type { ApiResult, VaultedMethod, VaultingStatus } from '@ams-cashier/protocol';
import type { Gateway } from '../gateway/gateway.ts';
import { failure, SUCCESS } from './api-result.ts';
import { latestAttempt } from './attempt.ts';
import type { Payment } from './payment.ts';
import { findSavedCard, vaultedMethod } from './saved-card.ts';
import type { Session } from './session.ts';

/** The merchant's view: whoever has not finished yet may still do so until the session ends. */
function statusOf(
  { clock }: Gateway,
  session: Session,
  payment: Payment | undefined,
): VaultingStatus {
  if (payment?.status === 'SUCCESS' || payment?.status === 'FAIL') return payment.status;
  const isOver = session.expiresAt <= clock.now() && (!payment || payment.phase === 'open');
  return isOver ? 'FAIL' : 'PROCESSING';
}

/** What inquiry and notification have in common. */
export function vaultingFacts(
  gateway: Gateway,
  session: Session,
  payment: Payment | undefined,
): {
  readonly vaultingRequestId: string;
  readonly vaultingStatus: VaultingStatus;
  readonly vaultingResultCode?: string;
  readonly paymentMethodDetail?: VaultedMethod;
} {
  const vaultingStatus = statusOf(gateway, session, payment);
  const attempt = payment && latestAttempt(gateway, payment.paymentId);
  const saved = attempt && findSavedCard(gateway, session.clientId, attempt.cardToken);
  const code = payment?.resultCode ?? 'ORDER_IS_CLOSED';
  return {
    vaultingRequestId: session.paymentRequestId,
    vaultingStatus,
    ...(vaultingStatus === 'FAIL' && { vaultingResultCode: code }),
    ...(vaultingStatus === 'SUCCESS' && saved && { paymentMethodDetail: vaultedMethod(saved) }),
  };
}

export function resultOfVaulting({ status, resultCode }: Payment): ApiResult {
  return status === 'SUCCESS' ? SUCCESS : failure(resultCode ?? 'PROCESS_FAIL');
}
