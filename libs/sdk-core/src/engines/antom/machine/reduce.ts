import { ACTIONS, type Step } from './actions.ts';
import { signalOf } from './signal.ts';
import {
  ATTEMPT_PHASES,
  type AntomEffect,
  type AntomPhase,
  type AntomInput,
  type AntomState,
} from './state.ts';
import { TRANSITIONS } from './transitions.ts';

export interface Reduction {
  readonly state: AntomState;
  readonly effects: readonly AntomEffect[];
}

/** Phases that can only be reached by a form that can be used. */
const USABLE: readonly AntomPhase[] = ['form', ...ATTEMPT_PHASES];

const PRESENT: readonly AntomEffect[] = [
  { type: 'present' },
  { type: 'say', signal: { type: 'usable' } },
];

/** The next state of an Antom cashier and what is to be done, by the table. */
export function reduce(state: AntomState, input: AntomInput): Reduction {
  const signal = signalOf(input, state);
  const row = signal && TRANSITIONS[state.phase][signal];
  if (!row) return { state, effects: [] };
  const [target, ...actions] = row;
  const phase = target === '=' ? state.phase : target;
  // whatever shows that the form is there says so first
  const isNowUsable = state.phase === 'loading' && USABLE.includes(phase);
  const effects: AntomEffect[] = isNowUsable ? [...PRESENT] : [];
  let next = state;
  for (const name of actions) {
    const act = ACTIONS[name] as (state: AntomState, input: AntomInput) => Step;
    const { change, effects: more = [] } = act(next, input);
    next = { ...next, ...change };
    effects.push(...more);
  }
  return { state: { ...next, phase }, effects };
}
