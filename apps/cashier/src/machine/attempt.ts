/** A payment, from the accepted submit to the decision. */
import type { GatewayResult, SessionState, WalletInput } from '@ams-cashier/protocol';
import type { WalletVisit } from '../wallet/wallet-panel.ts';
import type { Effect } from './effect.ts';
import { finish, reportChallenge } from './ending.ts';
import type { SignalOf } from './signal.ts';
import { NEW_ATTEMPT, type PageState } from './state.ts';
import { chain, log, send, step, type Step } from './step.ts';
import { isDecided, refusedVerdict, UNDECIDED, verdictOf } from './verdict.ts';

const answering = (id: number | undefined) => (id === undefined ? {} : { id });

export function submit(state: PageState, signal: SignalOf<'submit'>): Step {
  const { choice, id } = signal;
  if (choice.method === 'CARD') {
    return choice.isValid
      ? accept(state, signal, [{ type: 'showMistakes' }])
      : step(
          state,
          { type: 'showMistakes' },
          { type: 'focusForm' },
          send({ type: 'invalid', ...answering(id) }),
        );
  }
  const problem = state.session?.returnProblem;
  if (problem !== undefined) {
    return step(
      state,
      { type: 'showProblem', problem: 'unavailable' },
      { type: 'measure' },
      // the shop's call waits for an answer
      ...(id === undefined ? [] : [send({ type: 'invalid', id })]),
      send({ type: 'redirect_failed', message: problem }),
    );
  }
  const { method, form } = choice;
  return accept(
    state,
    signal,
    // at once: the browser allows it only while the press is fresh. The address is not known yet
    form === 'window' ? [{ type: 'openWindow' }] : [],
    { type: method, form, openId: state.openId },
  );
}

function accept(
  state: PageState,
  { id, submitId }: SignalOf<'submit'>,
  first: readonly Effect[],
  wallet?: WalletInput,
): Step {
  const attempt = { ...NEW_ATTEMPT, submitId, ...(wallet && { wallet }) };
  const paying: PageState = { ...state, stage: 'paying', attempt };
  return step(
    paying,
    ...first,
    // sent before the gateway is called: from here on, the payment may have been made whatever else happens
    send({ type: 'accepted', ...answering(id) }),
    { type: 'stop' },
    { type: 'showWaiting', text: 'paying' },
    { type: 'measure' },
    pay(paying),
  );
}

function pay({ secret, attempt: { submitId, wallet } }: PageState): Effect {
  return { type: 'pay', secret, submitId, ...(wallet && { wallet }) };
}

export function payAnswered(state: PageState, { session }: SignalOf<'answered'>): Step {
  if (!session.duplicate) return track(state, session);
  return chain(
    { ...state, attempt: { ...state.attempt, replayed: true } },
    (now) => step(now, send({ type: 'duplicate' })),
    (now) => track(now, session),
  );
}

export function payCut(state: PageState, signal: SignalOf<'cut'>): Step {
  return callCut({ ...state, attempt: { ...state.attempt, wasCut: true } }, signal);
}

export function callCut(state: PageState, { message }: SignalOf<'cut'>): Step {
  return step(
    state,
    log('page_retry', `The gateway could not be reached; the request is repeated: ${message}`),
  );
}

/** A session that expired before the gateway took the payment is replaced, once. */
export function payRefused(state: PageState, signal: SignalOf<'refused'>): Step {
  const { attempt, fresh } = state;
  if (signal.code !== 'session_expired' || attempt.wasRenewed) return giveUp(state, signal);
  const renewing: PageState = {
    ...state,
    stage: 'renewing',
    attempt: { ...attempt, wasRenewed: true },
  };
  if (fresh !== undefined) return renewed(renewing, { type: 'renew', session: fresh });
  return step(renewing, send({ type: 'expired' }), { type: 'wait', until: 'renewal' });
}

/** The SDK sent it before it heard of this payment, which may go through without it. */
export function keepFresh(state: PageState, { session }: SignalOf<'renew'>): Step {
  return step(session === state.secret ? state : { ...state, fresh: session });
}

export function renewed(state: PageState, { session: secret }: SignalOf<'renew'>): Step {
  return step({ ...state, stage: 'comparing', secret, fresh: undefined }, { type: 'ask', secret });
}

/** The shopper agreed to the amount that was shown, and to no other. */
export function compare(state: PageState, { session }: SignalOf<'answered'>): Step {
  if (!isSameAmount(session, state.session)) return notRenewed(state);
  const paying: PageState = { ...state, stage: 'paying' };
  return step(paying, pay(paying));
}

export function isSameAmount(one: SessionState, other: SessionState | undefined): boolean {
  if (!other) return false;
  return (
    one.amount?.currency === other.amount?.currency && one.amount?.value === other.amount?.value
  );
}

export function notRenewed(state: PageState): Step {
  return finish(state, refusedVerdict('session_expired', state.attempt.wasCut));
}

export function giveUp(state: PageState, { code }: SignalOf<'refused'>): Step {
  return finish(state, code ? refusedVerdict(code, state.attempt.wasCut) : UNDECIDED);
}

/** Shows what the attempt waits for, until the gateway calls it decided. */
export function track(state: PageState, session: SessionState): Step {
  if (isDecided(session)) return decide(state, session);
  return chain(
    { ...state, stage: 'polling', session },
    (now) => reportChallenge(now, session.challengePath),
    (now) => (session.wallet ? sendToWallet(now, session.wallet) : step(now)),
    (now) => step(now, { type: 'poll', secret: now.secret }),
  );
}

export function polled(state: PageState, { session }: SignalOf<'answered'>): Step {
  return track(state, session);
}

/** If the gateway forgets the session in the middle of an attempt, the attempt is undecided, not failed. */
export function forgotten(state: PageState): Step {
  return finish(state, UNDECIDED);
}

export function looked(state: PageState, { id, session, problem }: SignalOf<'looked'>): Step {
  // until the gateway has answered this attempt, what it says may be about the one before
  const isNews =
    session && (state.stage === 'polling' ? isDecided(session) : session.phase === 'finished');
  return chain(
    state,
    (now) => (problem === undefined ? step(now) : callCut(now, { type: 'cut', message: problem })),
    (now) => (isNews ? decide(now, session) : step(now)),
    (now) => step(now, ...(id === undefined ? [] : [send({ type: 'pong', id })])),
  );
}

function decide(state: PageState, session: SessionState): Step {
  const { result } = session;
  return decideAnd(state, session, { type: 'showDecline', result });
}

/** @param show what there is to see when the form is back */
function decideAnd(state: PageState, session: SessionState, show: Effect): Step {
  if (session.phase === 'expired') return finish(state, refusedVerdict('session_expired', false));
  if (session.phase !== 'open') return finish(state, verdictOf(session));
  return chain(
    state,
    (now) => step(now, { type: 'stop' }, { type: 'closeWindow' }),
    (now) => reportChallenge(now, undefined),
    (now) =>
      step({ ...now, stage: 'form', session }, { type: 'showSession', session }, show, {
        type: 'measure',
      }),
    (now) => reportDecline(now, session.result),
  );
}

/** The form stays: the shopper may try again. */
export function reportDecline(state: PageState, result: GatewayResult | undefined): Step {
  const { replayed } = state.attempt;
  return step(
    state,
    send({ type: 'result', outcome: 'FAIL', final: false, replayed, ...(result && { result }) }),
  );
}

/** Another method is offered once the wallet can't charge any more: the gateway decides, not this page. */
export function chooseAnother(state: PageState, { method }: SignalOf<'choose'>): Step {
  const wallet = state.session?.wallet;
  return wallet && method !== wallet.type ? release(state, wallet) : step(state);
}

/**
 * From a wallet that the shopper came back from, nothing is charged any more if the gateway says so. Another tab may be
 * at the wallet still: who leaves this one leaves only what this one went to. Where the browser can't tell, the wallet
 * is given up, and whoever is at it sees that.
 */
export function leaveAttempt(state: PageState, { id }: SignalOf<'leave'>): Step {
  const { attempt, lastVisit } = state;
  const wallet = state.session?.wallet;
  const isOurs = lastVisit === 'unknown' || lastVisit === wallet?.url;
  if (!attempt.isBack || !wallet || !isOurs) return step(state, inFlight(id));
  return release({ ...state, leaveId: id }, wallet);
}

const inFlight = (id: number) => send({ type: 'left', id, inFlight: true });

function release(state: PageState, { url }: WalletVisit): Step {
  return step(
    { ...state, stage: 'releasing' },
    { type: 'stop' },
    { type: 'showWaiting', text: 'checking' },
    { type: 'measure' },
    { type: 'release', secret: state.secret, wallet: url },
  );
}

/** The wallet may have been faster. */
export function released(state: PageState, { session }: SignalOf<'answered'>): Step {
  const { attempt, leaveId } = state;
  if (!isDecided(session)) {
    // another attempt, from elsewhere: it gets only the link
    const { visited: _visited, ...same } = attempt;
    return chain(
      { ...state, leaveId: undefined, attempt: { ...same, replayed: true } },
      (now) => step(now, ...(leaveId === undefined ? [] : [inFlight(leaveId)])),
      (now) => track(now, session),
    );
  }
  return chain(
    state,
    (now) => decideAnd(now, session, { type: 'showForm' }),
    (now) => {
      if (leaveId === undefined) return step(now);
      // told how it ended, the SDK knows what it means that the shopper leaves
      const stage = now.stage === 'form' ? 'left' : now.stage;
      return step(
        { ...now, stage, leaveId: undefined },
        send({ type: 'left', id: leaveId, inFlight: false }),
      );
    },
  );
}

/** The page was put away for the wallet, if that was where the shop's page went. */
export function wake(state: PageState): Step {
  const isBack = state.attempt.isBack || state.session?.wallet?.form === 'redirect';
  return step(
    { ...state, attempt: { ...state.attempt, isBack } },
    { type: 'look', secret: state.secret },
  );
}

/** Once for each address. An attempt that began elsewhere, or before this page was reloaded, gets only the link. */
function sendToWallet(state: PageState, wallet: WalletVisit): Step {
  const { attempt } = state;
  const { form, url } = wallet;
  if (attempt.visited === url) return step(state);
  const visiting: PageState = { ...state, attempt: { ...attempt, visited: url } };
  const isBlocked = form === 'window' && !attempt.replayed && !attempt.hasWindow;
  const show: readonly Effect[] = [
    { type: 'showAtWallet', wallet, ...(isBlocked && { problem: 'blocked' as const }) },
    { type: 'measure' },
  ];
  if (attempt.replayed) return step(visiting, ...show);
  if (isBlocked) {
    return step(
      visiting,
      ...show,
      send({
        type: 'redirect_failed',
        message: 'The browser blocked the wallet’s window; the page shows a link instead.',
      }),
    );
  }
  return chain(
    visiting,
    (now) => step(now, ...show, ...(attempt.hasWindow ? [navigateTo(url)] : [])),
    (now) => visit(now, url),
    (now) => reportRedirect(now, url, form !== 'redirect'),
  );
}

const visit = (state: PageState, url: string): Step =>
  step({ ...state, lastVisit: url }, { type: 'keepLastVisit', url });

const navigateTo = (url: string): Effect => ({ type: 'navigateWindow', url });

function reportRedirect(state: PageState, url: string, opened: boolean): Step {
  if (state.reportedWallet === url) return step(state);
  return step(
    { ...state, reportedWallet: url },
    send({ type: 'redirect', url, ...(opened && { opened }) }),
  );
}

/** The shopper presses the link to the wallet. */
export function followLink(state: PageState, signal: SignalOf<'follow_link'>): Step {
  const { event, isFramed } = signal;
  const wallet = state.session?.wallet;
  if (!wallet) return step(state);
  const { url } = wallet;
  if (wallet.form !== 'redirect') return reportRedirect(state, url, true);
  // in a new tab; this page hears of it from the gateway
  if (isFramed) return step(state, send({ type: 'redirect', url, opened: true }));
  return chain(
    state,
    (now) => visit(now, url),
    // the shop's page goes there, not another window
    (now) => step(now, { type: 'preventDefault', event }, send({ type: 'redirect', url })),
  );
}

export function windowOpened(state: PageState): Step {
  return step({ ...state, attempt: { ...state.attempt, hasWindow: true } });
}

/** The gateway is asked at once: the shopper may have approved before. */
export function windowClosed(state: PageState): Step {
  return step(
    { ...state, attempt: { ...state.attempt, isBack: true } },
    { type: 'look', secret: state.secret },
  );
}
