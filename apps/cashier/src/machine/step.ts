import type { ToSdk } from '@ams-cashier/protocol';
import type { Effect } from './effect.ts';
import type { PageState } from './state.ts';

/** What a signal leads to. */
export interface Step {
  readonly state: PageState;
  readonly effects: readonly Effect[];
}

export function step(state: PageState, ...effects: readonly Effect[]): Step {
  return { state, effects };
}

/** One after the other, each from the state that the one before it left. */
export function chain(
  first: PageState,
  ...transitions: readonly ((state: PageState) => Step)[]
): Step {
  let state = first;
  const effects: Effect[] = [];
  for (const transition of transitions) {
    const next = transition(state);
    state = next.state;
    effects.push(...next.effects);
  }
  return { state, effects };
}

export function send(message: ToSdk): Effect {
  return { type: 'send', message };
}

export function log(code: string, message: string): Effect {
  return send({ type: 'log', code, message });
}
