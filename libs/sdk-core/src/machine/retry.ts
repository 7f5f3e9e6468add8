import { ERROR_TABLE } from '../contract/error-table.ts';
import type { Fault } from './fault.ts';
import type { State } from './state.ts';

const isRecoverable = ({ reason, recoverable }: Fault): boolean =>
  recoverable ?? ERROR_TABLE[reason][2];

/**
 * What `retry()` does: back into the form; a new open of the same request, with the session that the cashier had or with
 * one that the session function is asked for; or a refusal. After an error the session may have been paid, in another tab or
 * before a reload, unless the gateway refused it: opened again, it says so; another one would be paid a second time.
 */
export function retryOf(state: State): 'focus' | 'same_session' | 'fresh_session' | Fault {
  const { phase, closed, expired, refused, ending, consultation, terms } = state;
  if (phase === 'declined') return 'focus';
  const step = consultation?.step;
  const needsFresh = step === 'new_session' || expired || refused;
  const helps =
    ending?.status === 'cancelled' ||
    (ending?.status === 'failed' &&
      (ending.fault ? needsFresh || isRecoverable(ending.fault) : step === 'new_session'));
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
  return ending?.fault && !needsFresh ? 'same_session' : 'fresh_session';
}
