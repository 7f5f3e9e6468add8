import { describe, expect, it } from 'vitest';
import { ACCEPTED, after, CLOSE, doneBy, eventsOf, stateIn, WAYS } from '../../test/machine.ts';
import { IN_FLIGHT_PHASES } from '../contract/phase.ts';
import { reduce } from './reduce.ts';

const SUBMIT = { type: 'merchant_submit', call: 7, data: { billingAddress: { a: 1 } } } as const;
const VALIDATE = { type: 'merchant_validate', call: 8 } as const;

describe('submit()', () => {
  it.each(['ready', 'declined'] as const)(
    'in phase %s goes to the engine, with a limit',
    (phase) => {
      const state = stateIn(phase);
      const message = 'No answer to submit() in 2 ms (limits.acceptance).';
      expect(reduce(state, SUBMIT)).toEqual({
        state: { ...state, submits: [7] },
        effects: [
          {
            type: 'start_limit',
            name: 7,
            ms: 2,
            probes: true,
            overdue: { type: 'broken', fault: { reason: 'submit_timeout', message } },
          },
          { type: 'submit', call: 7, data: SUBMIT.data },
        ],
      });
    },
  );

  it.each(IN_FLIGHT_PHASES)('in phase %s is a duplicate, and says so first', (phase) => {
    const state = stateIn(phase);
    const step = reduce(state, SUBMIT);
    expect(step.state).toEqual(state);
    expect(step.effects.map(({ type }) => type)).toEqual(['log', 'emit', 'stop_limit', 'answer']);
    expect(eventsOf(step)).toMatchObject([{ code: 'SDK_DUPLICATE_SUBMISSION_BEHAVIOR' }]);
    expect(step.effects.at(-1)).toEqual({ type: 'answer', call: 7, answer: 'duplicate' });
  });

  it.each(['invalid', 'accepted', 'duplicate'] as const)('is answered by %s', (type) => {
    const step = reduce(stateIn('ready'), { type, id: 7 });
    expect(step.effects.slice(-2)).toEqual([
      { type: 'stop_limit', name: 7 },
      { type: 'answer', call: 7, answer: type },
    ]);
    expect(step.state).toEqual(reduce(stateIn('ready'), { type }).state);
  });

  it('is not answered by what the shopper did without it', () => {
    const step = reduce(stateIn('ready'), ACCEPTED);
    expect(step.effects.some(({ type }) => type === 'answer')).toBe(false);
  });
});

describe('validate()', () => {
  it('goes to the engine, with a limit that ends nothing', () => {
    const state = stateIn('submitting');
    const message = 'No answer to validate() in 5 ms (limits.validate).';
    const overdue = {
      type: 'call_failed',
      call: 8,
      fault: { reason: 'submit_timeout', message },
    } as const;
    expect(reduce(state, VALIDATE)).toEqual({
      state,
      effects: [
        { type: 'start_limit', name: 8, ms: 5, probes: false, overdue },
        { type: 'validate', call: 8 },
      ],
    });
    expect(reduce(state, overdue)).toEqual({
      state,
      effects: [
        { type: 'stop_limit', name: 8 },
        { type: 'refuse', call: 8, fault: overdue.fault },
      ],
    });
  });

  it('is answered by the engine', () => {
    const state = stateIn('ready');
    expect(doneBy(reduce(state, { type: 'validated', call: 8, isValid: false }))).toEqual([
      { type: 'stop_limit', name: 8 },
      { type: 'answer', call: 8, answer: { isValid: false } },
    ]);
  });
});

describe('a call after the end', () => {
  it.each([
    ['submit()', SUBMIT],
    ['validate()', VALIDATE],
  ] as const)('%s is refused, also after close()', (name, input) => {
    for (const state of [stateIn('ended'), after([...WAYS.ready, CLOSE])]) {
      const fault = { reason: 'closed', message: `${name}: this checkout has ended.` };
      expect(reduce(state, input)).toEqual({
        state,
        effects: [
          { type: 'stop_limit', name: input.call },
          { type: 'refuse', call: input.call, fault },
        ],
      });
    }
  });
});
