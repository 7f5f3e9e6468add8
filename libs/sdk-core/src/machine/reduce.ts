import type { EngineSignal } from '../contract/engine.ts';
import type { ResultCode } from '../contract/event.ts';
import { IN_FLIGHT_PHASES } from '../contract/phase.ts';
import type { EffectOf } from './effect.ts';
import type { Detail } from './event-draft.ts';
import type { Fault } from './fault.ts';
import type { Input, InputOf } from './input.ts';
import type { SignalName } from './life-cycle.ts';
import type { State } from './state.ts';
import { chain, log, stay, type Step } from './step.ts';
import { remove, transition } from './transition.ts';

/**
 * The machine of an open: where an input leads, and what has to be done on the way. Pure: the same state and input give
 * the same step. Most inputs are a signal of the life-cycle table; the others are rules of their own.
 */
export function reduce(state: State, input: Input): Step {
  if (state.closed && !isCall(input)) return stay(state);
  const handle = HANDLERS[input.type] as (state: State, input: Input) => Step;
  return handle(state, input);
}

/** A call is answered whatever has happened: nothing may wait for ever. */
function isCall({ type }: Input): boolean {
  return type === 'merchant_submit' || type === 'merchant_validate';
}

const HANDLERS: { readonly [Type in Input['type']]: Handler<Type> } = {
  start: (state) => transition(state, 'start'),
  wrong_parameter: (state, { fault }) => transition(state, 'wrong_parameter', { fault }),
  started: (state, { expiresAt }) =>
    stay({ ...state, visible: true }, { type: 'watch_expiry', expiresAt }),
  merchant_close: close,

  usable: passOn('usable'),
  resumed: (state, { phase }) => transition(state, `resumed_${phase}`),
  challenge: passOn('challenge'),
  challenge_done: passOn('challenge_done'),
  redirect: (state, { url }) => transition(state, 'redirect', { message: `Going to ${url}` }),
  redirect_failed: passOn('redirect_failed'),
  network_error: passOn('network_error'),
  withdrawn: (state, { reason }) => transition(state, `withdrawn_${reason}`),
  result: (state, signal) => transition(state, ...resultSignal(signal)),
  event: (state, { code, message, result }) =>
    transition(state, 'other', { code, message, result }),
  log: (state, { code, message }) => stay(state, log(code, message)),

  broken: (state, { fault }) => transition(state, 'broken', { fault }),
  failed: (state, { reason, message, cause }) =>
    transition(state, 'broken', { fault: { reason, message, cause } }),
  dead: (state) =>
    transition(state, 'broken', {
      fault: { reason: 'cashier_died', message: 'The cashier page stopped answering.' },
    }),
  gone: (state) => {
    const fault = { reason: 'engine_failed', message: 'The cashier left the screen.' } as const;
    return chain(
      state.phase === 'ended' ? stay(state) : transition(state, 'broken', { fault }),
      remove,
    );
  },

  invalid: answerWith('invalid'),
  accepted: answerWith('accepted'),
  duplicate: answerWith('duplicate'),
  merchant_submit: submit,
  merchant_validate: validate,
  validated: (state, { call, isValid }) => answerCall(state, call, { isValid }),
  call_failed: (state, { call, fault }) => refuseCall(state, call, fault),

  expired: (state) => expire(state, true),
  session_expired: (state) => expire(state, false),
  session_renewed: (state, { session }) =>
    state.phase === 'ended'
      ? stay(state)
      : stay(
          state,
          { type: 'watch_expiry', expiresAt: session.expiresAt },
          { type: 'renew', session: session.data },
        ),
  renewal_failed: (state, { cause }) => failExpired(state, cause),

  buyer_close: askToLeave,
  leave_answered: (state, { inFlight, result }) =>
    leave({ ...state, leaving: false }, inFlight, result),
};

type Handler<Type extends Input['type']> = (state: State, input: InputOf<Type>) => Step;

/** Signals of the engine that have the name of a signal of the table. */
type Passed = Extract<EngineSignal['type'], SignalName>;

/** The signal of the same name. */
function passOn(
  name: Passed,
): (state: State, input: { readonly type: Passed; readonly message?: string }) => Step {
  return (state, { message }) => transition(state, name, { message });
}

/** The same, for signals that can answer a `submit()`. */
function answerWith(
  answer: 'invalid' | 'accepted' | 'duplicate',
): (state: State, input: { readonly id?: number }) => Step {
  return (state, { id: call }) => {
    const step = transition(state, answer);
    return call === undefined ? step : chain(step, (next) => answerCall(next, call, answer));
  };
}

/** A result that was there before is a replay; one that is not final leaves the form to the shopper. */
function resultSignal(signal: InputOf<'result'>): [SignalName, Detail] {
  const { outcome, final, replayed, result } = signal;
  if (outcome === 'CANCEL') return ['cancelled', { result, replayed }];
  const resultCode: ResultCode = `SDK_PAYMENT_${outcome}`;
  const name = !final ? 'decline' : replayed ? 'replay' : 'result';
  return [name, { result, replayed, resultCode }];
}

// --- calls of the merchant ---

const ended = (call: string): Fault => ({
  reason: 'closed',
  message: `${call}: this checkout has ended.`,
});

function answerCall(state: State, call: number, answer: EffectOf<'answer'>['answer']): Step {
  return stay(state, { type: 'stop_limit', name: call }, { type: 'answer', call, answer });
}

function refuseCall(state: State, call: number, fault: Fault): Step {
  return stay(state, { type: 'stop_limit', name: call }, { type: 'refuse', call, fault });
}

/** A submit that meets one in flight is a duplicate, whoever began the other. */
function submit(state: State, { call, data }: InputOf<'merchant_submit'>): Step {
  const { phase, terms } = state;
  if (phase === 'ended') return refuseCall(state, call, ended('submit()'));
  if (IN_FLIGHT_PHASES.includes(phase)) {
    return chain(transition(state, 'merchant_submit'), (next) =>
      answerCall(next, call, 'duplicate'),
    );
  }
  const ms = terms.limits.acceptance;
  const message = `No answer to submit() in ${ms} ms (limits.acceptance).`;
  const overdue = { type: 'broken', fault: { reason: 'submit_timeout', message } } as const;
  return stay(
    state,
    { type: 'start_limit', name: call, ms, probes: true, overdue },
    { type: 'submit', call, data },
  );
}

/** An overdue `validate()` only rejects: it says nothing about a payment. */
function validate(state: State, { call }: InputOf<'merchant_validate'>): Step {
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

/** Silence, at once. An outcome that is there already stays. */
function close(state: State, { reason }: InputOf<'merchant_close'>): Step {
  const { ending = { status: 'closed' } as const } = state;
  const fault = { reason, message: `This checkout has ended: ${reason}.` } as const;
  const closed: State = { ...state, phase: 'ended', closed: true, ending };
  return chain(chain(stay(closed, { type: 'stop_limits' }), remove), (last) =>
    stay(last, { type: 'silence' }, { type: 'settle', fault, isReady: false }),
  );
}

// --- expiry ---

/**
 * A session that runs out is renewed once, if it can be. While an attempt is in flight only the gateway's own refusal
 * counts: the cashier waits for the fresh session then and sends the submit again.
 */
function expire(state: State, refused: boolean): Step {
  const { phase, terms, renewed } = state;
  if (phase === 'ended' || (IN_FLIGHT_PHASES.includes(phase) && !refused)) return stay(state);
  if (!terms.canRenew || renewed) return failExpired(state);
  return stay({ ...state, renewed: true }, { type: 'ask_session' });
}

function failExpired(state: State, cause?: unknown): Step {
  return transition({ ...state, expired: true }, 'expired', {
    fault: {
      reason: 'session_expired',
      message: 'The payment session has expired.',
      suggestion: 'Pass a function as session: it is asked for a fresh one.',
      cause,
    },
  });
}

// --- the shopper leaves ---

/** Who knows best whether an attempt is in flight: the signal itself, the phase, else the page. */
function askToLeave(state: State, { inFlight, result }: InputOf<'buyer_close'>): Step {
  const { phase, leaving } = state;
  if (leaving) return stay(state);
  if (inFlight !== undefined) return leave(state, inFlight, result);
  if (phase === 'loading') return leave(state, false, result);
  if (phase === 'ended') return stay(state);
  return stay({ ...state, leaving: true }, { type: 'leave', result });
}

/** No answer counts as in flight: after that nobody may call it a cancel. */
function leave(state: State, inFlight: boolean | undefined, result: Detail['result']): Step {
  if (state.phase === 'ended') return stay(state);
  const signal = inFlight === false ? 'left_safe' : 'left_in_flight';
  return chain(stay(state, { type: 'call_on_close' }), (next) =>
    transition(next, signal, { result }),
  );
}
