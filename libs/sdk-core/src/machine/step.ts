import type { Effect } from './effect.ts';
import type { State } from './state.ts';

/** Where an input leads, and what has to be done on the way. */
export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}

export const stay = (state: State, ...effects: readonly Effect[]): Step => ({ state, effects });

/** The second step after the first. */
export function chain(first: Step, second: (state: State) => Step): Step {
  const { state, effects } = second(first.state);
  return { state, effects: [...first.effects, ...effects] };
}

export const log = (code: string, message: string): Effect => ({ type: 'log', code, message });
