import type { SubmitIds } from '../contract/engine.ts';
import { isInFlight } from '../contract/phase.ts';
import type { EffectOf } from './effect.ts';
import type { Fault } from './fault.ts';
import type { InputOf } from './input.ts';
import type { State } from './state.ts';
import { chain, stay, type Step } from './step.ts';
import { transition } from './transition.ts';

const ended = (call: string): Fault => ({
  reason: 'closed',
  message: `${call}: this checkout has ended.`,
});

const without = (state: State, call: number): State => ({
  ...state,
  submits: state.submits.filter((one) => one !== call),
});

export function answerCall(state: State, call: number, answer: EffectOf<'answer'>['answer']): Step {
  return stay(
    without(state, call),
    { type: 'stop_limit', name: call },
    { type: 'answer', call, answer },
  );
}

export function refuseCall(state: State, call: number, fault: Fault): Step {
  return stay(
    without(state, call),
    { type: 'stop_limit', name: call },
    { type: 'refuse', call, fault },
  );
}

/** A submit that meets one in flight is a duplicate, whoever began the other. */
export function submit(state: State, { call, data }: InputOf<'merchant_submit'>): Step {
  const { phase, terms } = state;
  if (phase === 'ended') return refuseCall(state, call, ended('submit()'));
  if (isInFlight(phase)) {
    return chain(transition(state, 'merchant_submit'), (next) =>
      answerCall(next, call, 'duplicate'),
    );
  }
  const ms = terms.limits.acceptance;
  const message = `No answer to submit() in ${ms} ms (limits.acceptance).`;
  const overdue = { type: 'broken', fault: { reason: 'submit_timeout', message } } as const;
  return stay(
    { ...state, submits: [...state.submits, call] },
    { type: 'start_limit', name: call, ms, probes: true, overdue },
    { type: 'submit', call, data },
  );
}

/** An overdue `validate()` only rejects: it says nothing about a payment. */
export function validate(state: State, { call }: InputOf<'merchant_validate'>): Step {
  const { phase, terms } = state;
  if (phase === 'ended') return refuseCall(state, call, ended('validate()'));
  const ms = terms.limits.validate;
  const message = `No answer to validate() in ${ms} ms (limits.validate).`;
  const overdue = {
    type: 'call_failed',
    call,
    fault: { reason: 'submit_timeout', message },
  } as const;
  return stay(
    state,
    { type: 'start_limit', name: call, ms, probes: false, overdue },
    { type: 'validate', call },
  );
}

type Answer = 'invalid' | 'accepted' | 'duplicate';

/** For signals of the engine that can answer a `submit()`. */
export function answerWith(
  answer: Answer,
): (state: State, input: { readonly id?: SubmitIds }) => Step {
  return (state, { id }) => answerSubmits(transition(state, answer), id, answer);
}

/** However many were waiting, there is one event. */
export function answerSubmits(step: Step, id: SubmitIds | undefined, answer: Answer): Step {
  const calls = typeof id === 'number' ? [id] : (id ?? []);
  // not by `reduce`, which old libraries have replaced: an outcome must not be lost to the page around it
  let done = step;
  for (const call of calls) done = chain(done, (next) => answerCall(next, call, answer));
  return done;
}
