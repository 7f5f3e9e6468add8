import fc from 'fast-check';
import { SAYABLE, type SayableSignal } from './signals.ts';

/** What a listener of the merchant may do with an event. */
export const MOODS = ['calm', 'throws', 'rejects', 'submits', 'closes'] as const;

export type Mood = (typeof MOODS)[number];

export const SESSION_KINDS = [
  'text',
  'function',
  'late',
  'expiring',
  'broken',
  'old',
  'garbage',
  'aborted',
] as const;

export type SessionKind = (typeof SESSION_KINDS)[number];

export type Action = { readonly which: number; readonly soon: boolean } & (
  | {
      readonly act: 'open';
      readonly session: SessionKind;
      readonly mood: Mood;
    }
  /** A signal that the table has a row for in this phase. */
  | { readonly act: 'say'; readonly pick: number }
  | { readonly act: 'signal'; readonly signal: SayableSignal; readonly pick: number }
  | { readonly act: 'leave'; readonly inFlight: boolean | undefined }
  | { readonly act: 'submit' | 'validate' | 'update' | 'close' | 'retry' | 'abort' }
  /** Another session, from a function or not; the form goes on with it or not. */
  | { readonly act: 'replace'; readonly isFunction: boolean; readonly isLive: boolean }
  | { readonly act: 'wait'; readonly ms: number }
);

const pick = fc.nat(20);
const base = { which: fc.nat(3), soon: fc.boolean() };
export const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      ...base,
      act: fc.constant('open' as const),
      session: fc.constantFrom(...SESSION_KINDS),
      mood: fc.constantFrom(...MOODS),
    }),
  },
  { weight: 9, arbitrary: fc.record({ ...base, act: fc.constant('say' as const), pick }) },
  {
    weight: 4,
    arbitrary: fc.record({
      ...base,
      act: fc.constant('signal' as const),
      signal: fc.constantFrom(...SAYABLE),
      pick,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ...base,
      act: fc.constant('leave' as const),
      inFlight: fc.constantFrom(true, false, undefined),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      ...base,
      act: fc.constantFrom('submit', 'submit', 'validate', 'update', 'close', 'retry', 'abort'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ...base,
      act: fc.constant('replace' as const),
      isFunction: fc.boolean(),
      isLive: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ...base,
      act: fc.constant('wait' as const),
      ms: fc.constantFrom(1, 2_000, 15_000, 17_000, 60_000, 600_000),
    }),
  },
);
