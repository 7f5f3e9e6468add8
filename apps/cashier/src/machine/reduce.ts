import { mayArrive } from './arrival.ts';
import {
  callCut,
  choose,
  chooseAnother,
  compare,
  followLink,
  forgotten,
  giveUp,
  keepFresh,
  leaveAttempt,
  looked,
  notRenewed,
  payAnswered,
  payCut,
  payRefused,
  polled,
  released,
  renewed,
  wake,
  windowClosed,
  windowOpened,
} from './attempt.ts';
import { end } from './ending.ts';
import {
  language,
  languageOverdue,
  languageWhileLoading,
  loaded,
  loadRefused,
  open,
  reload,
} from './opening.ts';
import { keep, refuse, replace, replaceAgain, replaced, settleReplacement } from './replacing.ts';
import type { Signal, SignalOf } from './signal.ts';
import type { Stage } from './stage.ts';
import type { PageState } from './state.ts';
import { log, send, step, type Step } from './step.ts';
import { approveSheet, dismissSheet, submit } from './submit.ts';
import { UNDECIDED } from './verdict.ts';

type Rule<Type extends Signal['type']> = (state: PageState, signal: SignalOf<Type>) => Step;
type Rules = { readonly [Type in Signal['type']]: Rule<Type> };

const ignore = (state: PageState): Step => step(state);

/** Answers a submit that begins no attempt. */
const answer =
  (type: 'invalid' | 'duplicate'): Rule<'submit'> =>
  (state, { id }) =>
    step(state, send({ type, ...(id !== undefined && { id }) }));

const validity =
  (isValid: boolean): Rule<'validate'> =>
  (state, { id }) =>
    step(state, send({ type: 'validity', id, isValid }));

const defer = (state: PageState, again: PageState['deferred'][number]): Step =>
  step({ ...state, deferred: [...state.deferred, again] });

const submitLater: Rule<'submit'> = (state, { id, express }) =>
  defer(state, {
    type: 'resubmit',
    ...(id !== undefined && { id }),
    ...(express && { express }),
  });

/** What a stage does with a signal for which it has no row of its own. */
const ANYWHERE: Rules = {
  open: (state) => step(state, log('page_message_ignored', 'A second open was ignored.')),
  submit: answer('invalid'),
  validate: validity(false),
  update: (state, { locale, appearance }) =>
    step(
      state,
      ...(locale === undefined ? [] : [{ type: 'setLocale', locale } as const]),
      ...(appearance ? [{ type: 'setAppearance', appearance } as const] : []),
      { type: 'measure' },
    ),
  renew: (state) =>
    step(
      state,
      log(
        'page_message_ignored',
        `A fresh session arrived too late and was ignored (${state.stage}).`,
      ),
    ),
  replace: refuse,
  not_renewed: ignore,
  leave: (state, { id }) =>
    step(
      { ...state, stage: 'left' },
      { type: 'stop' },
      send({ type: 'left', id, inFlight: false }),
    ),
  probe: (state, { id }) => step(state, send({ type: 'pong', id })),
  ping: (state, { id }) => step(state, send({ type: 'pong', id })),
  focus: (state) => step(state, { type: 'focus' }),
  undecided: (state) => end(state, UNDECIDED),
  cancel: (state) => step(state, send({ type: 'close' })),
  dismiss: (state) => step(state, send({ type: 'dismiss' })),
  follow_link: ignore,
  choose: ignore,
  sheet_approved: ignore,
  sheet_dismissed: ignore,
  answered: ignore,
  refused: ignore,
  cut: ignore,
  looked: (state, { id }) => step(state, ...(id === undefined ? [] : [send({ type: 'pong', id })])),
  wake: ignore,
  window_opened: ignore,
  window_closed: ignore,
  language,
  appearance_ignored: (state, { problems }) =>
    step(state, ...problems.map((problem) => log('page_appearance_ignored', problem))),
  overdue: ignore,
};

const LOADING: Rules = {
  ...ANYWHERE,
  renew: reload,
  answered: loaded,
  refused: loadRefused,
  cut: callCut,
  language: languageWhileLoading,
  overdue: languageOverdue,
};

/** Whatever the gateway is doing about it, a payment may be made: nothing here begins another one. */
const ATTEMPT: Rules = {
  ...ANYWHERE,
  submit: answer('duplicate'),
  validate: validity(true),
  renew: keepFresh,
  leave: (state, { id }) => step(state, send({ type: 'left', id, inFlight: true })),
  probe: (state, { id }) => step(state, { type: 'look', secret: state.secret, id }),
  wake,
  looked,
  cut: callCut,
  follow_link: followLink,
  window_opened: windowOpened,
  window_closed: windowClosed,
};

const OVER: Rules = {
  ...ANYWHERE,
  submit: (state) => step(state, log('page_submit_ignored', 'A submit after the end was ignored.')),
};

/** Nothing is in flight, unless what was submitted before this page was loaded still arrives. */
const leaveForm: Rule<'leave'> = (state, signal) =>
  (mayArrive(state) ? ATTEMPT : ANYWHERE).leave(state, signal);

const FORM: Rules = {
  ...ANYWHERE,
  submit,
  validate: (state, { id, choice }) =>
    choice?.method === 'CARD'
      ? step(
          state,
          { type: 'showMistakes' },
          send({ type: 'validity', id, isValid: choice.isValid }),
        )
      : validity(choice !== undefined)(state, { type: 'validate', id, choice }),
  renew: reload,
  leave: leaveForm,
  replace,
  choose,
};

/** Which rule a stage has for a signal. */
const STAGES: { readonly [Of in Stage]: Rules } = {
  unopened: { ...ANYWHERE, open, cancel: ignore },
  loading: {
    ...LOADING,
    // a payment of this session may be in flight: only the gateway knows
    leave: (state, signal) =>
      state.loaded?.phase === 'open'
        ? leaveForm({ ...state, session: state.loaded }, signal)
        : defer(state, { type: 'leave_again', id: signal.id }),
  },
  reloading: {
    ...LOADING,
    submit: submitLater,
    validate: (state, { id }) => defer(state, { type: 'revalidate', id }),
  },
  stranded: { ...ANYWHERE, renew: reload },
  form: FORM,
  replacing: {
    ...FORM,
    // the amount may change: what is submitted waits for it
    submit: submitLater,
    replace: replaceAgain,
    answered: replaced,
    refused: keep,
    cut: callCut,
  },
  sheet: {
    ...ANYWHERE,
    leave: leaveForm,
    renew: (state, signal) => reload({ ...state, sheet: undefined }, signal),
    cancel: dismissSheet,
    sheet_approved: approveSheet,
    sheet_dismissed: dismissSheet,
  },
  paying: { ...ATTEMPT, answered: payAnswered, refused: payRefused, cut: payCut },
  renewing: { ...ATTEMPT, renew: renewed, not_renewed: notRenewed, overdue: notRenewed },
  comparing: { ...ATTEMPT, answered: compare, refused: giveUp },
  polling: {
    ...ATTEMPT,
    answered: polled,
    refused: forgotten,
    choose: chooseAnother,
    leave: leaveAttempt,
  },
  releasing: { ...ATTEMPT, answered: released, refused: forgotten, follow_link: ignore },
  left: OVER,
  ended: {
    ...OVER,
    leave: (state, { id }) => step(state, send({ type: 'left', id, inFlight: false })),
    cancel: (state) =>
      state.display === 'popup' ? step(state, send({ type: 'dismiss' })) : step(state),
  },
};

function apply<Type extends Signal['type']>(
  state: PageState,
  type: Type,
  signal: SignalOf<Type>,
): Step {
  return STAGES[state.stage][type](state, signal);
}

/** The calls that waited for the gateway's answer about the session are answered by the stage that it led to. */
function callAgain({ state, effects }: Step): Step {
  const { stage, deferred } = state;
  const isAsking = stage === 'reloading' || stage === 'loading' || stage === 'replacing';
  if (isAsking || !deferred.length) return { state, effects };
  return step({ ...state, deferred: [] }, ...effects, ...state.deferred);
}

/**
 * The page's whole behaviour, without clock, network and DOM: what a signal makes of the state, and what is to be done
 * about it.
 */
export function reduce(state: PageState, signal: Signal): Step {
  return callAgain(settleReplacement(apply(state, signal.type, signal)));
}
