/**
 * The life cycle of an open as data: phase × signal → next phase and what is emitted. The machine runs it, the tests
 * enumerate it, and the tables in the documents are generated from it. Why: docs/design/life-cycle.md#reasons.
 */
import type { Phase } from '../contract/phase.ts';
import type { StatusCode } from '../contract/event.ts';
import type { SignalName } from './signal.ts';

/**
 * What a transition emits, in this order: a status code stands for its event; `end_…` is SDK_END_OF_LOADING with that
 * outcome, `error` the event of the error, `result` the result that came with the signal, `other` the code that came
 * with it.
 */
export type Emission =
  | 'end_ready'
  | 'end_failed'
  | 'end_cancelled'
  | 'error'
  | 'result'
  | 'other'
  | 'SDK_PAYMENT_PROCESSING'
  | Exclude<StatusCode, 'SDK_END_OF_LOADING' | 'SDK_UNKNOWN'>;

/** What a signal does in a phase. */
export interface Row {
  /** Absent: the phase stays. */
  readonly next?: Phase;
  /** An attempt begins (1), or one that was counted did not begin after all (-1). */
  readonly attempt?: 1 | -1;
  readonly emits?: readonly Emission[];
}

type Rows = { readonly [Name in SignalName]?: Row };

const ALWAYS = {
  merchant_close: { next: 'ended' },
  other: { emits: ['other'] },
  cancelled: { next: 'ended', emits: ['SDK_PAYMENT_CANCEL'] },
} as const satisfies Rows;

/**
 * The form is there and no attempt is in flight. An outcome that comes now belongs to an attempt that was not seen to
 * begin, so it counts one; so does the attempt that a fresh session turns out to be in.
 */
const FORM: Rows = {
  ...ALWAYS,
  resumed_submitting: { next: 'submitting', attempt: 1 },
  resumed_challenging: { next: 'challenging', attempt: 1 },
  invalid: { emits: ['SDK_FORM_VERIFICATION_FAILED'] },
  accepted: { next: 'submitting', attempt: 1 },
  duplicate: { next: 'submitting', attempt: 1, emits: ['SDK_DUPLICATE_SUBMISSION_BEHAVIOR'] },
  redirect_failed: { emits: ['SDK_CALL_URL_ERROR'] },
  replay: { next: 'ended', attempt: 1, emits: ['result'] },
  network_error: { emits: ['SDK_SUBMIT_NETWORK_ERROR'] },
  left_safe: { next: 'ended', emits: ['SDK_PAYMENT_CANCEL'] },
  left_in_flight: { next: 'ended', attempt: 1, emits: ['SDK_PAYMENT_PROCESSING'] },
  broken: { next: 'ended', emits: ['error'] },
  expired: { next: 'ended', emits: ['error'] },
  // a decline was about the session before
  replaced: { next: 'ready' },
  remounted: { next: 'loading', emits: ['SDK_START_OF_LOADING'] },
};

/** An attempt is in flight: every doubt ends in PROCESSING, never in an error or a cancel. */
const IN_FLIGHT: Rows = {
  ...ALWAYS,
  merchant_submit: { emits: ['SDK_DUPLICATE_SUBMISSION_BEHAVIOR'] },
  duplicate: { emits: ['SDK_DUPLICATE_SUBMISSION_BEHAVIOR'] },
  redirect: { next: 'redirecting', emits: ['SDK_CALL_URL_SUCCESS'] },
  redirect_failed: { emits: ['SDK_CALL_URL_ERROR'] },
  decline: { next: 'declined', emits: ['result'] },
  result: { next: 'ended', emits: ['result'] },
  replay: { next: 'ended', emits: ['result'] },
  left_safe: { next: 'ended', emits: ['SDK_PAYMENT_PROCESSING'] },
  left_in_flight: { next: 'ended', emits: ['SDK_PAYMENT_PROCESSING'] },
  broken: { next: 'ended', emits: ['SDK_PAYMENT_PROCESSING'] },
};

export const LIFE_CYCLE: { readonly [P in Phase]: Rows } = {
  idle: {
    start: { next: 'loading', emits: ['SDK_START_OF_LOADING'] },
    wrong_parameter: { next: 'ended', emits: ['error'] },
    merchant_close: { next: 'ended' },
  },
  loading: {
    ...ALWAYS,
    usable: { next: 'ready', emits: ['end_ready'] },
    resumed_submitting: { next: 'submitting', attempt: 1, emits: ['end_ready'] },
    resumed_challenging: { next: 'challenging', attempt: 1, emits: ['end_ready'] },
    replay: { next: 'ended', attempt: 1, emits: ['end_ready', 'result'] },
    cancelled: { next: 'ended', emits: ['end_ready', 'SDK_PAYMENT_CANCEL'] },
    left_safe: { next: 'ended', emits: ['end_cancelled', 'SDK_PAYMENT_CANCEL'] },
    left_in_flight: {
      next: 'ended',
      attempt: 1,
      emits: ['end_cancelled', 'SDK_PAYMENT_PROCESSING'],
    },
    broken: { next: 'ended', emits: ['end_failed', 'error'] },
    expired: { next: 'ended', emits: ['end_failed', 'error'] },
  },
  ready: FORM,
  submitting: {
    ...IN_FLIGHT,
    challenge: { next: 'challenging', emits: ['SDK_PAYMENT_CHALLENGE'] },
    withdrawn_invalid: { next: 'ready', attempt: -1, emits: ['SDK_FORM_VERIFICATION_FAILED'] },
    withdrawn_network_error: { next: 'ready', attempt: -1, emits: ['SDK_SUBMIT_NETWORK_ERROR'] },
  },
  challenging: {
    ...IN_FLIGHT,
    // a second challenge replaces the first under the same limit
    challenge: { emits: ['SDK_PAYMENT_CHALLENGE'] },
    challenge_done: { next: 'submitting' },
    // a failed challenge needs a new session, whatever the cashier offers
    decline: { next: 'ended', emits: ['result'] },
  },
  redirecting: {
    ...IN_FLIGHT,
    redirect: { emits: ['SDK_CALL_URL_SUCCESS'] },
    // the shopper came back from a window of the wallet or the bank
    challenge: { next: 'challenging', emits: ['SDK_PAYMENT_CHALLENGE'] },
    challenge_done: { next: 'submitting' },
  },
  declined: FORM,
  // the page goes to paymentRedirectUrl, or can't
  ended: {
    redirect: { emits: ['SDK_CALL_URL_SUCCESS'] },
    redirect_failed: { emits: ['SDK_CALL_URL_ERROR'] },
  },
};

/** Signals without a row in some live phase that break no protocol: the cashier has not said them. */
const HARMLESS: readonly SignalName[] = ['merchant_submit', 'expired', 'replaced', 'remounted'];

/**
 * What a signal does. Where the table has no row: `violation` for something that the cashier must not say now (it is the
 * signal `broken` then), `ignored` for the rest, which leaves nothing but a line in the log.
 */
export function rowFor(phase: Phase, signal: SignalName): Row | 'violation' | 'ignored' {
  return (
    LIFE_CYCLE[phase][signal] ??
    (phase === 'idle' || phase === 'ended' || HARMLESS.includes(signal) ? 'ignored' : 'violation')
  );
}
