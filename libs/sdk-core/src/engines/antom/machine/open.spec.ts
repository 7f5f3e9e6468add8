/**
 * The machine of an Antom cashier and the machine of the open that hears it, together. The laws are defined in
 * docs/design/laws.md.
 */
import { describe, expect, it } from 'vitest';
import { INPUTS } from '../../../../test/antom-inputs.ts';
import { after, WAYS } from '../../../../test/machine.ts';
import { IN_FLIGHT_PHASES } from '../../../contract/phase.ts';
import { reduce as reduceOpen } from '../../../machine/reduce.ts';
import type { State } from '../../../machine/state.ts';
import { reduce } from './reduce.ts';
import { ATTEMPT_PHASES, INITIAL_STATE, type AntomInput, type AntomState } from './state.ts';

/** A cashier and its open, and the way there. */
interface Pair {
  readonly cashier: AntomState;
  readonly open: State;
  readonly way: readonly string[];
  /** What the open did not understand on it. */
  readonly violation?: string;
}

const BEGIN: Pair = { cashier: INITIAL_STATE, open: after(WAYS.loading), way: [] };

/** What only comes as the answer to an effect. */
const ANSWERS: readonly AntomInput['type'][] = ['window_opened', 'window_blocked', 'leave_settled'];
const submit = (id: number): AntomInput => ({ type: 'submit', id, data: undefined });
const ALL: readonly (readonly [what: string, input: AntomInput])[] = [
  ...Object.entries(INPUTS).filter(
    ([, { type }]) => ![...ANSWERS, 'submit', 'fault', 'end', 'stop', 'make_room'].includes(type),
  ),
  ['submit 1', submit(1)],
  ['submit 2', submit(2)],
  ['submit 2 answered', { type: 'submit_answered', id: 2 }],
];

/** The open answers a submit itself while an attempt is in flight, and each call has a number of its own. */
function canCome(input: AntomInput, { cashier, open }: Pair): boolean {
  if (input.type !== 'submit') return true;
  return !IN_FLIGHT_PHASES.includes(open.phase) && !cashier.pending.includes(input.id);
}

function step(pair: Pair, what: string, input: AntomInput): readonly Pair[] {
  const { state: cashier, effects } = reduce(pair.cashier, input);
  const way = [...pair.way, what];
  let { open } = pair;
  for (const effect of effects) {
    if (effect.type !== 'say') continue;
    const heard = reduceOpen(open, effect.signal);
    const isViolation = heard.effects.some(
      (one) => one.type === 'log' && one.message.startsWith('broken in phase'),
    );
    const isFault = ['failed', 'dead', 'gone'].includes(effect.signal.type);
    if (isViolation && !isFault) {
      const violation = `${effect.signal.type} while ${open.phase}, after: ${way.join(', ')}`;
      return [{ cashier, open: heard.state, way, violation }];
    }
    open = heard.state;
  }
  const next = { cashier, open, way };
  if (open.phase === 'ended') return [next];
  if (effects.some(({ type }) => type === 'open_window')) {
    return [
      ...step(next, 'window opened', { type: 'window_opened', url: 'https://wallet.example' }),
      ...step(next, 'window blocked', { type: 'window_blocked' }),
    ];
  }
  if (effects.some(({ type }) => type === 'navigate_top')) {
    const url = 'https://wallet.example';
    return [
      ...step(next, 'top page leaves', { type: 'top_leaves', url }),
      ...step(next, 'top page stays', { type: 'top_stays', url }),
    ];
  }
  if (effects.some(({ type }) => type === 'await_leave_code')) {
    return [next, ...step(next, 'leave settled', { type: 'leave_settled' })];
  }
  return [next];
}

/** Equal for pairs that go on alike. */
const keyOf = ({ cashier, open }: Pair): string =>
  JSON.stringify([
    { ...cashier, renewal: Boolean(cashier.renewal), gatewayFault: undefined },
    open.phase,
    open.leaving,
  ]);

/** Every pair that can be reached until the open has ended, and what an open did not understand on the way. */
function reach(): { readonly pairs: readonly Pair[]; readonly violations: readonly string[] } {
  const pairs = new Map([[keyOf(BEGIN), BEGIN]]);
  const violations: string[] = [];
  for (const pair of pairs.values()) {
    for (const [what, input] of ALL.filter(([, one]) => canCome(one, pair))) {
      for (const next of step(pair, what, input)) {
        if (next.violation) violations.push(next.violation);
        else if (next.open.phase !== 'ended' && !pairs.has(keyOf(next)))
          pairs.set(keyOf(next), next);
      }
    }
  }
  return { pairs: [...pairs.values()], violations };
}

describe('whatever comes in whatever order', () => {
  const { pairs, violations } = reach();

  it('the open understands all that the cashier says', () => {
    expect(violations).toEqual([]);
    expect(pairs.length).toBeGreaterThan(100);
    const phases = new Set(pairs.map(({ open }) => open.phase));
    for (const phase of IN_FLIGHT_PHASES) expect([...phases]).toContain(phase);
  });

  it('both know whether an attempt is in flight', () => {
    const disagreeing = pairs.filter(
      ({ cashier, open }) =>
        ATTEMPT_PHASES.includes(cashier.phase) !== IN_FLIGHT_PHASES.includes(open.phase),
    );
    expect(disagreeing.map(({ way }) => way.join(', '))).toEqual([]);
  });

  it('Law 3: a cashier is never replaced while an attempt is in flight', () => {
    for (const pair of pairs.filter(({ open }) => IN_FLIGHT_PHASES.includes(open.phase))) {
      const { effects } = reduce(pair.cashier, INPUTS['renew'] as AntomInput);
      expect(effects).toEqual([]);
    }
  });
});
