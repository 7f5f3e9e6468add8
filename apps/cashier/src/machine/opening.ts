/** From the SDK's `open` to the form, or to what is shown instead of it. */
import type { SessionPhase, SessionState } from '@ams-cashier/protocol';
import { isSameAmount, reportDecline, track } from './attempt.ts';
import { mayArrive } from './arrival.ts';
import { end, reportEnd } from './ending.ts';
import type { SignalOf } from './signal.ts';
import { NEW_ATTEMPT, type PageState } from './state.ts';
import { chain, log, send, step, type Step } from './step.ts';
import { verdictOf } from './verdict.ts';

export function open(state: PageState, signal: SignalOf<'open'>): Step {
  const { session: secret, openId, traceId, locale, display, appearance, resumes = false } = signal;
  const {
    byBackButton = false,
    lastVisit,
    lastSubmit,
    isStorageBlocked = false,
    storedCard,
  } = signal;
  return step(
    {
      ...state,
      stage: 'loading',
      secret,
      openId,
      display,
      resumes,
      awaitedLocale: locale,
      byBackButton,
      lastVisit,
      lastSubmit,
      isStorageBlocked,
    },
    { type: 'trace', traceId },
    { type: 'setDisplay', display },
    { type: 'setStoredCard', storedCard },
    { type: 'setAppearance', appearance },
    { type: 'setLocale', locale },
    { type: 'stop' },
    { type: 'load', secret },
  );
}

export function reload(state: PageState, { session: secret }: SignalOf<'renew'>): Step {
  return step(
    { ...state, stage: 'reloading', secret, fresh: undefined, loaded: undefined },
    { type: 'stop' },
    { type: 'load', secret },
  );
}

/** Waits for the language, so that nothing is shown in one language and then in another; but not forever. */
export function loaded(state: PageState, { session }: SignalOf<'answered'>): Step {
  if (state.awaitedLocale === undefined) return show(state, session);
  return step({ ...state, loaded: session }, { type: 'wait', until: 'texts' });
}

export function language(state: PageState, { locale, problem }: SignalOf<'language'>): Step {
  const { awaitedLocale } = state;
  return step(
    { ...state, awaitedLocale: awaitedLocale === locale ? undefined : awaitedLocale },
    problem === undefined
      ? { type: 'measure' }
      : log('page_texts_missing', `The texts of ${locale} failed to load: ${problem}`),
  );
}

export function languageWhileLoading(state: PageState, signal: SignalOf<'language'>): Step {
  return chain(
    state,
    (now) => language(now, signal),
    (now) => (now.awaitedLocale === undefined ? showLoaded(now) : step(now)),
  );
}

export function languageOverdue(state: PageState): Step {
  return showLoaded({ ...state, awaitedLocale: undefined });
}

function showLoaded(state: PageState): Step {
  return state.loaded ? show(state, state.loaded) : step(state);
}

export function loadRefused(state: PageState, signal: SignalOf<'refused'>): Step {
  const { code, message, traceId } = signal;
  return step(
    { ...state, stage: 'stranded' },
    code === 'session_expired'
      ? send({ type: 'expired' })
      : send({
          type: 'refused',
          message: `The gateway could not open the session: ${message}`,
          ...(traceId !== undefined && { traceId }),
          ...(code === 'session_unknown' && { isFinal: true }),
        }),
  );
}

/** Whether the gateway's last word is about what this tab submitted, as far as the page can tell. */
function isOfLastSubmit(state: PageState): boolean {
  return state.lastSubmit === 'unknown' || !mayArrive(state);
}

const SHOW: {
  readonly [Phase in SessionPhase]: (state: PageState, session: SessionState) => Step;
} = {
  open: (state, { result }) =>
    chain(
      { ...state, stage: 'form' },
      (now) => step(now, { type: 'showForm' }, { type: 'measure' }),
      reportUsable,
      (now) =>
        now.resumes && result && isOfLastSubmit(now) ? reportDecline(now, result) : step(now),
    ),
  in_flight: resume,
  challenge: resume,
  finished: (state, session) =>
    chain(
      state,
      (now) => end(now, verdictOf(session)),
      reportUsable,
      (now) => reportEnd(now, verdictOf(session), true),
    ),
  expired: (state) => step({ ...state, stage: 'stranded' }, send({ type: 'expired' })),
};

function show(state: PageState, session: SessionState): Step {
  const isOther = state.session && !isSameAmount(session, state.session);
  return chain(
    { ...state, session, loaded: undefined },
    (now) =>
      step(
        now,
        // what was typed was meant for another amount
        ...(isOther ? [{ type: 'clearForm' } as const] : []),
        { type: 'showSession', session },
      ),
    (now) => SHOW[session.phase](now, session),
  );
}

/** An attempt of this session is in flight already. */
function resume(state: PageState, session: SessionState): Step {
  return chain(
    // whoever sees a code reads it with a phone, perhaps at this moment; from the others the shopper came back. A frame
    // that was moved is no return
    {
      ...state,
      wasUsable: true,
      attempt: {
        ...NEW_ATTEMPT,
        replayed: true,
        isBack: !state.resumes && session.wallet?.form !== 'qr',
      },
    },
    (now) =>
      step(
        now,
        { type: 'showWaiting', text: 'checking' },
        { type: 'measure' },
        send({
          type: 'resume',
          phase: session.phase === 'challenge' ? 'challenging' : 'submitting',
        }),
      ),
    (now) => track(now, session),
  );
}

function reportUsable(state: PageState): Step {
  return state.wasUsable
    ? step(state)
    : step(
        { ...state, wasUsable: true },
        send({ type: 'usable', ...(mayArrive(state) && { mayArrive: true }) }),
      );
}
