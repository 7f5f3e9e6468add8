import { chain, send, step, type Step } from './step.ts';
import type { PageState } from './state.ts';
import type { Verdict } from './verdict.ts';

/** Shows how it ended and stops all work. Sends nothing. */
export function end(state: PageState, verdict: Verdict): Step {
  return step(
    { ...state, stage: 'ended' },
    { type: 'stop' },
    { type: 'closeWindow' },
    { type: 'showEnd', verdict },
    { type: 'measure' },
  );
}

export function reportEnd(state: PageState, { outcome, result }: Verdict, replayed: boolean): Step {
  return step(
    state,
    send({ type: 'result', outcome, final: true, replayed, ...(result && { result }) }),
  );
}

/** A challenge begins (with its path) or is over. Each is reported once. */
export function reportChallenge(state: PageState, path: string | undefined): Step {
  if (path === state.challenge) return step(state);
  return step(
    { ...state, challenge: path },
    { type: 'showWaiting', text: path ? 'atBank' : 'paying' },
    { type: 'measure' },
    path ? { type: 'sendChallenge', path } : send({ type: 'challenge_done' }),
  );
}

/** The attempt is over, and the payment with it. */
export function finish(state: PageState, verdict: Verdict): Step {
  return chain(
    state,
    (now) => reportChallenge(now, undefined),
    (now) => end(now, verdict),
    (now) => reportEnd(now, verdict, now.attempt.replayed),
  );
}
