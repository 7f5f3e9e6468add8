/**
 * The life of an Antom cashier as data: phase × input → next phase and actions. An input is a signal with its facts
 * weighed (`input.ts`); an action is a pure function of its name (`actions.ts`). What has no row changes nothing.
 */
import type { ActionName } from './actions.ts';
import type { Input } from './input.ts';
import type { AntomPhase } from './state.ts';

/** The next phase (`=` stays), then what is done, in order. */
export type Row = readonly ['=' | AntomPhase, ...ActionName[]];
type Rows = { readonly [Name in Input]?: Row };

const STOP: Rows = { stopped: ['stopped', 'release'] };

/** Nothing that the page asks of the shop's page is done any more. */
const REFUSE_REQUESTS: Rows = {
  redirect_refused: ['=', 'drop'],
  redirect_app: ['=', 'drop'],
  redirect_window: ['=', 'drop'],
  redirect_page: ['=', 'drop'],
  post_refused: ['=', 'drop'],
  post: ['=', 'drop'],
  frame_refused: ['=', 'drop'],
  frame_opens: ['=', 'drop'],
  frame_missing: ['=', 'drop'],
};

const END: Rows = {
  end_shown: ['ended', 'removeChallengeFrames'],
  end_gone: ['ended', 'removeChallengeFrames', 'sayGone'],
};

/** In every phase before the end. */
const OPEN: Rows = {
  ...STOP,
  ...END,
  gateway_fault: ['=', 'keepGatewayFault'],
  fault: ['failed', 'sayFault'],
  broken: ['failed', 'sayBroken'],
  session_refused: ['failed', 'sayRefused'],
  session_expired: ['=', 'sayExpired'],
  renew: ['=', 'beginAgain'],
  heartbeat_lost: ['=', 'sayDead'],
  other: ['=', 'sayEvent'],
  submit: ['=', 'addPending', 'callSubmit'],
  merchant_refuses: ['=', 'refusePending'],
  redirect_refused: ['=', 'sayRedirectRefused', 'drop'],
  post_refused: ['=', 'sayPostRefused', 'drop'],
  frame_refused: ['=', 'logFrameRefused', 'drop'],
  frame_closes: ['='],
  frame_missing: ['=', 'drop'],
  url_failed: ['=', 'sayUrlFailed'],
  url_called_as_expected: ['=', 'forgetRedirect', 'sayUrlCalled'],
  window_opened: ['=', 'sayWindowOpened'],
  window_blocked: ['=', 'sayWindowBlocked'],
  leave_code: ['=', 'keepLeaveCode'],
  leaves: ['=', 'beginLeaving'],
  leave_settled: ['=', 'sayBuyerClose'],
  escape: ['=', 'beginLeaving'],
  escape_by_button: ['=', 'pressCloseButton'],
};

/** Signals that begin an attempt, or belong to one. */
const ATTEMPT: Rows = {
  merchant_allows: ['paying', 'accept'],
  submit_accepted: ['paying', 'accept'],
  doubt: ['paying', 'accept'],
  duplicate: ['paying', 'sayDuplicate'],
  challenge: ['challenge', 'accept', 'sayChallenge'],
  challenge_in_frame: ['challenge_frame', 'accept', 'sayChallenge'],
  url_called: ['paying', 'accept', 'sayUrlCalled'],
  redirect_app: ['paying', 'accept', 'expectRedirect'],
  redirect_window: ['paying', 'accept', 'expectRedirect', 'openWindow', 'drop'],
  redirect_page: ['paying', 'accept', 'expectRedirect', 'sayRedirect', 'navigate', 'drop'],
  post: ['paying', 'accept', 'sayPost'],
};

/** An attempt in flight goes on through these without a change of phase. */
const STILL_IN_FLIGHT: Rows = {
  merchant_allows: ['=', 'accept'],
  submit_accepted: ['=', 'accept'],
  doubt: ['=', 'accept'],
  duplicate: ['=', 'sayDuplicate'],
  url_called: ['=', 'accept', 'sayUrlCalled'],
  redirect_app: ['=', 'accept', 'expectRedirect'],
  redirect_window: ['=', 'accept', 'expectRedirect', 'openWindow', 'drop'],
  redirect_page: ['=', 'accept', 'expectRedirect', 'sayRedirect', 'navigate', 'drop'],
  post: ['=', 'accept', 'sayPost'],
};

const IN_FLIGHT: Rows = {
  ...OPEN,
  ...ATTEMPT,
  ...STILL_IN_FLIGHT,
  invalid: ['form', 'withdrawInvalid'],
  network_error: ['form', 'withdrawNetworkError'],
  network_error_of_submit: ['form', 'accept', 'withdrawNetworkError'],
  cancelled: ['=', 'sayResult'],
  outcome: ['form', 'accept', 'keepOutcome', 'sayResult'],
};

export const TRANSITIONS: { readonly [P in AntomPhase]: Rows } = {
  loading: {
    ...OPEN,
    ...ATTEMPT,
    drawn: ['=', 'markDrawn'],
    form_drawn: ['form'],
    session_accepted: ['=', 'markSession'],
    // an outcome before the form was there before this open
    replay: ['=', 'keepOutcome', 'sayReplay'],
    invalid: ['form', 'refuse'],
    network_error: ['form', 'sayNetworkError'],
    network_error_of_submit: ['form', 'accept', 'withdrawNetworkError'],
    redirect_refused: ['form', 'sayRedirectRefused', 'drop'],
    post_refused: ['form', 'sayPostRefused', 'drop'],
    url_failed: ['form', 'sayUrlFailed'],
    frame_opens: ['=', 'removeChallengeFrames'],
    escape: ['=', 'saySafeClose'],
    escape_by_button: ['=', 'saySafeClose'],
  },
  form: {
    ...OPEN,
    ...ATTEMPT,
    invalid: ['=', 'refuse'],
    network_error: ['=', 'sayNetworkError'],
    network_error_of_submit: ['=', 'accept', 'withdrawNetworkError'],
    cancelled: ['=', 'sayResult'],
    repeated_outcome: ['=', 'logRepeated'],
    outcome: ['=', 'accept', 'keepOutcome', 'sayResult'],
    frame_opens: ['=', 'removeChallengeFrames'],
  },
  paying: {
    ...IN_FLIGHT,
    frame_opens: ['challenge_frame', 'removeChallengeFrames', 'sayChallenge'],
  },
  challenge: {
    ...IN_FLIGHT,
    // the same challenge, now in its frame
    challenge: ['='],
    challenge_in_frame: ['='],
    frame_opens: ['challenge_frame', 'removeChallengeFrames'],
    frame_closes: ['paying', 'focusCashier', 'sayChallengeDone'],
  },
  challenge_frame: {
    ...IN_FLIGHT,
    challenge: ['='],
    challenge_in_frame: ['='],
    frame_opens: ['=', 'removeChallengeFrames', 'sayChallenge'],
    frame_closes: ['paying', 'focusCashier', 'sayChallengeDone'],
  },
  ended: {
    ...STOP,
    ...END,
    // the page goes on to paymentRedirectUrl, or can't
    redirect_refused: ['=', 'sayRedirectRefused', 'drop'],
    redirect_app: ['=', 'expectRedirect'],
    redirect_window: ['=', 'expectRedirect', 'openWindow', 'drop'],
    redirect_page: ['=', 'expectRedirect', 'sayRedirect', 'navigate', 'drop'],
    post_refused: ['=', 'sayPostRefused', 'drop'],
    post: ['=', 'sayPost'],
    url_called_as_expected: ['=', 'forgetRedirect', 'sayUrlCalled'],
    url_failed: ['=', 'sayUrlFailed'],
    window_opened: ['=', 'sayWindowOpened'],
    window_blocked: ['=', 'sayWindowBlocked'],
    frame_opens: ['=', 'removeChallengeFrames'],
    frame_refused: ['=', 'logFrameRefused', 'drop'],
    frame_missing: ['=', 'drop'],
    // an attempt that the open could not know of: it says so in its log
    outcome: ['=', 'sayResult'],
    repeated_outcome: ['=', 'logRepeated'],
    leaves: ['=', 'sayGone'],
    escape: ['=', 'sayGone'],
    escape_by_button: ['=', 'pressCloseButton'],
    make_room: ['=', 'sayGone'],
  },
  failed: { ...STOP, ...END, ...REFUSE_REQUESTS },
  stopped: REFUSE_REQUESTS,
};
