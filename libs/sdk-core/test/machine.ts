/** Where a test of the machine plays: states that were reached by inputs, and short words for steps. */
import type { Input } from '../src/machine/input.ts';
import { reduce } from '../src/machine/reduce.ts';
import { initialState, type State, type Terms } from '../src/machine/state.ts';
import type { Step } from '../src/machine/step.ts';
import type { EventDraft } from '../src/machine/event-draft.ts';
import type { Phase } from '../src/contract/phase.ts';

export const TERMS: Terms = {
  // each its own, so that a test sees which one it was
  limits: { load: 1, acceptance: 2, attempt: 3, challenge: 4, validate: 5 },
  canRenew: false,
  redirectsAtEnd: false,
};

type Result = Extract<Input, { readonly type: 'result' }>;

export const result = (
  outcome: Result['outcome'],
  {
    final = true,
    replayed = false,
    code,
  }: { final?: boolean; replayed?: boolean; code?: string } = {},
): Result => ({
  type: 'result',
  outcome,
  final,
  replayed,
  ...(code !== undefined && { result: { paymentResultCode: code } }),
});

export const START: Input = { type: 'start' };
export const STARTED: Input = { type: 'started', expiresAt: undefined };
export const USABLE: Input = { type: 'usable' };
export const ACCEPTED: Input = { type: 'accepted' };
export const CHALLENGE: Input = { type: 'challenge' };
export const REDIRECT: Input = { type: 'redirect', url: 'https://wallet.example/pay' };
export const DEAD: Input = { type: 'dead' };
export const PAID: Input = result('SUCCESSFUL');
export const DECLINED: Input = result('FAIL', { final: false, code: 'ISSUER_REJECTS_TRANSACTION' });
export const CLOSE: Input = { type: 'merchant_close', reason: 'closed' };

/** What leads into each phase. */
const FORM = [START, STARTED, USABLE];
export const WAYS: { readonly [P in Phase]: readonly Input[] } = {
  idle: [],
  loading: [START, STARTED],
  ready: FORM,
  submitting: [...FORM, ACCEPTED],
  challenging: [...FORM, ACCEPTED, CHALLENGE],
  redirecting: [...FORM, ACCEPTED, REDIRECT],
  declined: [...FORM, ACCEPTED, DECLINED],
  ended: [...FORM, ACCEPTED, PAID],
};

export const after = (inputs: readonly Input[], terms: Partial<Terms> = {}): State =>
  inputs.reduce<State>(
    (state, input) => reduce(state, input).state,
    initialState({ ...TERMS, ...terms }),
  );

export const stateIn = (phase: Phase, terms: Partial<Terms> = {}): State =>
  after(WAYS[phase], terms);

/** The events that a step emits, in order. */
export const eventsOf = ({ effects }: Step): EventDraft[] =>
  effects.flatMap((effect) => (effect.type === 'emit' ? [effect.event] : []));

/** The effects of a step without the lines of its log and its events, which have checks of their own. */
export const doneBy = ({ effects }: Step): Step['effects'] =>
  effects.filter(({ type }) => type !== 'log' && type !== 'emit');
