/**
 * The public API under arbitrary interleavings of what merchants call, cashiers say and clocks do. Invariants are the laws
 * of docs/design/laws.md; the run asserts that it visited every pair of phase and signal that can occur.
 */
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { action, type Action } from '../../test/interleaving/action.ts';
import { checkLife } from '../../test/interleaving/invariants.ts';
import { IDLE_OPENS, openAs, PAIRS, RENEWALS } from '../../test/interleaving/pairs.ts';
import { World } from '../../test/interleaving/world.ts';
import { settle } from '../../test/stage.ts';

/** Node's own, of which the core's types know nothing. */
declare const process: Record<
  'on' | 'off',
  (event: string, note: (reason: unknown) => void) => void
>;

const visited = new Set<string>();
const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);

async function live(actions: readonly Action[]): Promise<void> {
  const world = new World(visited);
  await world.run(actions);
  // Law 3: a form may wait for its shopper for ever, nothing else may
  await settle(1_500_000);
  for (const { checkout } of world.witnesses) {
    expect(['ready', 'declined', 'ended']).toContain(checkout.getSnapshot().phase);
  }
  world.witnesses.forEach(checkLife);
  const emitted = world.witnesses.map(({ events }) => events.length);
  world.cashier.destroy();
  await settle(1_500_000);
  expect(world.witnesses.map(({ events }) => events.length)).toEqual(emitted);
  for (const { checkout, outcomes } of world.witnesses) {
    expect(checkout.getSnapshot()).toMatchObject({ phase: 'ended', visible: false });
    expect(outcomes).toBe(1);
  }
  expect(world.script.runs.every(({ stopped }) => stopped)).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
}

// a file that is fetched takes real time, which the clock of these tests doesn't know
beforeAll(() => import('./session-change.ts'));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('reportError', (error: Error) => expect(error.message).toBe('mine'));
  process.on('unhandledRejection', note);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

afterAll(async () => {
  await new Promise((resolve) => setTimeout(resolve, 1));
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

it('Laws 1 to 7, 12, 13: hold in any order of calls, signals and time, over every pair of phase and signal', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 24 }), (actions) =>
      live([openAs('text'), ...actions]),
    ),
    {
      numRuns: 1_500,
      examples: PAIRS.map(({ actions }): [Action[]] => [actions.slice(1)]),
    },
  );
  for (const actions of [...IDLE_OPENS, ...RENEWALS]) await live(actions);
  const possible = [
    'idle × start',
    'idle × wrong_parameter',
    'idle × merchant_close',
    ...PAIRS.map(({ name }) => name),
  ];
  expect(possible.filter((pair) => !visited.has(pair))).toEqual([]);
}, 60_000);
