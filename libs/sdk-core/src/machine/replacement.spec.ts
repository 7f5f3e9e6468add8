import { describe, expect, it } from 'vitest';
import { after, doneBy, eventsOf, stateIn, WAYS } from '../../test/machine.ts';
import { IN_FLIGHT_PHASES, PHASES } from '../contract/phase.ts';
import { reduce } from './reduce.ts';
import { isReplaceable } from './replacement.ts';

const LIVE = { type: 'session_replaced', expiresAt: 9, canRenew: true, isLive: true } as const;
const ANEW = { ...LIVE, isLive: false } as const;

describe('a session that the form goes on with', () => {
  it.each(['ready', 'declined'] as const)('leads from %s to a form without a result', (phase) => {
    const step = reduce(stateIn(phase), LIVE);
    expect(step.state).toEqual({
      ...stateIn('ready', { canRenew: true }),
      attempt: phase === 'declined' ? 1 : 0,
    });
    expect(eventsOf(step)).toEqual([]);
    expect(doneBy(step).at(-1)).toEqual({ type: 'watch_expiry', expiresAt: 9 });
  });

  it.each(IN_FLIGHT_PHASES)('is the one that is being paid in phase %s', (phase) => {
    const step = reduce(stateIn(phase), LIVE);
    expect(step.state).toMatchObject({ phase, attempt: 1 });
    expect(eventsOf(step)).toEqual([]);
  });
});

describe('a session that needs another form', () => {
  it.each(['ready', 'declined'] as const)('is loaded in phase %s, with its own limit', (phase) => {
    const step = reduce(stateIn(phase), ANEW);
    expect(step.state).toMatchObject({ phase: 'loading', visible: false });
    expect(eventsOf(step).map(({ type, ...event }) => ({ type, ...event }))).toMatchObject([
      { type: 'status', code: 'SDK_START_OF_LOADING' },
    ]);
    expect(doneBy(step)).toMatchObject([
      { type: 'start_limit', name: 'phase', ms: 1 },
      { type: 'watch_expiry', expiresAt: 9 },
      { type: 'clear' },
    ]);
  });

  it('knows nothing of the session before', () => {
    const before = after([...WAYS.ready, { type: 'expired' }], { canRenew: true });
    expect(before.renewal).toBe('asking');
    expect(reduce(before, ANEW).state).toMatchObject({
      renewal: 'none',
      awaited: false,
      expired: false,
      refused: false,
    });
  });
});

describe('a session can be replaced', () => {
  it.each([
    ['ready', stateIn('ready')],
    ['declined', stateIn('declined')],
    [
      'after the answer to a submit()',
      after([...WAYS.ready, { type: 'merchant_submit', call: 1 }, { type: 'invalid', id: 1 }]),
    ],
  ])('%s', (_, state) => {
    expect(isReplaceable(state)).toBe(true);
  });

  it.each([
    ...PHASES.filter((phase) => phase !== 'ready' && phase !== 'declined').map(
      (phase) => [phase, stateIn(phase)] as const,
    ),
    [
      'while a submit() is unanswered',
      after([...WAYS.ready, { type: 'merchant_submit', call: 1 }]),
    ],
    [
      'while a submit from before may still arrive',
      after([...WAYS.loading, { type: 'usable', mayArrive: true }]),
    ],
    [
      'while a submit that was taken back may still arrive',
      after([
        ...WAYS.ready,
        { type: 'accepted' },
        { type: 'withdrawn', reason: 'network_error', mayArrive: true },
      ]),
    ],
    ['while the shopper leaves', after([...WAYS.ready, { type: 'buyer_close' }])],
  ] as const)('not: %s', (_, state) => {
    expect(isReplaceable(state)).toBe(false);
    expect(reduce(state, ANEW)).toEqual({ state, effects: [] });
  });
});
