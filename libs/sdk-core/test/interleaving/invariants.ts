import { expect } from 'vitest';
import { isCashierError } from '../../src/contract/error.ts';
import { IN_FLIGHT_PHASES } from '../../src/contract/phase.ts';
import type { Witness } from './witness.ts';

/** What is true at every moment. The laws: docs/design/laws.md */
export function checkMoment({ checkout, before, closed, toldAtClose, events }: Witness): void {
  const now = checkout.getSnapshot();
  expect(now.leave).toBe(IN_FLIGHT_PHASES.includes(now.phase) ? 'in_flight' : 'safe');
  expect(now.outcome !== undefined).toBe(now.phase === 'ended');
  if (before.phase === 'ended') {
    // Law 2: an end is for good
    expect(now.phase).toBe('ended');
    expect(now.outcome).toBe(before.outcome);
  }
  if (closed) {
    // Law 4
    expect(events).toHaveLength(toldAtClose);
    expect(now).toMatchObject({ phase: 'ended', visible: false });
  }
}

/** What is true of a whole life, once every event was delivered. */
export function checkLife(witness: Witness): void {
  const { checkout, events, merged, closed, ready, phases } = witness;
  const { outcome, phase } = checkout.getSnapshot();
  const codes = events.map(({ code }) => code);
  const count = (code: string) => codes.filter((each) => each === code).length;

  // every listener hears the same
  expect(merged).toEqual(events);

  // Law 1
  const [starts, ends] = [count('SDK_START_OF_LOADING'), count('SDK_END_OF_LOADING')];
  expect(starts).toBeLessThanOrEqual(1 + witness.replacements);
  if (starts) expect(codes[0]).toBe('SDK_START_OF_LOADING');
  if (closed) expect(ends).toBeLessThanOrEqual(starts);
  else expect(ends).toBe(starts);
  const end = events.find((event) => event.code === 'SDK_END_OF_LOADING');
  if (end && !closed) {
    const next = events[events.indexOf(end) + 1];
    if (end.outcome === 'failed') expect(next?.type).toBe('error');
    if (end.outcome === 'cancelled')
      expect(next?.code).toMatch(/^SDK_PAYMENT_(CANCEL|PROCESSING)$/);
    expect(ready.reason === undefined).toBe(end.outcome === 'ready');
  }

  // Law 2
  const results = events.filter((event) => event.type === 'result');
  expect(new Set(results.map(({ attempt }) => attempt)).size).toBe(results.length);
  const final = events.filter(
    (event) =>
      event.type === 'error' ||
      event.code === 'SDK_PAYMENT_CANCEL' ||
      (event.type === 'result' && event.final),
  );
  expect(final.length).toBeLessThanOrEqual(1);
  if (phase === 'ended' && !closed) expect(final).toEqual([outcome?.event]);
  const afterEnd = final[0] ? codes.slice(events.indexOf(final[0]) + 1) : [];
  expect(afterEnd.filter((code) => !code.startsWith('SDK_CALL_URL_'))).toEqual([]);
  const firstEnd = phases.indexOf('ended');
  if (firstEnd >= 0) expect(new Set(phases.slice(firstEnd))).toEqual(new Set(['ended']));

  // Law 3: no doubt after acceptance is an error, and only the gateway cancels what is in flight
  const last = final[0];
  if (last && last.type !== 'result' && last.attempt > 0 && !witness.toldCancelled) {
    expect(results.map(({ attempt }) => attempt)).toContain(last.attempt);
  }

  // Law 5
  const errors = events.filter((event) => event.type === 'error');
  expect(errors.length).toBeLessThanOrEqual(1);
  if (errors[0] && ready.reason !== undefined) expect(ready.reason).toBe(errors[0]);
  for (const call of witness.calls) {
    expect(call.settled).toBe(true);
    if (call.reason !== undefined) expect(isCashierError(call.reason)).toBe(true);
  }
  expect(witness.outcomes).toBe(phase === 'ended' ? 1 : 0);
}
