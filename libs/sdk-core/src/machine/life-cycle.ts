/**
 * The life of an open as data: phase × signal → next phase and what is told. The machine, the diagram in the docs and
 * the reachability test are made from this table. Source: docs/design/life-cycle.md.
 */
import type { Phase } from '../contract/phase.ts';
import type { StatusCode } from '../contract/event.ts';

export const SIGNALS = [
  /** The merchant opens. */
  'start',
  /** The request is wrong: found before any DOM or network work. */
  'wrong_parameter',
  /** close(), unmount(), destroy(), an aborted signal. */
  'merchant_close',
  /** The merchant calls submit() while an attempt is in flight. */
  'merchant_submit',
  'usable',
  /** It was in flight when it was opened. */
  'resumed_submitting',
  'resumed_challenging',
  'invalid',
  'accepted',
  /** It was premature: nothing has reached the gateway. */
  'withdrawn_invalid',
  'withdrawn_network_error',
  'duplicate',
  'challenge',
  'challenge_done',
  'redirect',
  'redirect_failed',
  /** A FAIL after which the same cashier can go on. */
  'decline',
  /** Any other outcome. */
  'result',
  /** An outcome that was there before this open. */
  'replay',
  /** Cancelled at the gateway: no attempt's outcome. */
  'cancelled',
  'network_error',
  /** The shopper left, no attempt being in flight. */
  'left_safe',
  /** The shopper left with an attempt in flight, or nobody could tell. */
  'left_in_flight',
  /** Engine error, protocol violation, lost heartbeat, overdue limit: `error` says which. */
  'broken',
  /** The session ran out and could not be renewed. */
  'expired',
  /** Another code of the cashier, known or not. */
  'other',
] as const;

export type SignalName = (typeof SIGNALS)[number];

/**
 * What a transition tells, in this order: a status code as it stands, or `end_…` SDK_END_OF_LOADING with that outcome;
 * `error` the error's own event; `result` the result that came with the signal; `other` the code that came with it.
 */
export type Telling =
  | 'end_ready'
  | 'end_failed'
  | 'end_cancelled'
  | 'error'
  | 'result'
  | 'other'
  | 'SDK_PAYMENT_PROCESSING'
  | Exclude<StatusCode, 'SDK_END_OF_LOADING' | 'SDK_UNKNOWN'>;

/** The next phase (`=` stays), then what is told. */
export type Row = readonly ['=' | Phase, ...Telling[]];

type Rows = { readonly [Name in SignalName]?: Row };

const ALWAYS = {
  merchant_close: ['ended'],
  other: ['=', 'other'],
  cancelled: ['ended', 'SDK_PAYMENT_CANCEL'],
} as const;

/** The form is there and no attempt is in flight. */
const FORM: Rows = {
  ...ALWAYS,
  invalid: ['=', 'SDK_FORM_VERIFICATION_FAILED'],
  accepted: ['submitting'],
  duplicate: ['submitting', 'SDK_DUPLICATE_SUBMISSION_BEHAVIOR'],
  redirect_failed: ['=', 'SDK_CALL_URL_ERROR'],
  replay: ['ended', 'result'],
  network_error: ['=', 'SDK_SUBMIT_NETWORK_ERROR'],
  left_safe: ['ended', 'SDK_PAYMENT_CANCEL'],
  left_in_flight: ['ended', 'SDK_PAYMENT_PROCESSING'],
  broken: ['ended', 'error'],
  expired: ['ended', 'error'],
};

/** An attempt is in flight: every doubt ends in PROCESSING, never in an error or a cancel. */
const IN_FLIGHT: Rows = {
  ...ALWAYS,
  merchant_submit: ['=', 'SDK_DUPLICATE_SUBMISSION_BEHAVIOR'],
  duplicate: ['=', 'SDK_DUPLICATE_SUBMISSION_BEHAVIOR'],
  redirect: ['redirecting', 'SDK_CALL_URL_SUCCESS'],
  redirect_failed: ['=', 'SDK_CALL_URL_ERROR'],
  decline: ['declined', 'result'],
  result: ['ended', 'result'],
  replay: ['ended', 'result'],
  left_safe: ['ended', 'SDK_PAYMENT_PROCESSING'],
  left_in_flight: ['ended', 'SDK_PAYMENT_PROCESSING'],
  broken: ['ended', 'SDK_PAYMENT_PROCESSING'],
};

export const LIFE_CYCLE: { readonly [P in Phase]: Rows } = {
  idle: {
    start: ['loading', 'SDK_START_OF_LOADING'],
    wrong_parameter: ['ended', 'error'],
    merchant_close: ['ended'],
  },
  loading: {
    ...ALWAYS,
    usable: ['ready', 'end_ready'],
    resumed_submitting: ['submitting', 'end_ready'],
    resumed_challenging: ['challenging', 'end_ready'],
    replay: ['ended', 'end_ready', 'result'],
    cancelled: ['ended', 'end_ready', 'SDK_PAYMENT_CANCEL'],
    left_safe: ['ended', 'end_cancelled', 'SDK_PAYMENT_CANCEL'],
    left_in_flight: ['ended', 'end_cancelled', 'SDK_PAYMENT_CANCEL'],
    broken: ['ended', 'end_failed', 'error'],
    expired: ['ended', 'end_failed', 'error'],
  },
  ready: FORM,
  submitting: {
    ...IN_FLIGHT,
    challenge: ['challenging', 'SDK_PAYMENT_CHALLENGE'],
    withdrawn_invalid: ['ready', 'SDK_FORM_VERIFICATION_FAILED'],
    withdrawn_network_error: ['ready', 'SDK_SUBMIT_NETWORK_ERROR'],
  },
  challenging: {
    ...IN_FLIGHT,
    challenge: ['=', 'SDK_PAYMENT_CHALLENGE'],
    challenge_done: ['submitting'],
    // a failed challenge needs a new session, whatever the cashier offers
    decline: ['ended', 'result'],
  },
  redirecting: IN_FLIGHT,
  declined: FORM,
  // the page goes on to paymentRedirectUrl, or can't
  ended: { redirect: ['=', 'SDK_CALL_URL_SUCCESS'], redirect_failed: ['=', 'SDK_CALL_URL_ERROR'] },
};

/** Signals that never break the protocol: those of the merchant, the shopper and the clock. */
const HARMLESS: readonly SignalName[] = [
  'merchant_submit',
  'left_safe',
  'left_in_flight',
  'broken',
  'expired',
];

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
