/**
 * The life of an Antom cashier as data: phase × signal → next phase and actions. A signal is an input with its facts
 * weighed (`signal.ts`); an action is a pure function of its name (`actions.ts`). What has no row changes nothing.
 */
import type { ActionName } from './actions.ts';
import type { AntomSignal } from './signal.ts';
import type { AntomPhase } from './state.ts';

/** The next phase (`=` stays), then what is done, in order. */
export type Row = readonly ['=' | AntomPhase, ...ActionName[]];
type Rows = { readonly [Name in AntomSignal]?: Row };

const STOP: Rows = { stopped: ['stopped', 'release'] };

/** Nothing that the page asks of the shop's page is done any more. */
const REFUSE_REQUESTS: Rows = {
  redirect_refused: ['=', 'drop'],
  redirect_app: ['=', 'drop'],
  redirect_window: ['=', 'drop'],
  redirect_page: ['=', 'drop'],
  redirect_framed: ['=', 'drop'],
  post_refused: ['=', 'drop'],
  post: ['=', 'drop'],
  post_framed: ['=', 'drop'],
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
  heartbeat_lost: ['=', 'sayDead'],
  other: ['=', 'sayEvent'],
  submit: ['=', 'addPending', 'callSubmit'],
  redirect_refused: ['=', 'sayRedirectRefused', 'drop'],
  post_refused: ['=', 'sayPostRefused', 'drop'],
  frame_refused: ['=', 'logFrameRefused', 'drop'],
  frame_closes: ['='],
  frame_missing: ['=', 'drop'],
  url_failed: ['=', 'sayUrlFailed'],
  leave_code: ['=', 'keepLeaveCode'],
  leaves: ['=', 'beginLeaving'],
  leave_settled: ['=', 'sayBuyerClose'],
  escape: ['=', 'beginLeaving'],
  escape_by_button: ['=', 'pressCloseButton'],
};

/** No attempt is in flight: Antom's form belongs to its session, so it begins again, empty. */
const RENEWABLE: Rows = {
  renew: ['=', 'beginAgain'],
  frame_reloaded: ['=', 'beginAgain'],
  renew_later: ['=', 'keepRenewal'],
};

/** Signals that begin an attempt, or show that there is one. */
const ATTEMPT: Rows = {
  merchant_allows: ['paying', 'accept'],
  submit_accepted: ['paying', 'accept'],
  duplicate: ['unconfirmed', 'sayDuplicate'],
  challenge: ['challenge', 'accept', 'sayChallenge'],
  challenge_in_frame: ['challenge_frame', 'accept', 'sayChallenge'],
  url_called: ['redirecting', 'accept', 'sayUrlCalled'],
  redirect_app: ['paying', 'accept', 'expectRedirect'],
  redirect_window: ['paying', 'accept', 'expectRedirect', 'openWindow', 'drop'],
  redirect_page: ['redirecting', 'accept', 'expectRedirect', 'sayRedirect', 'navigate', 'drop'],
  redirect_framed: ['paying', 'accept', 'navigateTop', 'drop'],
  post: ['redirecting', 'accept', 'sayPost'],
  post_framed: ['paying', 'accept', 'postFromTop', 'drop'],
};

/** The attempt can't be replaced, even if the session has expired (Law 3, docs/design/laws.md). */
const IN_FLIGHT: Rows = {
  ...OPEN,
  ...ATTEMPT,
  // the page that knew of the attempt is gone
  frame_reloaded: ['=', 'sayDead'],
  renew: ['=', 'keepRenewal'],
  renew_later: ['=', 'keepRenewal'],
  doubt: ['=', 'accept'],
  duplicate: ['=', 'sayDuplicate'],
  url_called_as_expected: ['redirecting', 'forgetRedirect', 'sayUrlCalled'],
  window_opened: ['redirecting', 'sayWentTo'],
  window_blocked: ['=', 'sayWindowBlocked'],
  top_leaves: ['redirecting', 'sayWentTo'],
  top_stays: ['=', 'sayTopStays'],
  cancelled: ['=', 'sayResult'],
  outcome: ['form', 'accept', 'keepOutcome', 'sayResult', 'beginRenewedAfterDecline'],
};

/** Nothing has been seen of the attempt but that it began: it can still turn out not to have been sent. */
const BEGUN: Rows = {
  ...IN_FLIGHT,
  invalid: ['form', 'withdrawInvalid', 'beginRenewed'],
  network_error: ['form', 'withdrawNetworkError', 'beginRenewed'],
  network_error_of_submit: ['form', 'accept', 'withdrawNetworkError', 'beginRenewed'],
  frame_opens: ['challenge_frame', 'removeChallengeFrames', 'sayChallenge'],
};

/** The attempt has been sent: what these say is of another one, and takes nothing back. */
const SENT: Rows = {
  ...IN_FLIGHT,
  merchant_allows: ['=', 'accept'],
  merchant_refuses: ['=', 'duplicatePending'],
  submit_accepted: ['=', 'accept'],
  redirect_app: ['=', 'accept', 'expectRedirect'],
  redirect_window: ['=', 'accept', 'expectRedirect', 'openWindow', 'drop'],
  redirect_framed: ['=', 'accept', 'navigateTop', 'drop'],
  post_framed: ['=', 'accept', 'postFromTop', 'drop'],
  invalid: ['=', 'sayEvent'],
  network_error: ['=', 'sayEvent'],
  network_error_of_submit: ['=', 'accept', 'sayEvent'],
};

export const TRANSITIONS: { readonly [P in AntomPhase]: Rows } = {
  loading: {
    ...OPEN,
    ...RENEWABLE,
    ...ATTEMPT,
    merchant_refuses: ['form', 'refusePending'],
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
    ...RENEWABLE,
    ...ATTEMPT,
    merchant_refuses: ['=', 'refusePending', 'beginRenewed'],
    doubt: ['unconfirmed', 'accept'],
    url_called_as_expected: ['=', 'forgetRedirect'],
    invalid: ['=', 'refuse', 'beginRenewed'],
    network_error: ['=', 'sayNetworkError'],
    network_error_of_submit: ['=', 'accept', 'withdrawNetworkError', 'beginRenewed'],
    cancelled: ['=', 'sayResult'],
    repeated_outcome: ['=', 'logRepeated'],
    outcome: ['=', 'accept', 'keepOutcome', 'sayResult', 'beginRenewedAfterDecline'],
    frame_opens: ['=', 'removeChallengeFrames'],
  },
  unconfirmed: {
    ...BEGUN,
    merchant_refuses: ['form', 'withdrawInvalid', 'beginRenewed'],
  },
  paying: {
    ...BEGUN,
    merchant_refuses: ['=', 'duplicatePending'],
  },
  challenge: {
    ...SENT,
    // the same challenge, now in its frame
    challenge: ['='],
    challenge_in_frame: ['='],
    frame_opens: ['challenge_frame', 'removeChallengeFrames'],
    frame_closes: ['paying', 'focusCashier', 'sayChallengeDone'],
  },
  challenge_frame: {
    ...SENT,
    challenge: ['='],
    challenge_in_frame: ['='],
    frame_opens: ['=', 'removeChallengeFrames', 'sayChallenge'],
    frame_closes: ['paying', 'focusCashier', 'sayChallengeDone'],
  },
  redirecting: {
    ...SENT,
    form_blocked: ['=', 'sayFormBlocked'],
    // the shopper came back
    frame_opens: ['challenge_frame', 'removeChallengeFrames', 'sayChallenge'],
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
    redirect_framed: ['=', 'navigateTop', 'drop'],
    post_refused: ['=', 'sayPostRefused', 'drop'],
    post: ['=', 'sayPost'],
    post_framed: ['=', 'postFromTop', 'drop'],
    url_called_as_expected: ['=', 'forgetRedirect', 'sayUrlCalled'],
    url_failed: ['=', 'sayUrlFailed'],
    window_opened: ['=', 'sayWentTo'],
    window_blocked: ['=', 'sayWindowBlocked'],
    top_leaves: ['=', 'sayWentTo'],
    top_stays: ['=', 'sayTopStays'],
    form_blocked: ['=', 'sayFormBlocked'],
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
    frame_reloaded: ['=', 'sayGone'],
  },
  failed: { ...STOP, ...END, ...REFUSE_REQUESTS },
  stopped: REFUSE_REQUESTS,
};
