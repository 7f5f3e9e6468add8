/** Weighs an input's facts: which signal of the table it is in this state. */
import { outcomeOf, reasonOf, statusOf, type StatusMeaning } from './code-table.ts';
import { ATTEMPT_PHASES, type AntomInput, type AntomState } from './state.ts';

export const ANTOM_SIGNALS = [
  'drawn',
  'form_drawn',
  'session_accepted',
  'session_expired',
  'session_refused',
  'gateway_fault',
  'fault',
  'broken',
  'replay',
  'outcome',
  'repeated_outcome',
  'cancelled',
  'invalid',
  'duplicate',
  'network_error',
  'network_error_of_submit',
  'challenge',
  'challenge_in_frame',
  'url_called',
  'url_called_as_expected',
  'url_failed',
  'other',
  'submit',
  'submit_accepted',
  'merchant_allows',
  'merchant_refuses',
  'doubt',
  'redirect_refused',
  'redirect_app',
  'redirect_window',
  'redirect_page',
  'redirect_framed',
  'post_refused',
  'post',
  'post_framed',
  'frame_refused',
  'frame_opens',
  'frame_closes',
  'frame_missing',
  'window_opened',
  'window_blocked',
  'top_leaves',
  'top_stays',
  'form_blocked',
  'leave_code',
  'leaves',
  'leave_settled',
  'escape',
  'escape_by_button',
  'heartbeat_lost',
  'frame_reloaded',
  'renew',
  'renew_later',
  'end_shown',
  'end_gone',
  'make_room',
  'stopped',
] as const;

export type AntomSignal = (typeof ANTOM_SIGNALS)[number];

type Of<Type extends AntomInput['type']> = Extract<AntomInput, { readonly type: Type }>;
type Weigh = {
  readonly [Type in AntomInput['type']]: (
    input: Of<Type>,
    state: AntomState,
  ) => AntomSignal | undefined;
};

/** A signal, or what decides which. */
const WEIGH: Weigh = {
  page_drawn: (_, { hasSession }) => (hasSession ? 'form_drawn' : 'drawn'),
  page_closes: (_, { isLeaving }) => (isLeaving ? undefined : 'leaves'),
  leave_code: () => 'leave_code',
  redirect: ({ redirect, isRefusedHere }) => {
    if (!redirect) return 'redirect_refused';
    if (redirect.target === '_blank' && !redirect.toApp) return 'redirect_window';
    if (isRefusedHere) return 'redirect_framed';
    return redirect.toApp ? 'redirect_app' : 'redirect_page';
  },
  form_post: ({ post, isRefusedHere }) => {
    if (!post) return 'post_refused';
    return isRefusedHere ? 'post_framed' : 'post';
  },
  frame_opens: ({ isAllowed }) => (isAllowed ? 'frame_opens' : 'frame_refused'),
  frame_closes: ({ hasFrame }) => (hasFrame ? 'frame_closes' : 'frame_missing'),
  session_accepted: () => 'session_accepted',
  session_expired: () => 'session_expired',
  session_refused: () => 'session_refused',
  gateway_fault: () => 'gateway_fault',
  // without a frame it is one of the buttons that Antom's SDK draws itself
  created: ({ hasCashierFrame }, { isDrawn }) =>
    isDrawn || !hasCashierFrame ? 'form_drawn' : undefined,
  event: weighEvent,
  error: ({ code, message, isRejection }) =>
    isRejection || reasonOf(code, message) ? 'broken' : 'other',
  submit_answered: ({ id }, { pending }) => (pending.includes(id) ? 'submit_accepted' : undefined),
  merchant_allows: () => 'merchant_allows',
  merchant_refuses: () => 'merchant_refuses',
  submit: () => 'submit',
  // whether a submit that nobody answered has reached the gateway can't be known (row H2)
  probe: (_, { pending }) => (pending.length > 0 ? 'doubt' : undefined),
  renew: (_, { pending }) => (pending.length > 0 ? 'renew_later' : 'renew'),
  // after a doubt Antom's page would let the shopper pay once more
  end: ({ byDoubt, isOnScreen }, { hasLeft }) =>
    byDoubt || hasLeft || !isOnScreen ? 'end_gone' : 'end_shown',
  make_room: () => 'make_room',
  stop: () => 'stopped',
  escape: ({ hasCloseButton }, { isLeaving }) => {
    if (hasCloseButton) return 'escape_by_button';
    return isLeaving ? undefined : 'escape';
  },
  leave_settled: () => 'leave_settled',
  window_opened: () => 'window_opened',
  window_blocked: () => 'window_blocked',
  top_leaves: () => 'top_leaves',
  top_stays: () => 'top_stays',
  form_blocked: () => 'form_blocked',
  heartbeat_lost: () => 'heartbeat_lost',
  frame_reloaded: () => 'frame_reloaded',
  fault: () => 'fault',
};

function weighEvent(event: Of<'event'>, state: AntomState): AntomSignal | undefined {
  if (reasonOf(event.code, event.message)) return 'broken';
  // the code that its page has declared for that comes in the same call
  if (state.isLeaving) return 'leave_code';
  if (outcomeOf(event.code)) return weighOutcome(event, state);
  const status = statusOf(event.code);
  return status ? weighStatus(status, event, state) : 'other';
}

function weighOutcome(event: Of<'event'>, state: AntomState): AntomSignal {
  if (state.phase === 'loading') return 'replay';
  if (outcomeOf(event.code) === 'CANCEL') return 'cancelled';
  const isInFlight = ATTEMPT_PHASES.includes(state.phase);
  return !isInFlight && outcomeKey(event) === state.lastOutcome ? 'repeated_outcome' : 'outcome';
}

function weighStatus(
  status: StatusMeaning,
  { hasChallengeFrame }: Of<'event'>,
  { hasSession, pending, isRedirecting }: AntomState,
): AntomSignal | undefined {
  switch (status) {
    case 'loading_starts':
      return undefined;
    case 'page_drawn':
      return hasSession ? 'form_drawn' : 'drawn';
    case 'challenge':
      return hasChallengeFrame ? 'challenge_in_frame' : 'challenge';
    case 'network_error':
      return pending.length > 0 ? 'network_error_of_submit' : 'network_error';
    case 'url_called':
      return isRedirecting ? 'url_called_as_expected' : 'url_called';
    default:
      return status;
  }
}

/** Equal for two reports of one outcome. */
export const outcomeKey = ({ code, result }: Pick<Of<'event'>, 'code' | 'result'>): string =>
  JSON.stringify([code, result]);

export function signalOf(input: AntomInput, state: AntomState): AntomSignal | undefined {
  return (WEIGH[input.type] as (input: AntomInput, state: AntomState) => AntomSignal | undefined)(
    input,
    state,
  );
}
