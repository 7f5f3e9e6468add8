import type { EngineSignal } from '../../contract/engine.ts';
import { isInFlight, type Phase } from '../../contract/phase.ts';

type SignalType = EngineSignal['type'];

/** What a cashier may signal in any phase. */
const ALWAYS: readonly SignalType[] = [
  'buyer_close',
  'failed',
  'dead',
  'expired',
  'gone',
  'log',
  'event',
];

const FORM: readonly SignalType[] = [
  'accepted',
  'invalid',
  'duplicate',
  'network_error',
  'resumed',
  'redirect_failed',
];

const IN_FLIGHT: readonly SignalType[] = ['result', 'duplicate', 'redirect', 'redirect_failed'];

/** What it may signal in each phase besides. `result` has a rule of its own where no payment is in flight. */
const ALLOWED: { readonly [P in Exclude<Phase, 'idle' | 'ended'>]: readonly SignalType[] } = {
  loading: ['usable', 'resumed'],
  ready: FORM,
  submitting: [...IN_FLIGHT, 'challenge', 'withdrawn'],
  challenging: [...IN_FLIGHT, 'challenge', 'challenge_done'],
  redirecting: [...IN_FLIGHT, 'challenge', 'challenge_done'],
  declined: FORM,
};

/** What a test has most likely left out. */
const HINTS: { readonly [P in Phase]?: string } = {
  loading: 'Signal { type: "usable" } first: the form is shown.',
  ready: 'Signal { type: "accepted" } first: the shopper has pressed Pay.',
  declined: 'Signal { type: "accepted" } first: the shopper has pressed Pay again.',
};

/** Why no cashier may send this signal in this phase, and which it may; undefined if it may. */
export function wrongOrder(phase: Phase, signal: EngineSignal): string | undefined {
  // nothing that comes after the end changes it
  if (phase === 'idle' || phase === 'ended' || isAllowed(phase, signal)) return undefined;
  const result = isInFlight(phase)
    ? []
    : ['result (with replayed: true and final: true, or outcome: "CANCEL")'];
  const allowed = [...ALLOWED[phase], ...result, ...ALWAYS].join(', ');
  const hint = HINTS[phase] === undefined ? '' : ` ${HINTS[phase]}`;
  return (
    `The signal "${signal.type}" came in phase "${phase}", in which a cashier never sends it.` +
    `${hint} Allowed now: ${allowed}.`
  );
}

function isAllowed(phase: keyof typeof ALLOWED, signal: EngineSignal): boolean {
  if (ALWAYS.includes(signal.type) || ALLOWED[phase].includes(signal.type)) return true;
  if (signal.type !== 'result') return false;
  return signal.outcome === 'CANCEL' || (signal.final && signal.replayed);
}
