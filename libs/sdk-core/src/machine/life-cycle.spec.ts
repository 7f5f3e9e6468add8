/** The laws are defined in docs/design/laws.md. */
import { describe, expect, it } from 'vitest';
import { IN_FLIGHT_PHASES, PHASES, type Phase } from '../contract/phase.ts';
import { LIFE_CYCLE, rowFor } from './life-cycle.ts';
import { SIGNALS, type SignalName } from './signal.ts';

/**
 * The table of docs/design/life-cycle.md, written down a second time, in words: `phase: signal → next: emissions`, with
 * `+1` where an attempt is counted and `-1` where one is taken back. A pair that has no line here must have no row in the
 * code.
 */
const EXPECTED = `
idle: start → loading: SDK_START_OF_LOADING
idle: wrong_parameter → ended: error
idle: merchant_close → ended

loading: merchant_close → ended
loading: other → loading: other
loading: usable → ready: end_ready
loading: resumed_submitting → submitting +1: end_ready
loading: resumed_challenging → challenging +1: end_ready
loading: replay → ended +1: end_ready result
loading: cancelled → ended: end_ready SDK_PAYMENT_CANCEL
loading: left_safe → ended: end_cancelled SDK_PAYMENT_CANCEL
loading: left_in_flight → ended +1: end_cancelled SDK_PAYMENT_PROCESSING
loading: broken → ended: end_failed error
loading: expired → ended: end_failed error

ready: merchant_close → ended
ready: other → ready: other
ready: cancelled → ended: SDK_PAYMENT_CANCEL
ready: resumed_submitting → submitting +1
ready: resumed_challenging → challenging +1
ready: invalid → ready: SDK_FORM_VERIFICATION_FAILED
ready: accepted → submitting +1
ready: duplicate → submitting +1: SDK_DUPLICATE_SUBMISSION_BEHAVIOR
ready: redirect_failed → ready: SDK_CALL_URL_ERROR
ready: replay → ended +1: result
ready: network_error → ready: SDK_SUBMIT_NETWORK_ERROR
ready: left_safe → ended: SDK_PAYMENT_CANCEL
ready: left_in_flight → ended +1: SDK_PAYMENT_PROCESSING
ready: broken → ended: error
ready: expired → ended: error
ready: replaced → ready
ready: remounted → loading: SDK_START_OF_LOADING

submitting: merchant_close → ended
submitting: other → submitting: other
submitting: cancelled → ended: SDK_PAYMENT_CANCEL
submitting: merchant_submit → submitting: SDK_DUPLICATE_SUBMISSION_BEHAVIOR
submitting: duplicate → submitting: SDK_DUPLICATE_SUBMISSION_BEHAVIOR
submitting: challenge → challenging: SDK_PAYMENT_CHALLENGE
submitting: redirect → redirecting: SDK_CALL_URL_SUCCESS
submitting: redirect_failed → submitting: SDK_CALL_URL_ERROR
submitting: decline → declined: result
submitting: result → ended: result
submitting: replay → ended: result
submitting: withdrawn_invalid → ready -1: SDK_FORM_VERIFICATION_FAILED
submitting: withdrawn_network_error → ready -1: SDK_SUBMIT_NETWORK_ERROR
submitting: left_safe → ended: SDK_PAYMENT_PROCESSING
submitting: left_in_flight → ended: SDK_PAYMENT_PROCESSING
submitting: broken → ended: SDK_PAYMENT_PROCESSING

challenging: merchant_close → ended
challenging: other → challenging: other
challenging: cancelled → ended: SDK_PAYMENT_CANCEL
challenging: merchant_submit → challenging: SDK_DUPLICATE_SUBMISSION_BEHAVIOR
challenging: duplicate → challenging: SDK_DUPLICATE_SUBMISSION_BEHAVIOR
challenging: challenge → challenging: SDK_PAYMENT_CHALLENGE
challenging: challenge_done → submitting
challenging: redirect → redirecting: SDK_CALL_URL_SUCCESS
challenging: redirect_failed → challenging: SDK_CALL_URL_ERROR
challenging: decline → ended: result
challenging: result → ended: result
challenging: replay → ended: result
challenging: left_safe → ended: SDK_PAYMENT_PROCESSING
challenging: left_in_flight → ended: SDK_PAYMENT_PROCESSING
challenging: broken → ended: SDK_PAYMENT_PROCESSING

redirecting: merchant_close → ended
redirecting: other → redirecting: other
redirecting: cancelled → ended: SDK_PAYMENT_CANCEL
redirecting: merchant_submit → redirecting: SDK_DUPLICATE_SUBMISSION_BEHAVIOR
redirecting: duplicate → redirecting: SDK_DUPLICATE_SUBMISSION_BEHAVIOR
redirecting: challenge → challenging: SDK_PAYMENT_CHALLENGE
redirecting: challenge_done → submitting
redirecting: redirect → redirecting: SDK_CALL_URL_SUCCESS
redirecting: redirect_failed → redirecting: SDK_CALL_URL_ERROR
redirecting: decline → declined: result
redirecting: result → ended: result
redirecting: replay → ended: result
redirecting: left_safe → ended: SDK_PAYMENT_PROCESSING
redirecting: left_in_flight → ended: SDK_PAYMENT_PROCESSING
redirecting: broken → ended: SDK_PAYMENT_PROCESSING

declined: merchant_close → ended
declined: other → declined: other
declined: cancelled → ended: SDK_PAYMENT_CANCEL
declined: resumed_submitting → submitting +1
declined: resumed_challenging → challenging +1
declined: invalid → declined: SDK_FORM_VERIFICATION_FAILED
declined: accepted → submitting +1
declined: duplicate → submitting +1: SDK_DUPLICATE_SUBMISSION_BEHAVIOR
declined: redirect_failed → declined: SDK_CALL_URL_ERROR
declined: replay → ended +1: result
declined: network_error → declined: SDK_SUBMIT_NETWORK_ERROR
declined: left_safe → ended: SDK_PAYMENT_CANCEL
declined: left_in_flight → ended +1: SDK_PAYMENT_PROCESSING
declined: broken → ended: error
declined: expired → ended: error
declined: replaced → ready
declined: remounted → loading: SDK_START_OF_LOADING

ended: redirect → ended: SDK_CALL_URL_SUCCESS
ended: redirect_failed → ended: SDK_CALL_URL_ERROR
`;

/** Signals that are nobody's breach of the protocol: without a row they leave a line in the log and no more. */
const NO_BREACH = new Set<SignalName>(['merchant_submit', 'expired', 'replaced', 'remounted']);

const lines = EXPECTED.split('\n').filter(Boolean);

function lineOf(phase: Phase, signal: SignalName): string | undefined {
  const row = rowFor(phase, signal);
  if (typeof row === 'string') return undefined;
  const { next = phase, attempt = 0, emits = [] } = row;
  const counted = attempt === 0 ? '' : attempt > 0 ? ' +1' : ' -1';
  const emitted = emits.length ? `: ${emits.join(' ')}` : '';
  return `${phase}: ${signal} → ${next}${counted}${emitted}`;
}

const pairs = PHASES.flatMap((phase) => SIGNALS.map((signal) => [phase, signal] as const));

describe('the life cycle of an open', () => {
  it('is the documented table, row by row', () => {
    const rows = pairs.map(([phase, signal]) => lineOf(phase, signal)).filter(Boolean);
    expect(rows.toSorted()).toEqual(lines.toSorted());
  });

  it.each(pairs.filter(([phase, signal]) => !lineOf(phase, signal)))(
    'has no row for %s × %s',
    (phase, signal) => {
      const harmless = phase === 'idle' || phase === 'ended' || NO_BREACH.has(signal);
      expect(rowFor(phase, signal)).toBe(harmless ? 'ignored' : 'violation');
    },
  );

  it('reaches every phase from idle', () => {
    const reached = new Set<Phase>(['idle']);
    for (const phase of reached) {
      for (const row of Object.values(LIFE_CYCLE[phase])) {
        if (row.next) reached.add(row.next);
      }
    }
    expect([...reached].toSorted()).toEqual(PHASES.toSorted());
  });

  it('can end from every phase, and never leaves the end', () => {
    for (const phase of PHASES.filter((each) => each !== 'ended')) {
      expect(Object.values(LIFE_CYCLE[phase]).some(({ next }) => next === 'ended')).toBe(true);
    }
    expect(Object.values(LIFE_CYCLE.ended).every(({ next }) => !next)).toBe(true);
  });

  it('Law 3: a doubt is an error before acceptance and PROCESSING after it', () => {
    for (const phase of PHASES) {
      const row = LIFE_CYCLE[phase].broken;
      if (phase === 'idle' || phase === 'ended') expect(row).toBeUndefined();
      else
        expect(row?.emits?.at(-1)).toBe(
          IN_FLIGHT_PHASES.includes(phase) ? 'SDK_PAYMENT_PROCESSING' : 'error',
        );
    }
  });

  it('Law 6: an unknown code changes no state', () => {
    for (const phase of PHASES) {
      const row = LIFE_CYCLE[phase].other;
      if (row) expect(row).toEqual({ emits: ['other'] });
    }
  });
});
