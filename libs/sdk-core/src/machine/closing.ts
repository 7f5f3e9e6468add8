import type { InputOf } from './input.ts';
import type { State } from './state.ts';
import { chain, stay, type Step } from './step.ts';
import { remove } from './transition.ts';

/** Silence, at once. An outcome that is there already stays. */
export function close(state: State, { reason }: InputOf<'merchant_close'>): Step {
  const { ending = { status: 'closed' } as const } = state;
  const fault = { reason, message: `This checkout has ended: ${reason}.` } as const;
  const closed: State = { ...state, phase: 'ended', closed: true, ending };
  return chain(chain(stay(closed, { type: 'stop_limits' }), remove), (last) =>
    stay(last, { type: 'silence' }, { type: 'settle', fault, isReady: false }),
  );
}
