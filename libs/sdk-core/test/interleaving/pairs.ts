import { PHASES, type Phase } from '../../src/contract/phase.ts';
import { SIGNALS, type SignalName } from '../../src/machine/signal.ts';
import type { Action, SessionKind } from './action.ts';
import type { SayableSignal } from './signals.ts';

/** From a new open into each phase. */
const WAYS: { readonly [P in Phase]: readonly SayableSignal[] } = {
  idle: [],
  loading: [],
  ready: ['usable'],
  submitting: ['usable', 'accepted'],
  challenging: ['usable', 'accepted', 'challenge'],
  redirecting: ['usable', 'accepted', 'redirect'],
  declined: ['usable', 'accepted', 'decline'],
  ended: ['usable', 'accepted', 'result'],
};

const step = { which: 0, soon: false } as const;
export const openAs = (session: SessionKind): Action => ({
  ...step,
  act: 'open',
  session,
  mood: 'calm',
});
/** The three ways in which an open begins or is refused. */
export const IDLE_OPENS: Action[][] = [[openAs('text')], [openAs('garbage')], [openAs('aborted')]];

const says = (signal: SayableSignal): Action => ({ ...step, act: 'signal', signal, pick: 0 });
const passes = (ms: number): Action => ({ ...step, act: 'wait', ms });

/** A fresh session that comes in the midst of a payment: needed by nobody, by the next attempt, by this one. */
export const RENEWALS: Action[][] = [
  ['challenge', 'result'] as const,
  ['decline', 'accepted', 'result'] as const,
  ['expired', 'result'] as const,
].map((then) => [
  openAs('expiring'),
  passes(5_000),
  says('usable'),
  passes(10_000),
  says('accepted'),
  passes(5_000),
  ...then.map(says),
]);

/** Those of a beginning, and those of `update()`, which the cashier answers or the open refuses. */
const ELSEWHERE = new Set<SignalName>(['start', 'wrong_parameter', 'replaced', 'remounted']);

/** Each pair that can occur, but for those of IDLE_OPENS: an open starts or is refused once, in the call that makes it. */
export const PAIRS = PHASES.filter((phase) => phase !== 'idle').flatMap((phase) =>
  SIGNALS.filter((name) => !ELSEWHERE.has(name)).map((name) => ({
    name: `${phase} × ${name}`,
    actions: [
      openAs('text'),
      ...WAYS[phase].map(says),
      name === 'merchant_close'
        ? ({ ...step, act: 'close' } as const)
        : name === 'merchant_submit'
          ? ({ ...step, act: 'submit' } as const)
          : says(name as SayableSignal),
    ],
  })),
);
