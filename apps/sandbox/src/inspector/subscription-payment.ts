import type { Gateway } from '../gateway/gateway.ts';
import { SUBSCRIPTIONS } from '../merchant-api/subscription.ts';

/** Which payment of which subscription this is, if it is one. */
export function subscriptionOf(
  gateway: Gateway,
  { clientId, paymentId }: { readonly clientId: string; readonly paymentId: string },
): { readonly requestId: string; readonly phaseNo: string | number } | undefined {
  for (const { requestId, facts } of SUBSCRIPTIONS.list(gateway, clientId)) {
    const made = facts.payments.find((one) => one.paymentId === paymentId);
    if (made) return { requestId, phaseNo: made.phaseNo };
  }
  return undefined;
}
