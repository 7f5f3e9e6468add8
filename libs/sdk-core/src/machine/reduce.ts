import type { EngineSignal } from '../contract/engine.ts';
import type { ResultEventCode } from '../contract/event.ts';
import { close } from './closing.ts';
import type { Detail } from './event-draft.ts';
import { expire, failRenewal, renew } from './expiry.ts';
import type { Input, InputOf } from './input.ts';
import type { SignalName } from './signal.ts';
import { askToLeave, leave } from './leaving.ts';
import {
  answerCall,
  answerSubmits,
  answerWith,
  refuseCall,
  submit,
  validate,
} from './merchant-call.ts';
import { replace } from './replacement.ts';
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
  session_read: (state, { product }) => stay({ ...state, hasSession: true, product }),
  started: (state, { expiresAt }) =>
    stay({ ...state, visible: true }, { type: 'watch_expiry', expiresAt }),
  merchant_close: close,

  usable: (state, { mayArrive = false }) => transition({ ...state, mayArrive }, 'usable'),
  resumed: (state, { phase }) => transition(state, `resumed_${phase}`),
  challenge: passOn('challenge'),
  challenge_done: passOn('challenge_done'),
  redirect: (state, { url }) => transition(state, 'redirect', { message: `Going to ${url}` }),
  redirect_failed: passOn('redirect_failed'),
  network_error: passOn('network_error'),
  withdrawn: (state, { reason, id, mayArrive = state.mayArrive }) =>
    answerSubmits(transition({ ...state, mayArrive }, `withdrawn_${reason}`), id, 'invalid'),
  result: (state, signal) => transition(state, ...resultSignal(signal)),
  event: (state, { code, message, result, detail }) =>
    transition(state, 'other', { code, message, result, fields: detail }),
  log: (state, { code, message }) => stay(state, log(code, message)),

  broken: (state, { fault }) => transition(state, 'broken', { fault }),
  failed: (state, { reason, message, cause, isSessionRefused = false }) =>
    transition({ ...state, refused: isSessionRefused }, 'broken', {
      fault: {
        reason,
        message,
        cause,
        ...(isSessionRefused && { recoverable: state.terms.canRenew }),
      },
    }),
  dead: (state) =>
    transition(state, 'broken', {
      fault: { reason: 'cashier_died', message: 'The cashier page stopped answering.' },
    }),
  gone: (state) => {
    // the page was asked whether the shopper may leave, and can't answer any more
    if (state.leaving) {
      return chain(leave({ ...state, leaving: false }, undefined, undefined), remove);
    }
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
  session_renewed: renew,
  renewal_failed: failRenewal,
  session_replaced: replace,

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

/** A result that was there before is a replay; one that is not final leaves the form to the shopper. */
function resultSignal(signal: InputOf<'result'>): [SignalName, Detail] {
  const { outcome, final, replayed, result } = signal;
  if (outcome === 'CANCEL') return ['cancelled', { result, replayed }];
  const resultCode: ResultEventCode = `SDK_PAYMENT_${outcome}`;
  const name = !final ? 'decline' : replayed ? 'replay' : 'result';
  return [name, { result, replayed, resultCode }];
}
