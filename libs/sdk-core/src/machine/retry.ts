import { ERROR_TABLE } from '../contract/error-table.ts';
import type { Fault } from './fault.ts';
import type { State } from './state.ts';

const isRecoverable = ({ reason, recoverable }: Fault): boolean =>
  recoverable ?? ERROR_TABLE[reason][2];

/** What `retry()` does: back into the form, a new open with the same request, or a refusal. */
export function retryOf(state: State): 'focus' | 'open_again' | Fault {
  const { phase, closed, expired, ending, consultation, terms } = state;
  if (phase === 'declined') return 'focus';
  const step = consultation?.step;
  const needsFresh = step === 'new_session' || expired;
  const helps =
    ending?.status === 'cancelled' ||
    (ending?.status === 'failed' &&
      (ending.fault ? expired || isRecoverable(ending.fault) : step === 'new_session'));
  if (!helps || closed) {
    return {
      reason: 'retry_refused',
      message: `retry() in phase "${phase}"${step ? ` after advice "${step}"` : ''} could not help.`,
      suggestion: 'Read snapshot.advice and snapshot.outcome first.',
    };
  }
  if (needsFresh && !terms.canRenew) {
    return {
      reason: 'session_missing',
      message: 'retry() needs a fresh session, and session is not a function.',
      suggestion: 'Pass a function as session: it is asked for a fresh one.',
    };
  }
  return 'open_again';
}
