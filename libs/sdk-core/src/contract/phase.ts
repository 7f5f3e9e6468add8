/** The phases of an open, in the order in which a payment goes through them. */
export const PHASES = [
  'idle',
  'loading',
  'ready',
  'submitting',
  'challenging',
  'redirecting',
  'declined',
  'ended',
] as const;

export type Phase = (typeof PHASES)[number];

/** Phases in which a payment attempt is in flight. */
export const IN_FLIGHT_PHASES: readonly Phase[] = ['submitting', 'challenging', 'redirecting'];

export function isInFlight(phase: Phase): boolean {
  return IN_FLIGHT_PHASES.includes(phase);
}
