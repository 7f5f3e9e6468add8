import { describe, expect, it } from 'vitest';
import {
  IN_FLIGHT_PHASES,
  LIFE_CYCLE,
  PHASES,
  rowFor,
  SIGNALS,
  type Phase,
  type SignalName,
} from './life-cycle.ts';

/**
 * The table of decisions.md 1, written down a second time, in words: `phase: signal → next: tellings`. A pair that has
 * no line here must have no row in the code.
 */
const EXPECTED = `
idle: start → loading: start
idle: wrong_parameter → ended: error
idle: merchant_close → ended

loading: merchant_close → ended
loading: other → loading: other
loading: usable → ready: end_ready
loading: resumed_submitting → submitting: end_ready
loading: resumed_challenging → challenging: end_ready
loading: replay → ended: end_ready result
loading: cancelled → ended: end_ready cancel
loading: left_safe → ended: end_cancelled cancel
loading: left_in_flight → ended: end_cancelled cancel
loading: broken → ended: end_failed error
loading: expired → ended: end_failed error

ready: merchant_close → ended
ready: other → ready: other
ready: cancelled → ended: cancel
ready: invalid → ready: invalid
ready: accepted → submitting
ready: duplicate → submitting: duplicate
ready: redirect_failed → ready: call_url_error
ready: replay → ended: result
ready: network_error → ready: network_error
ready: left_safe → ended: cancel
ready: left_in_flight → ended: processing
ready: broken → ended: error
ready: expired → ended: error

submitting: merchant_close → ended
submitting: other → submitting: other
submitting: cancelled → ended: cancel
submitting: merchant_submit → submitting: duplicate
submitting: duplicate → submitting: duplicate
submitting: challenge → challenging: challenge
submitting: redirect → redirecting: call_url_success
submitting: redirect_failed → submitting: call_url_error
submitting: decline → declined: result
submitting: result → ended: result
submitting: replay → ended: result
submitting: withdrawn_invalid → ready: invalid
submitting: withdrawn_network_error → ready: network_error
submitting: left_safe → ended: processing
submitting: left_in_flight → ended: processing
submitting: broken → ended: processing

challenging: merchant_close → ended
challenging: other → challenging: other
challenging: cancelled → ended: cancel
challenging: merchant_submit → challenging: duplicate
challenging: duplicate → challenging: duplicate
challenging: challenge → challenging: challenge
challenging: challenge_done → submitting
challenging: redirect → redirecting: call_url_success
challenging: redirect_failed → challenging: call_url_error
challenging: decline → ended: result
challenging: result → ended: result
challenging: replay → ended: result
challenging: left_safe → ended: processing
challenging: left_in_flight → ended: processing
challenging: broken → ended: processing

redirecting: merchant_close → ended
redirecting: other → redirecting: other
redirecting: cancelled → ended: cancel
redirecting: merchant_submit → redirecting: duplicate
redirecting: duplicate → redirecting: duplicate
redirecting: redirect → redirecting: call_url_success
redirecting: redirect_failed → redirecting: call_url_error
redirecting: decline → declined: result
redirecting: result → ended: result
redirecting: replay → ended: result
redirecting: left_safe → ended: processing
redirecting: left_in_flight → ended: processing
redirecting: broken → ended: processing

declined: merchant_close → ended
declined: other → declined: other
declined: cancelled → ended: cancel
declined: invalid → declined: invalid
declined: accepted → submitting
declined: duplicate → submitting: duplicate
declined: redirect_failed → declined: call_url_error
declined: replay → ended: result
declined: network_error → declined: network_error
declined: left_safe → ended: cancel
declined: left_in_flight → ended: processing
declined: broken → ended: error
declined: expired → ended: error

ended: redirect → ended: call_url_success
ended: redirect_failed → ended: call_url_error
`;

/** Signals that are nobody's breach of the protocol: without a row they leave a line in the log and no more. */
const NO_BREACH = new Set<SignalName>([
  'merchant_submit',
  'left_safe',
  'left_in_flight',
  'broken',
  'expired',
]);

const lines = EXPECTED.split('\n').filter(Boolean);

function lineOf(phase: Phase, signal: SignalName): string | undefined {
  const row = rowFor(phase, signal);
  if (typeof row === 'string') return undefined;
  const [target, ...tellings] = row;
  const told = tellings.length ? `: ${tellings.join(' ')}` : '';
  return `${phase}: ${signal} → ${target === '=' ? phase : target}${told}`;
}

const pairs = PHASES.flatMap((phase) => SIGNALS.map((signal) => [phase, signal] as const));

describe('the life cycle of an open', () => {
  it('is the table of the decisions, row by row', () => {
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
        if (row[0] !== '=') reached.add(row[0]);
      }
    }
    expect([...reached].toSorted()).toEqual(PHASES.toSorted());
  });

  it('can end from every phase, and never leaves the end', () => {
    for (const phase of PHASES.filter((each) => each !== 'ended')) {
      expect(Object.values(LIFE_CYCLE[phase]).some(([target]) => target === 'ended')).toBe(true);
    }
    expect(Object.values(LIFE_CYCLE.ended).every(([target]) => target === '=')).toBe(true);
  });

  it('Law 3: a doubt is an error before acceptance and PROCESSING after it', () => {
    for (const phase of PHASES) {
      const row = LIFE_CYCLE[phase].broken;
      if (phase === 'idle' || phase === 'ended') expect(row).toBeUndefined();
      else expect(row?.at(-1)).toBe(IN_FLIGHT_PHASES.includes(phase) ? 'processing' : 'error');
    }
  });

  it('Law 6: an unknown code changes no state', () => {
    for (const phase of PHASES) {
      const row = LIFE_CYCLE[phase].other;
      if (row) expect(row).toEqual(['=', 'other']);
    }
  });
});
