import type { EngineHost } from '../../contract/engine.ts';
import type { ErrorReason } from '../../contract/error-table.ts';
import type { SessionData } from '../../contract/session.ts';
import { findOptionProblem } from './option-check.ts';
import { findSessionProblem } from './session-check.ts';

export interface Problem {
  readonly reason: ErrorReason;
  readonly message: string;
}

/** What is wrong before anything of Antom is loaded. */
export function findProblem(
  { options, container }: EngineHost,
  session: SessionData,
): Problem | undefined {
  const option = findOptionProblem(options);
  if (option) return { reason: 'option_invalid', message: option };
  if (container && !document.contains(container)) {
    const place =
      container.ownerDocument === document
        ? "isn't in the document itself (it is detached, or inside a shadow root)"
        : 'is in another document (of a frame, or of another window)';
    const message = `The container ${place}, so Antom's SDK can't find it.`;
    return { reason: 'container_missing', message };
  }
  const fault = findSessionProblem(session, options);
  if (fault) {
    const message = `The session ${fault}. Pass the one that your server got from createPaymentSession.`;
    return { reason: 'session_malformed', message };
  }
  return undefined;
}
