/** The laws are defined in docs/design/laws.md. */
import { describe, expect, it } from 'vitest';
import {
  error,
  event,
  INPUTS,
  inPhase,
  leaveCode,
  redirect,
} from '../../../../test/antom-inputs.ts';
import type { EngineSignal } from '../../../contract/engine.ts';
import type { SessionData } from '../../../contract/session.ts';
import { ANTOM_SIGNALS } from './signal.ts';
import { reduce } from './reduce.ts';
import {
  ANTOM_PHASES,
  ATTEMPT_PHASES,
  INITIAL_STATE,
  type AntomPhase,
  type AntomInput,
  type AntomState,
} from './state.ts';
import { TRANSITIONS } from './transitions.ts';

/** What is said to the open, as its types; other effects in brackets. */
function outcome(state: AntomState, input: AntomInput): string {
  const { state: next, effects } = reduce(state, input);
  const done = effects.map((effect) => {
    if (effect.type === 'say') return effect.signal.type;
    return effect.type === 'verdict' ? `[${effect.verdict}]` : `[${effect.type}]`;
  });
  return [next.phase, ...done].join(' ');
}

const said = (state: AntomState, input: AntomInput): EngineSignal[] =>
  reduce(state, input).effects.flatMap((effect) => (effect.type === 'say' ? [effect.signal] : []));

const PAIRS = ANTOM_PHASES.flatMap((phase) =>
  Object.entries(INPUTS).map(([what, input]) => ({ phase, what, input })),
);

/**
 * `phase: input → next phase, what is said to the open, [other effects]`, for a state in which nothing is pending. A pair
 * without a line changes nothing.
 */
const EXPECTED = `
loading: session expired → loading expired
loading: session refused → failed failed
loading: created without a frame → form [present] usable
loading: event SUCCESSFUL → loading result
loading: event FAIL, other card → loading result
loading: event CANCEL → loading result
loading: event FORM_VERIFICATION_FAILED → form [present] usable invalid
loading: event DUPLICATE_SUBMISSION → unconfirmed [present] usable duplicate
loading: event SUBMIT_NETWORK_ERROR → form [present] usable network_error
loading: event CHALLENGE → challenge [present] usable accepted challenge
loading: event CHALLENGE, in its frame → challenge_frame [present] usable accepted challenge
loading: event CALL_URL_SUCCESS → redirecting [present] usable accepted redirect
loading: event CALL_URL_ERROR → form [present] usable redirect_failed
loading: event CREATECOMPONENT_ERROR → failed failed
loading: event of tomorrow → loading event
loading: error INTERNAL_ERROR → failed failed
loading: error of tomorrow → loading event
loading: rejection of tomorrow → failed failed
loading: merchant allows → paying [present] usable accepted
loading: merchant refuses → form [present] usable
loading: submit → loading [submit]
loading: renew → loading [begin_again]
loading: end, on the screen → ended [remove_challenge_frames]
loading: end, not on the screen → ended [remove_challenge_frames] gone
loading: end by doubt → ended [remove_challenge_frames] gone
loading: stop → stopped [release]
loading: redirect refused → form [present] usable redirect_failed [drop]
loading: redirect to an app → paying [present] usable accepted
loading: redirect in a window → paying [present] usable accepted [open_window] [drop]
loading: redirect of the page → redirecting [present] usable accepted redirect [navigate] [drop]
loading: redirect in a frame → paying [present] usable accepted [navigate_top] [drop]
loading: redirect to an app, in a frame → paying [present] usable accepted [navigate_top] [drop]
loading: post refused → form [present] usable redirect_failed [drop]
loading: post → redirecting [present] usable accepted redirect
loading: post in a frame → paying [present] usable accepted [navigate_top] [drop]
loading: frame refused → loading log [drop]
loading: frame opens → loading [remove_challenge_frames]
loading: frame closes, there is none → loading [drop]
loading: page closes → loading [await_leave_code]
loading: leave settled → loading buyer_close
loading: Escape, close button → loading buyer_close
loading: Escape, no close button → loading buyer_close
loading: heartbeat lost → loading dead
loading: frame reloaded → loading [begin_again]
loading: fault → failed failed
form: session expired → form expired
form: session refused → failed failed
form: event SUCCESSFUL → form accepted result
form: event FAIL, other card → form accepted result
form: event CANCEL → form result
form: event FORM_VERIFICATION_FAILED → form invalid
form: event DUPLICATE_SUBMISSION → unconfirmed duplicate
form: event SUBMIT_NETWORK_ERROR → form network_error
form: event CHALLENGE → challenge accepted challenge
form: event CHALLENGE, in its frame → challenge_frame accepted challenge
form: event CALL_URL_SUCCESS → redirecting accepted redirect
form: event CALL_URL_ERROR → form redirect_failed
form: event CREATECOMPONENT_ERROR → failed failed
form: event of tomorrow → form event
form: error INTERNAL_ERROR → failed failed
form: error of tomorrow → form event
form: rejection of tomorrow → failed failed
form: merchant allows → paying accepted
form: submit → form [submit]
form: renew → form [begin_again]
form: end, on the screen → ended [remove_challenge_frames]
form: end, not on the screen → ended [remove_challenge_frames] gone
form: end by doubt → ended [remove_challenge_frames] gone
form: stop → stopped [release]
form: redirect refused → form redirect_failed [drop]
form: redirect to an app → paying accepted
form: redirect in a window → paying accepted [open_window] [drop]
form: redirect of the page → redirecting accepted redirect [navigate] [drop]
form: redirect in a frame → paying accepted [navigate_top] [drop]
form: redirect to an app, in a frame → paying accepted [navigate_top] [drop]
form: post refused → form redirect_failed [drop]
form: post → redirecting accepted redirect
form: post in a frame → paying accepted [navigate_top] [drop]
form: frame refused → form log [drop]
form: frame opens → form [remove_challenge_frames]
form: frame closes, there is none → form [drop]
form: page closes → form [await_leave_code]
form: leave settled → form buyer_close
form: Escape, close button → form [press_close_button]
form: Escape, no close button → form [await_leave_code]
form: heartbeat lost → form dead
form: frame reloaded → form [begin_again]
form: fault → failed failed
unconfirmed: session expired → unconfirmed expired
unconfirmed: session refused → failed failed
unconfirmed: event SUCCESSFUL → form result
unconfirmed: event FAIL, other card → form result
unconfirmed: event CANCEL → unconfirmed result
unconfirmed: event FORM_VERIFICATION_FAILED → form withdrawn
unconfirmed: event DUPLICATE_SUBMISSION → unconfirmed duplicate
unconfirmed: event SUBMIT_NETWORK_ERROR → form withdrawn
unconfirmed: event CHALLENGE → challenge challenge
unconfirmed: event CHALLENGE, in its frame → challenge_frame challenge
unconfirmed: event CALL_URL_SUCCESS → redirecting redirect
unconfirmed: event CALL_URL_ERROR → unconfirmed redirect_failed
unconfirmed: event CREATECOMPONENT_ERROR → failed failed
unconfirmed: event of tomorrow → unconfirmed event
unconfirmed: error INTERNAL_ERROR → failed failed
unconfirmed: error of tomorrow → unconfirmed event
unconfirmed: rejection of tomorrow → failed failed
unconfirmed: merchant allows → paying
unconfirmed: merchant refuses → form withdrawn
unconfirmed: submit → unconfirmed [submit]
unconfirmed: end, on the screen → ended [remove_challenge_frames]
unconfirmed: end, not on the screen → ended [remove_challenge_frames] gone
unconfirmed: end by doubt → ended [remove_challenge_frames] gone
unconfirmed: stop → stopped [release]
unconfirmed: redirect refused → unconfirmed redirect_failed [drop]
unconfirmed: redirect to an app → paying
unconfirmed: redirect in a window → paying [open_window] [drop]
unconfirmed: redirect of the page → redirecting redirect [navigate] [drop]
unconfirmed: redirect in a frame → paying [navigate_top] [drop]
unconfirmed: redirect to an app, in a frame → paying [navigate_top] [drop]
unconfirmed: post refused → unconfirmed redirect_failed [drop]
unconfirmed: post → redirecting redirect
unconfirmed: post in a frame → paying [navigate_top] [drop]
unconfirmed: frame refused → unconfirmed log [drop]
unconfirmed: frame opens → challenge_frame [remove_challenge_frames] challenge
unconfirmed: frame closes, there is none → unconfirmed [drop]
unconfirmed: window opened → redirecting redirect
unconfirmed: window blocked → unconfirmed redirect_failed
unconfirmed: top page leaves → redirecting redirect
unconfirmed: top page stays → unconfirmed redirect_failed
unconfirmed: page closes → unconfirmed [await_leave_code]
unconfirmed: leave settled → unconfirmed buyer_close
unconfirmed: Escape, close button → unconfirmed [press_close_button]
unconfirmed: Escape, no close button → unconfirmed [await_leave_code]
unconfirmed: heartbeat lost → unconfirmed dead
unconfirmed: frame reloaded → unconfirmed dead
unconfirmed: fault → failed failed
paying: session expired → paying expired
paying: session refused → failed failed
paying: event SUCCESSFUL → form result
paying: event FAIL, other card → form result
paying: event CANCEL → paying result
paying: event FORM_VERIFICATION_FAILED → form withdrawn
paying: event DUPLICATE_SUBMISSION → paying duplicate
paying: event SUBMIT_NETWORK_ERROR → form withdrawn
paying: event CHALLENGE → challenge challenge
paying: event CHALLENGE, in its frame → challenge_frame challenge
paying: event CALL_URL_SUCCESS → redirecting redirect
paying: event CALL_URL_ERROR → paying redirect_failed
paying: event CREATECOMPONENT_ERROR → failed failed
paying: event of tomorrow → paying event
paying: error INTERNAL_ERROR → failed failed
paying: error of tomorrow → paying event
paying: rejection of tomorrow → failed failed
paying: submit → paying [submit]
paying: end, on the screen → ended [remove_challenge_frames]
paying: end, not on the screen → ended [remove_challenge_frames] gone
paying: end by doubt → ended [remove_challenge_frames] gone
paying: stop → stopped [release]
paying: redirect refused → paying redirect_failed [drop]
paying: redirect in a window → paying [open_window] [drop]
paying: redirect of the page → redirecting redirect [navigate] [drop]
paying: redirect in a frame → paying [navigate_top] [drop]
paying: redirect to an app, in a frame → paying [navigate_top] [drop]
paying: post refused → paying redirect_failed [drop]
paying: post → redirecting redirect
paying: post in a frame → paying [navigate_top] [drop]
paying: frame refused → paying log [drop]
paying: frame opens → challenge_frame [remove_challenge_frames] challenge
paying: frame closes, there is none → paying [drop]
paying: window opened → redirecting redirect
paying: window blocked → paying redirect_failed
paying: top page leaves → redirecting redirect
paying: top page stays → paying redirect_failed
paying: page closes → paying [await_leave_code]
paying: leave settled → paying buyer_close
paying: Escape, close button → paying [press_close_button]
paying: Escape, no close button → paying [await_leave_code]
paying: heartbeat lost → paying dead
paying: frame reloaded → paying dead
paying: fault → failed failed
challenge: session expired → challenge expired
challenge: session refused → failed failed
challenge: event SUCCESSFUL → form result
challenge: event FAIL, other card → form result
challenge: event CANCEL → challenge result
challenge: event FORM_VERIFICATION_FAILED → challenge event
challenge: event DUPLICATE_SUBMISSION → challenge duplicate
challenge: event SUBMIT_NETWORK_ERROR → challenge event
challenge: event CALL_URL_SUCCESS → redirecting redirect
challenge: event CALL_URL_ERROR → challenge redirect_failed
challenge: event CREATECOMPONENT_ERROR → failed failed
challenge: event of tomorrow → challenge event
challenge: error INTERNAL_ERROR → failed failed
challenge: error of tomorrow → challenge event
challenge: rejection of tomorrow → failed failed
challenge: submit → challenge [submit]
challenge: end, on the screen → ended [remove_challenge_frames]
challenge: end, not on the screen → ended [remove_challenge_frames] gone
challenge: end by doubt → ended [remove_challenge_frames] gone
challenge: stop → stopped [release]
challenge: redirect refused → challenge redirect_failed [drop]
challenge: redirect in a window → challenge [open_window] [drop]
challenge: redirect of the page → redirecting redirect [navigate] [drop]
challenge: redirect in a frame → challenge [navigate_top] [drop]
challenge: redirect to an app, in a frame → challenge [navigate_top] [drop]
challenge: post refused → challenge redirect_failed [drop]
challenge: post → redirecting redirect
challenge: post in a frame → challenge [navigate_top] [drop]
challenge: frame refused → challenge log [drop]
challenge: frame opens → challenge_frame [remove_challenge_frames]
challenge: frame closes → paying [focus_cashier] challenge_done
challenge: frame closes, there is none → challenge [drop]
challenge: window opened → redirecting redirect
challenge: window blocked → challenge redirect_failed
challenge: top page leaves → redirecting redirect
challenge: top page stays → challenge redirect_failed
challenge: page closes → challenge [await_leave_code]
challenge: leave settled → challenge buyer_close
challenge: Escape, close button → challenge [press_close_button]
challenge: Escape, no close button → challenge [await_leave_code]
challenge: heartbeat lost → challenge dead
challenge: frame reloaded → challenge dead
challenge: fault → failed failed
challenge_frame: session expired → challenge_frame expired
challenge_frame: session refused → failed failed
challenge_frame: event SUCCESSFUL → form result
challenge_frame: event FAIL, other card → form result
challenge_frame: event CANCEL → challenge_frame result
challenge_frame: event FORM_VERIFICATION_FAILED → challenge_frame event
challenge_frame: event DUPLICATE_SUBMISSION → challenge_frame duplicate
challenge_frame: event SUBMIT_NETWORK_ERROR → challenge_frame event
challenge_frame: event CALL_URL_SUCCESS → redirecting redirect
challenge_frame: event CALL_URL_ERROR → challenge_frame redirect_failed
challenge_frame: event CREATECOMPONENT_ERROR → failed failed
challenge_frame: event of tomorrow → challenge_frame event
challenge_frame: error INTERNAL_ERROR → failed failed
challenge_frame: error of tomorrow → challenge_frame event
challenge_frame: rejection of tomorrow → failed failed
challenge_frame: submit → challenge_frame [submit]
challenge_frame: end, on the screen → ended [remove_challenge_frames]
challenge_frame: end, not on the screen → ended [remove_challenge_frames] gone
challenge_frame: end by doubt → ended [remove_challenge_frames] gone
challenge_frame: stop → stopped [release]
challenge_frame: redirect refused → challenge_frame redirect_failed [drop]
challenge_frame: redirect in a window → challenge_frame [open_window] [drop]
challenge_frame: redirect of the page → redirecting redirect [navigate] [drop]
challenge_frame: redirect in a frame → challenge_frame [navigate_top] [drop]
challenge_frame: redirect to an app, in a frame → challenge_frame [navigate_top] [drop]
challenge_frame: post refused → challenge_frame redirect_failed [drop]
challenge_frame: post → redirecting redirect
challenge_frame: post in a frame → challenge_frame [navigate_top] [drop]
challenge_frame: frame refused → challenge_frame log [drop]
challenge_frame: frame opens → challenge_frame [remove_challenge_frames] challenge
challenge_frame: frame closes → paying [focus_cashier] challenge_done
challenge_frame: frame closes, there is none → challenge_frame [drop]
challenge_frame: window opened → redirecting redirect
challenge_frame: window blocked → challenge_frame redirect_failed
challenge_frame: top page leaves → redirecting redirect
challenge_frame: top page stays → challenge_frame redirect_failed
challenge_frame: page closes → challenge_frame [await_leave_code]
challenge_frame: leave settled → challenge_frame buyer_close
challenge_frame: Escape, close button → challenge_frame [press_close_button]
challenge_frame: Escape, no close button → challenge_frame [await_leave_code]
challenge_frame: heartbeat lost → challenge_frame dead
challenge_frame: frame reloaded → challenge_frame dead
challenge_frame: fault → failed failed
redirecting: session expired → redirecting expired
redirecting: session refused → failed failed
redirecting: event SUCCESSFUL → form result
redirecting: event FAIL, other card → form result
redirecting: event CANCEL → redirecting result
redirecting: event FORM_VERIFICATION_FAILED → redirecting event
redirecting: event DUPLICATE_SUBMISSION → redirecting duplicate
redirecting: event SUBMIT_NETWORK_ERROR → redirecting event
redirecting: event CHALLENGE → challenge challenge
redirecting: event CHALLENGE, in its frame → challenge_frame challenge
redirecting: event CALL_URL_SUCCESS → redirecting redirect
redirecting: event CALL_URL_ERROR → redirecting redirect_failed
redirecting: event CREATECOMPONENT_ERROR → failed failed
redirecting: event of tomorrow → redirecting event
redirecting: error INTERNAL_ERROR → failed failed
redirecting: error of tomorrow → redirecting event
redirecting: rejection of tomorrow → failed failed
redirecting: submit → redirecting [submit]
redirecting: end, on the screen → ended [remove_challenge_frames]
redirecting: end, not on the screen → ended [remove_challenge_frames] gone
redirecting: end by doubt → ended [remove_challenge_frames] gone
redirecting: stop → stopped [release]
redirecting: redirect refused → redirecting redirect_failed [drop]
redirecting: redirect in a window → redirecting [open_window] [drop]
redirecting: redirect of the page → redirecting redirect [navigate] [drop]
redirecting: redirect in a frame → redirecting [navigate_top] [drop]
redirecting: redirect to an app, in a frame → redirecting [navigate_top] [drop]
redirecting: post refused → redirecting redirect_failed [drop]
redirecting: post → redirecting redirect
redirecting: post in a frame → redirecting [navigate_top] [drop]
redirecting: frame refused → redirecting log [drop]
redirecting: frame opens → challenge_frame [remove_challenge_frames] challenge
redirecting: frame closes → paying [focus_cashier] challenge_done
redirecting: frame closes, there is none → redirecting [drop]
redirecting: window opened → redirecting redirect
redirecting: window blocked → redirecting redirect_failed
redirecting: top page leaves → redirecting redirect
redirecting: top page stays → redirecting redirect_failed
redirecting: form blocked → redirecting redirect_failed
redirecting: page closes → redirecting [await_leave_code]
redirecting: leave settled → redirecting buyer_close
redirecting: Escape, close button → redirecting [press_close_button]
redirecting: Escape, no close button → redirecting [await_leave_code]
redirecting: heartbeat lost → redirecting dead
redirecting: frame reloaded → redirecting dead
redirecting: fault → failed failed
ended: event SUCCESSFUL → ended result
ended: event FAIL, other card → ended result
ended: event CALL_URL_ERROR → ended redirect_failed
ended: end, on the screen → ended [remove_challenge_frames]
ended: end, not on the screen → ended [remove_challenge_frames] gone
ended: end by doubt → ended [remove_challenge_frames] gone
ended: make room → ended gone
ended: stop → stopped [release]
ended: redirect refused → ended redirect_failed [drop]
ended: redirect in a window → ended [open_window] [drop]
ended: redirect of the page → ended redirect [navigate] [drop]
ended: redirect in a frame → ended [navigate_top] [drop]
ended: redirect to an app, in a frame → ended [navigate_top] [drop]
ended: post refused → ended redirect_failed [drop]
ended: post → ended redirect
ended: post in a frame → ended [navigate_top] [drop]
ended: frame refused → ended log [drop]
ended: frame opens → ended [remove_challenge_frames]
ended: frame closes, there is none → ended [drop]
ended: window opened → ended redirect
ended: window blocked → ended redirect_failed
ended: top page leaves → ended redirect
ended: top page stays → ended redirect_failed
ended: form blocked → ended redirect_failed
ended: page closes → ended gone
ended: Escape, close button → ended [press_close_button]
ended: Escape, no close button → ended gone
ended: frame reloaded → ended gone
failed: end, on the screen → ended [remove_challenge_frames]
failed: end, not on the screen → ended [remove_challenge_frames] gone
failed: end by doubt → ended [remove_challenge_frames] gone
failed: stop → stopped [release]
failed: redirect refused → failed [drop]
failed: redirect to an app → failed [drop]
failed: redirect in a window → failed [drop]
failed: redirect of the page → failed [drop]
failed: redirect in a frame → failed [drop]
failed: redirect to an app, in a frame → failed [drop]
failed: post refused → failed [drop]
failed: post → failed [drop]
failed: post in a frame → failed [drop]
failed: frame refused → failed [drop]
failed: frame opens → failed [drop]
failed: frame closes, there is none → failed [drop]
stopped: redirect refused → stopped [drop]
stopped: redirect to an app → stopped [drop]
stopped: redirect in a window → stopped [drop]
stopped: redirect of the page → stopped [drop]
stopped: redirect in a frame → stopped [drop]
stopped: redirect to an app, in a frame → stopped [drop]
stopped: post refused → stopped [drop]
stopped: post → stopped [drop]
stopped: post in a frame → stopped [drop]
stopped: frame refused → stopped [drop]
stopped: frame opens → stopped [drop]
stopped: frame closes, there is none → stopped [drop]
`;

const lines = new Map(
  EXPECTED.split('\n')
    .filter(Boolean)
    .map((line) => line.split(' → ') as [pair: string, then: string]),
);

describe('phase × input', () => {
  it.each(PAIRS)('$phase: $what', ({ phase, what, input }) => {
    expect(outcome(inPhase(phase), input)).toBe(lines.get(`${phase}: ${what}`) ?? phase);
  });

  it('has no line for a pair that is not there', () => {
    const pairs = new Set(PAIRS.map(({ phase, what }) => `${phase}: ${what}`));
    expect([...lines.keys()].filter((pair) => !pairs.has(pair))).toEqual([]);
  });

  it('reaches every phase from loading, and each ends', () => {
    const next = (phase: AntomPhase) =>
      Object.values(TRANSITIONS[phase]).map(([target]) => (target === '=' ? phase : target));
    const reached = new Set<AntomPhase>(['loading']);
    for (const phase of reached) for (const target of next(phase)) reached.add(target);
    expect([...reached].toSorted()).toEqual(ANTOM_PHASES.toSorted());
    for (const phase of ANTOM_PHASES) expect([...next(phase), phase]).toContain('stopped');
  });

  it('uses every signal', () => {
    const used = new Set(ANTOM_PHASES.flatMap((phase) => Object.keys(TRANSITIONS[phase])));
    expect(ANTOM_SIGNALS.filter((signal) => !used.has(signal))).toEqual([]);
  });
});

/** States with everything in them that an input could depend on. */
const STATES: readonly AntomState[] = ANTOM_PHASES.flatMap((phase) =>
  [false, true].flatMap((flag) =>
    [[], [1], [1, 7]].map((pending) =>
      inPhase(phase, {
        pending,
        renewal: flag ? ({ raw: 'fresh' } as unknown as SessionData) : undefined,
        hasSession: flag,
        isDrawn: flag,
        isRedirecting: flag,
        isLeaving: flag,
        hasLeft: flag,
        leaveCode: flag ? leaveCode('SDK_PAYMENT_PROCESSING') : undefined,
        lastOutcome: flag ? JSON.stringify(['SDK_PAYMENT_SUCCESSFUL', undefined]) : undefined,
      }),
    ),
  ),
);
const ALL = STATES.flatMap((state) => Object.values(INPUTS).map((input) => ({ state, input })));

describe('in every state, whatever comes', () => {
  it('the same state and input give the same answer, and nothing is changed in them', () => {
    for (const { state, input } of ALL) {
      const copy = structuredClone({ state, input });
      const first = reduce(state, input);
      expect(reduce(copy.state, copy.input)).toEqual(first);
      expect({ state, input }).toEqual(copy);
    }
  });

  it('Law 4: a stopped cashier says nothing', () => {
    for (const { state, input } of ALL.filter((one) => one.state.phase === 'stopped')) {
      expect(said(state, input)).toEqual([]);
      expect(reduce(state, input).state).toEqual(state);
    }
  });

  it('a failed one says nothing but that it is gone', () => {
    for (const { state, input } of ALL.filter((one) => one.state.phase === 'failed')) {
      expect(said(state, input).filter(({ type }) => type !== 'gone')).toEqual([]);
    }
  });

  it('says that it is usable first, and only when loading is over', () => {
    for (const { state, input } of ALL) {
      const { phase } = reduce(state, input).state;
      const isNews =
        state.phase === 'loading' && !['loading', 'ended', 'failed', 'stopped'].includes(phase);
      const types = said(state, input).map(({ type }) => type);
      expect(types.indexOf('usable')).toBe(isNews ? 0 : -1);
      expect(types.lastIndexOf('usable')).toBe(isNews ? 0 : -1);
    }
  });

  it('accepts an attempt only when none is in flight', () => {
    for (const { state, input } of ALL) {
      const accepted = said(state, input).filter(({ type }) => type === 'accepted');
      expect(accepted.length).toBeLessThanOrEqual(1);
      if (accepted.length > 0) expect(ATTEMPT_PHASES).not.toContain(state.phase);
    }
  });

  it('answers each submit that stops being pending, once', () => {
    for (const { state, input } of ALL) {
      const { pending } = reduce(state, input).state;
      const answered = said(state, input).flatMap((one) =>
        'id' in one && one.id !== undefined ? [one.id].flat() : [],
      );
      const gone = state.pending.filter((id) => !pending.includes(id));
      expect(answered.toSorted()).toEqual(gone.toSorted());
    }
  });

  it('S2: a redirect, form or frame that is not allowed is never let through', () => {
    const refused = ALL.filter(({ input }) =>
      [INPUTS['redirect refused'], INPUTS['post refused'], INPUTS['frame refused']].includes(input),
    );
    for (const { state, input } of refused) {
      const types = reduce(state, input).effects.map(({ type }) => type);
      expect(types).toContain('verdict');
      expect(types).not.toContain('navigate');
      expect(types).not.toContain('open_window');
    }
  });

  it('a URL is reported without its query', () => {
    for (const { state, input } of ALL) {
      for (const one of said(state, input)) if ('url' in one) expect(one.url).not.toContain('?');
    }
  });
});

describe('loading', () => {
  const drawn: AntomInput = { type: 'page_drawn' };

  it('is over when the gateway has accepted the session and the page draws after that', () => {
    const { state } = reduce(reduce(INITIAL_STATE, drawn).state, { type: 'session_accepted' });
    expect(state).toMatchObject({ phase: 'loading', hasSession: true, isDrawn: true });
    expect(outcome(state, drawn)).toBe('form [present] usable');
    expect(outcome(state, event('SDK_END_OF_LOADING'))).toBe('form [present] usable');
    expect(outcome(state, { type: 'created', hasCashierFrame: true })).toBe(
      'form [present] usable',
    );
  });

  it('begins anew with a renewed session', () => {
    const state = inPhase('loading', { hasSession: true, isDrawn: true });
    const { state: next } = reduce(state, INPUTS['renew'] as AntomInput);
    expect(next).toEqual(INITIAL_STATE);
  });
});

describe('submits', () => {
  it('the first that is pending is accepted, the others are duplicates', () => {
    expect(said(inPhase('form', { pending: [1, 2] }), { type: 'merchant_allows' })).toEqual([
      { type: 'accepted', id: 1 },
      { type: 'duplicate', id: 2 },
    ]);
  });

  it('a probe while the form is not there yet is no doubt: nothing can have been sent', () => {
    expect(said(inPhase('loading', { pending: [1] }), { type: 'probe' })).toEqual([]);
  });

  it('one that comes while an attempt is in flight is a duplicate', () => {
    expect(said(inPhase('paying', { pending: [2] }), { type: 'submit_answered', id: 2 })).toEqual([
      { type: 'duplicate', id: 2 },
    ]);
  });

  it('H2: doubt counts as accepted', () => {
    expect(said(inPhase('form', { pending: [1] }), { type: 'probe' })).toEqual([
      { type: 'accepted', id: 1 },
    ]);
  });

  it('all are answered when the form is invalid', () => {
    const state = inPhase('form', { pending: [1, 2] });
    expect(said(state, event('SDK_FORM_VERIFICATION_FAILED'))).toEqual([
      { type: 'invalid', id: [1, 2] },
    ]);
  });

  it('one that did not reach the gateway is withdrawn', () => {
    const state = inPhase('form', { pending: [1] });
    expect(said(state, event('SDK_SUBMIT_NETWORK_ERROR'))).toEqual([
      { type: 'accepted', id: 1 },
      { type: 'withdrawn', reason: 'network_error' },
    ]);
  });
});

describe('an attempt that the merchant has not allowed', () => {
  const duplicate = event('SDK_DUPLICATE_SUBMISSION_BEHAVIOR');
  const invalid = event('SDK_FORM_VERIFICATION_FAILED');
  const allows: AntomInput = { type: 'merchant_allows' };
  const refuses: AntomInput = { type: 'merchant_refuses' };
  const probe: AntomInput = { type: 'probe' };
  const submit = (id: number): AntomInput => ({ type: 'submit', id, data: undefined });
  /** All that is said from the form on, and the state it leads to. */
  function play(...inputs: readonly AntomInput[]) {
    let state = inPhase('form');
    const all = inputs.flatMap((input) => {
      const heard = said(state, input);
      state = reduce(state, input).state;
      return heard;
    });
    return { said: all, state };
  }
  const withdrawn: EngineSignal = { type: 'withdrawn', reason: 'invalid' };

  it("is withdrawn when they refuse it, after a double click on the page's own button", () => {
    const { said, state } = play(duplicate, refuses);
    expect(said).toEqual([{ type: 'duplicate' }, withdrawn]);
    expect(state.phase).toBe('form');
  });

  it("is withdrawn when they refuse it, after a double click on the shop's button", () => {
    const { said, state } = play(submit(1), submit(2), duplicate, refuses);
    expect(said).toEqual([
      { type: 'duplicate', id: 2 },
      { ...withdrawn, id: 1 },
    ]);
    expect(state).toMatchObject({ phase: 'form', pending: [] });
  });

  it('is withdrawn when they refuse it after the limit of the submit', () => {
    const { said, state } = play(submit(1), probe, refuses);
    expect(said).toEqual([{ type: 'accepted', id: 1 }, withdrawn]);
    expect(state.phase).toBe('form');
  });

  it('goes on when they allow it, and is not counted twice', () => {
    expect(play(submit(1), probe, allows).said).toEqual([{ type: 'accepted', id: 1 }]);
    expect(play(duplicate, allows).said).toEqual([{ type: 'duplicate' }]);
    expect(play(duplicate, allows).state.phase).toBe('paying');
  });

  it('goes on when they have allowed it and refuse another one', () => {
    const { said, state } = play(allows, refuses);
    expect(said).toEqual([{ type: 'accepted' }]);
    expect(state.phase).toBe('paying');
  });

  it.each([['unconfirmed'], ['paying']] as const)(
    'takes a submit that waits with it when it is invalid: %s',
    (phase) => {
      const { state } = reduce(inPhase(phase, { pending: [1] }), invalid);
      expect(said(inPhase(phase, { pending: [1] }), invalid)).toEqual([{ ...withdrawn, id: 1 }]);
      expect(state).toMatchObject({ phase: 'form', pending: [] });
      expect(said(state, { type: 'submit_answered', id: 1 })).toEqual([]);
      expect(said(state, probe)).toEqual([]);
    },
  );
});

describe('a fresh session', () => {
  const session = { raw: 'fresh' } as unknown as SessionData;
  const renew: AntomInput = { type: 'renew', session };
  const again = { type: 'begin_again', session };
  const decline = event('SDK_PAYMENT_FAIL', {
    result: { paymentResultCode: 'ISSUER_REJECTS_TRANSACTION' },
  });
  const invalid = event('SDK_FORM_VERIFICATION_FAILED');

  it.each(ATTEMPT_PHASES)('Law 3: waits while an attempt is in flight: %s', (phase) => {
    const { state, effects } = reduce(inPhase(phase), renew);
    expect(effects).toEqual([]);
    expect(state).toEqual(inPhase(phase, { renewal: session }));
    const paid = reduce(state, event('SDK_PAYMENT_SUCCESSFUL'));
    expect(paid.effects).not.toContainEqual(again);
    const declined = reduce(state, decline);
    expect(declined.effects.at(-1)).toEqual(again);
    expect(declined.state.renewal).toBeUndefined();
  });

  it.each(['loading', 'form'] as const)('waits while a submit is not answered: %s', (phase) => {
    const { state, effects } = reduce(inPhase(phase, { pending: [1] }), renew);
    expect(effects).toEqual([]);
    expect(state).toMatchObject({ phase, pending: [1], renewal: session });
  });

  it.each([
    ['form', invalid],
    ['form', { type: 'merchant_refuses' }],
    ['form', event('SDK_SUBMIT_NETWORK_ERROR')],
    ['unconfirmed', { type: 'merchant_refuses' }],
    ['unconfirmed', invalid],
    ['paying', invalid],
    ['paying', event('SDK_SUBMIT_NETWORK_ERROR')],
  ] as const)('that had to wait is used when nothing was sent: %s, %j', (phase, input) => {
    const waiting = inPhase(phase, { pending: [1], renewal: session });
    const { state, effects } = reduce(waiting, input);
    expect(effects.at(-1)).toEqual(again);
    expect(state).toMatchObject({ phase: 'form', pending: [], renewal: undefined });
  });
});

describe('outcomes', () => {
  const decline = event('SDK_PAYMENT_FAIL', { result: { paymentResultCode: 'INVALID_CVV' } });

  it('L9: reported twice it is one; after another submit it is the second', () => {
    const { state } = reduce(inPhase('paying'), decline);
    expect(said(state, decline)).toEqual([
      { type: 'log', code: 'antom_twice', message: 'SDK_PAYMENT_FAIL came twice.' },
    ]);
    expect(said({ ...state, phase: 'paying' }, decline)).toMatchObject([
      { type: 'result', outcome: 'FAIL', final: false, replayed: false },
    ]);
  });

  it('before the form it was there before', () => {
    expect(said(INITIAL_STATE, decline)).toMatchObject([
      { type: 'result', outcome: 'FAIL', final: true, replayed: true },
    ]);
  });
});

describe('what went wrong', () => {
  const kept = inPhase('loading', {
    gatewayFault: { code: '4001', message: 'timeout', traceId: 't1' },
  });

  it.each([
    ['SDK_CREATECOMPONENT_ERROR', 'Load resource timeout', 'load_timeout'],
    ['SDK_CREATECOMPONENT_ERROR', 'Network request error', 'cashier_unreachable'],
    ['SDK_CREATE_COMPONENT_ERROR', undefined, 'cashier_unreachable'],
    ['SDK_CREATEPAYMENT_PARAMETER_ERROR', undefined, 'session_malformed'],
    ['SDK_INIT_PARAMETER_ERROR', undefined, 'engine_failed'],
    ['SDK_INTERNAL_ERROR', undefined, 'engine_failed'],
  ])('%s (%s) is %s', (code, message, reason) => {
    const expected = [expect.objectContaining({ type: 'failed', reason })];
    expect(said(INITIAL_STATE, event(code, { message }))).toEqual(expected);
    expect(said(INITIAL_STATE, error(code, false, message))).toEqual(expected);
    expect(said(INITIAL_STATE, error(code, true, message))).toEqual(expected);
  });

  it('H6: a vague message is replaced by what the SDK wrote into its own log', () => {
    const input = error('SDK_CREATECOMPONENT_ERROR', false, 'Network request error');
    expect(said(kept, input)).toMatchObject([
      { message: "Antom's gateway refused the session: timeout, 4001, trace t1." },
    ]);
  });

  it('H6: what the gateway said to the page weighs more', () => {
    const input: AntomInput = { type: 'session_refused', fault: { message: 'closed' } };
    expect(said(kept, input)).toMatchObject([
      { cause: { code: '4001', message: 'closed', traceId: 't1' } },
    ]);
  });

  it('a later fault of the gateway keeps the trace of the earlier one', () => {
    const fault = { code: 'x', message: 'y', traceId: undefined };
    expect(reduce(kept, { type: 'gateway_fault', fault }).state.gatewayFault).toEqual({
      ...fault,
      traceId: 't1',
    });
  });
});

describe('the shopper leaves', () => {
  const close = { type: 'page_closes' } as const;
  const settled = { type: 'leave_settled' } as const;

  it.each([
    ['form', 'SDK_PAYMENT_CANCEL', false],
    ['form', 'SDK_PAYMENT_PROCESSING', true],
    ['paying', 'SDK_PAYMENT_CANCEL', true],
    ['form', undefined, false],
  ] as const)('from %s with %s declared: in flight %s', (phase, code, inFlight) => {
    const state = inPhase(phase, { leaveCode: code && leaveCode(code) });
    const { state: leaving } = reduce(state, close);
    expect(said(leaving, settled)).toMatchObject([{ type: 'buyer_close', inFlight }]);
  });

  it('a code that comes in the same call is the declared one, and no outcome', () => {
    const { state: leaving } = reduce(inPhase('form'), close);
    const { state, effects } = reduce(leaving, event('SDK_PAYMENT_PROCESSING'));
    expect(effects).toEqual([]);
    expect(said(state, settled)).toMatchObject([{ type: 'buyer_close', inFlight: true }]);
  });

  it('asked twice in one call it is once', () => {
    const { state: leaving } = reduce(inPhase('form'), close);
    expect(reduce(leaving, close)).toEqual({ state: leaving, effects: [] });
  });

  it('after that the end leaves nothing on the screen', () => {
    const { state } = reduce(reduce(inPhase('form'), close).state, settled);
    expect(said(state, { type: 'end', byDoubt: false, isOnScreen: true })).toEqual([
      { type: 'gone' },
    ]);
  });
});

describe('redirects', () => {
  it('a window opens from a frame of another page as well', () => {
    const { effects } = reduce(inPhase('form'), redirect('_blank', false, true));
    expect(effects.map(({ type }) => type)).toContain('open_window');
  });

  it('in a frame of another page: the top page goes, or the merchant is told why nothing does', () => {
    const { state, effects } = reduce(inPhase('form'), redirect(undefined, false, true));
    expect(effects).toContainEqual({
      type: 'navigate_top',
      url: 'https://wallet.example/pay?token=secret',
    });
    const url = 'https://wallet.example/pay?token=secret';
    expect(said(state, { type: 'top_leaves', url })).toEqual([
      { type: 'redirect', url: 'https://wallet.example/pay' },
    ]);
    expect(said(state, { type: 'top_stays', url })).toEqual([
      {
        type: 'redirect_failed',
        message:
          'This page is in a frame of another page, where https://wallet.example/pay may refuse to load. Open this page in a tab of its own.',
      },
    ]);
  });

  it('a form that the policy of the page blocks has not left: the merchant is told what to allow', () => {
    const input: AntomInput = {
      type: 'form_blocked',
      url: 'https://bank.example/acs?token=secret',
    };
    expect(said(inPhase('redirecting'), input)).toEqual([
      {
        type: 'redirect_failed',
        message:
          'The Content-Security-Policy of this page (form-action) blocks the form to https://bank.example/acs. Allow https: there: banks send shoppers on to other hosts.',
      },
    ]);
    // a form of the shop's own, whatever is paid
    expect(said(inPhase('form'), input)).toEqual([]);
  });

  it('the code that reports one which was let through begins no attempt', () => {
    const called = event('SDK_CALL_URL_SUCCESS', { message: 'called https://wallet.example/x?y' });
    const { state } = reduce(inPhase('ended'), redirect(undefined, true));
    expect(said(state, called)).toEqual([{ type: 'redirect', url: 'https://wallet.example/x' }]);
    expect(said(reduce(state, called).state, called)).toEqual([]);
  });

  it.each([
    [undefined, false],
    ['_self', false],
    ['_replace', true],
  ])('to the target %s: replace is %s', (target, replace) => {
    expect(reduce(inPhase('form'), redirect(target)).effects).toContainEqual({
      type: 'navigate',
      url: 'https://wallet.example/pay?token=secret',
      replace,
    });
  });
});
