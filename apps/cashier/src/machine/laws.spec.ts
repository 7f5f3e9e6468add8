// @vitest-environment node
/** What holds for the page whatever happens in whatever order. */
import type { ToSdk } from '@ams-cashier/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Effect } from './effect.ts';
import { reduce } from './reduce.ts';
import type { Signal } from './signal.ts';
import { SIGNALS, type SignalName } from './signals.fixture.ts';
import { INITIAL, type PageState } from './state.ts';

interface Moment {
  readonly signal: Signal;
  readonly before: PageState;
  readonly after: PageState;
  readonly effects: readonly Effect[];
  readonly said: readonly ToSdk[];
}

function own(signal: Signal, count: number): Signal {
  if (signal.type === 'submit') return { ...signal, id: count, submitId: `s${count}` };
  if (signal.type === 'sheet_approved') return { ...signal, submitId: `s${count}` };
  // a gateway gives each session a secret of its own
  if (signal.type === 'renew') return { ...signal, session: `${signal.session}${count}` };
  return signal.type === 'replace' ? { ...signal, id: count } : signal;
}

/** Each submit and each fresh session gets an id of its own; `resubmit` is run as the page runs it. */
function play(names: readonly SignalName[]): Moment[] {
  const moments: Moment[] = [];
  let state = INITIAL;
  let count = 0;
  const queue: Signal[] = [];
  for (const name of names) {
    const signal: Signal = SIGNALS[name];
    count += 1;
    queue.push(own(signal, count));
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { state: after, effects } = reduce(state, next);
      const said = effects.flatMap((effect) => (effect.type === 'send' ? [effect.message] : []));
      moments.push({ signal: next, before: state, after, effects, said });
      for (const effect of effects) {
        if (effect.type === 'revalidate') {
          queue.push({
            type: 'validate',
            id: effect.id,
            choice: { method: 'CARD', isValid: true },
          });
        }
        if (effect.type !== 'resubmit') continue;
        count += 1;
        const { id = count } = effect;
        queue.push({
          type: 'submit',
          id,
          choice: { method: 'CARD', isValid: true },
          submitId: `s${count}`,
        });
      }
      state = after;
      if (moments.length > 1_000) throw new Error('The machine keeps itself busy.');
    }
  }
  return moments;
}

const anything = fc.constantFrom(...(Object.keys(SIGNALS) as SignalName[]));
// most sequences of anything never get to a form
const begun = fc.constantFrom<readonly SignalName[]>(
  [],
  ['open', 'answered open'],
  ['open', 'language', 'answered open'],
  ['open', 'language', 'answered open', 'submit card'],
  ['open', 'language', 'answered open', 'submit wallet window', 'window_opened'],
  ['open', 'language', 'answered open', 'renew', 'submit card'],
  ['open', 'language', 'answered challenge'],
  ['open', 'language', 'answered open', 'submit wallet', 'answered at wallet', 'choose card'],
  ['open', 'language', 'answered challenge', 'answered declined', 'renew'],
  ['open', 'language', 'answered open', 'submit card', 'renew'],
  ['open', 'language', 'answered open', 'submit card', 'refused expired'],
  ['open', 'language', 'answered open', 'replace'],
  ['open', 'language', 'answered open', 'replace', 'submit card', 'replace saved card'],
  ['open', 'language', 'answered open', 'submit device wallet'],
);
const lives = fc
  .tuple(begun, fc.array(anything, { maxLength: 30 }))
  .map(([first, rest]) => [...first, ...rest]);

/** The law is checked on every life, and the lives must be of the kind that it is about. */
function holds(
  isAbout: (life: readonly Moment[]) => boolean,
  law: (life: readonly Moment[]) => void,
) {
  let met = 0;
  fc.assert(
    fc.property(lives, (names) => {
      const life = play(names);
      if (isAbout(life)) met += 1;
      law(life);
    }),
    { numRuns: 3_000 },
  );
  expect(met).toBeGreaterThan(100);
}

const messages = (life: readonly Moment[]) => life.flatMap(({ said }) => said);
const says = (type: ToSdk['type']) => (life: readonly Moment[]) =>
  messages(life).some((message) => message.type === type);

describe('whatever happens', () => {
  it('every submit is answered once, at once or after the fresh session that it waits for', () =>
    holds(says('accepted'), (life) => {
      const submits = life.filter(({ signal }) => signal.type === 'submit');
      for (const { before, after, said } of submits) {
        const answers = said.filter(({ type }) =>
          ['invalid', 'accepted', 'duplicate', 'log'].includes(type),
        );
        const waits = after.deferred.length - before.deferred.length;
        expect(answers.length + waits).toBe(1);
      }
      const resubmitted = life.flatMap(({ effects }) =>
        effects.filter(({ type }) => type === 'resubmit'),
      );
      const deferred = submits.filter(
        ({ before, after }) => after.deferred.length > before.deferred.length,
      );
      const waiting = life.at(-1)?.after.deferred.filter(({ type }) => type === 'resubmit') ?? [];
      // pressed for another amount: to be pressed again
      const takenBack = life
        .filter(({ signal }) => signal.type !== 'submit' && signal.type !== 'sheet_approved')
        .flatMap(({ before, after, said }) =>
          before.stage === 'replacing' && after.stage === 'form'
            ? said.filter(({ type }) => type === 'invalid')
            : [],
        );
      expect(resubmitted.length + takenBack.length + waiting.length).toBe(deferred.length);
    }));

  it('the gateway is asked to take a payment only after the SDK has heard of it, and once per attempt and session', () =>
    holds(says('accepted'), (life) => {
      const accepted = new Set<string>();
      const sent = new Set<string>();
      for (const { signal, effects, said } of life) {
        if ('submitId' in signal && said.some(({ type }) => type === 'accepted')) {
          accepted.add(signal.submitId);
        }
        for (const effect of effects) {
          if (effect.type !== 'pay') continue;
          expect(accepted).toContain(effect.submitId);
          const call = `${effect.submitId} ${effect.secret}`;
          expect(sent).not.toContain(call);
          sent.add(call);
        }
      }
    }));

  it('every other session is answered once, at once or when the gateway has answered', () =>
    holds(says('replaced'), (life) => {
      const asked = life.flatMap(({ signal }) => (signal.type === 'replace' ? [signal.id] : []));
      const answered = messages(life).flatMap((message) =>
        message.type === 'replaced' ? [message.id] : [],
      );
      const waiting = life.at(-1)?.after.replacement?.id;
      const all = waiting === undefined ? answered : [...answered, waiting];
      expect(all.sort()).toEqual(asked.sort());
    }));

  it('nothing is submitted while a sheet is open', () =>
    holds(
      (life) => life.some(({ after }) => after.stage === 'sheet'),
      (life) => {
        for (const { before, signal, effects } of life) {
          if (before.stage !== 'sheet' || signal.type === 'sheet_approved') continue;
          expect(effects.map(({ type }) => type)).not.toContain('pay');
        }
      },
    ));

  it('an attempt is accepted only when the one before it was declined', () =>
    holds(says('accepted'), (life) => {
      let isRunning = false;
      for (const message of messages(life)) {
        if (message.type === 'accepted') {
          expect(isRunning).toBe(false);
          isRunning = true;
        }
        if (message.type === 'result') isRunning = false;
      }
    }));

  it('one result is final, and nothing is paid, loaded or polled after the end', () =>
    holds(
      (life) => life.some(({ after }) => after.stage === 'ended'),
      (life) => {
        const finals = messages(life).filter(
          (message) => message.type === 'result' && message.final,
        );
        expect(finals.length).toBeLessThanOrEqual(1);
        for (const { effects } of life.filter(({ before }) => before.stage === 'ended')) {
          const types = effects.map(({ type }) => type);
          for (const type of ['pay', 'load', 'ask', 'poll', 'look', 'wait', 'showForm']) {
            expect(types).not.toContain(type);
          }
        }
      },
    ));

  it('a shopper who was let go pays nothing', () =>
    holds(says('left'), (life) => {
      const left = life.findIndex(({ said }) =>
        said.some((message) => message.type === 'left' && !message.inFlight),
      );
      if (left < 0) return;
      for (const { effects } of life.slice(left)) {
        expect(effects.map(({ type }) => type)).not.toContain('pay');
      }
    }));

  it('nobody is let go while a payment may be made', () =>
    holds(says('left'), (life) => {
      let isRunning = false;
      for (const { signal, said } of life) {
        // the SDK gave the attempt up itself
        if (signal.type === 'undecided') isRunning = false;
        for (const message of said) {
          if (message.type === 'accepted' || message.type === 'resume') isRunning = true;
          if (message.type === 'result') isRunning = false;
          if (message.type === 'left') expect(message.inFlight).toBe(isRunning);
        }
      }
    }));

  it('challenges begin and end in turns', () =>
    holds(says('challenge_done'), (life) => {
      let isOn = false;
      for (const { effects } of life) {
        for (const effect of effects) {
          if (effect.type === 'sendChallenge') isOn = true;
          if (effect.type === 'send' && effect.message.type === 'challenge_done') {
            expect(isOn).toBe(true);
            isOn = false;
          }
        }
      }
    }));

  it('usable is reported at most once, and never after resume', () =>
    holds(says('usable'), (life) => {
      const received = messages(life).map(({ type }) => type);
      const usable = received.lastIndexOf('usable');
      expect(received.indexOf('usable')).toBe(usable);
      expect(received.slice(0, Math.max(0, usable))).not.toContain('resume');
    }));

  it('a payment that waits for a fresh session does so only if none has come', () =>
    holds(says('expired'), (life) => {
      for (const { before, signal, after } of life) {
        if (signal.type === 'renew' && before.stage === 'paying') {
          expect(after.fresh ?? after.secret).toBe(signal.session);
        }
        if (after.stage === 'renewing' && before.stage === 'paying') {
          expect(before.fresh).toBeUndefined();
        }
      }
    }));

  it('probe, ping, leave and validate are answered under their ids', () =>
    holds(says('pong'), (life) => {
      for (const { signal, after, effects, said } of life) {
        if (signal.type === 'validate' && after.stage === 'reloading') {
          expect(after.deferred.at(-1)).toEqual({ type: 'revalidate', id: signal.id });
          continue;
        }
        if (signal.type === 'leave' && after.stage === 'loading') {
          expect(after.deferred.at(-1)).toEqual({ type: 'leave_again', id: signal.id });
          continue;
        }
        if (!['probe', 'ping', 'leave', 'validate'].includes(signal.type)) continue;
        // the gateway is asked first
        const asks = effects.some(({ type }) => type === 'look' || type === 'release');
        const answers = said.filter(
          (message) =>
            ['pong', 'left', 'validity'].includes(message.type) &&
            'id' in message &&
            'id' in signal &&
            message.id === signal.id,
        );
        expect(answers).toHaveLength(asks ? 0 : 1);
      }
    }));
});
