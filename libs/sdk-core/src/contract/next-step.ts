import { canSameSessionServe, stepAfter } from '@ams-cashier/protocol';
import type { AdviceContext, NextStep } from './advice.ts';

export { canSameSessionServe };

/**
 * The next step after a payment result code, or after an event that leaves the payment open. Advice adds the texts.
 * Source: docs/reference/result-codes.md and docs/design/names-and-defaults.md.
 */
export function nextStepAfter(code: string, context: AdviceContext = {}): NextStep {
  const { expired, threeDSFailed, cancelled, needChangeSession } = context;
  const listed = code.startsWith('SDK_') ? 'check_status' : stepAfter(code);
  // an open outcome stays open whatever else is true: a fresh session could charge twice
  if (listed === 'check_status') return listed;
  if (needChangeSession ?? (expired || threeDSFailed || cancelled)) return 'new_session';
  return needChangeSession === false && listed === 'new_session' ? 'same_session' : listed;
}
