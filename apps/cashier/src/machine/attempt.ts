/** A payment, from the call of the gateway to the decision. */
import { isOwnSubmit } from './arrival.ts';
import { METHOD_NAMES, type GatewayResult, type SessionState } from '@ams-cashier/protocol';
import { findEntry, type Entry } from '../method/entry.ts';
import type { WalletVisit } from '../wallet/wallet-panel.ts';
import type { Effect } from './effect.ts';
import type { Means } from './means.ts';
import { finish, reportChallenge } from './ending.ts';
import type { SignalOf } from './signal.ts';
import type { PageState } from './state.ts';
import { chain, log, send, step, type Step } from './step.ts';
import { pay } from './submit.ts';
import { isDecided, refusedVerdict, UNDECIDED, verdictOf } from './verdict.ts';

const FORGET: Effect = { type: 'forgetSubmit' };

export function payAnswered(state: PageState, { session }: SignalOf<'answered'>): Step {
  const { duplicate = false } = session;
  return chain(
    { ...state, attempt: { ...state.attempt, replayed: duplicate } },
    (now) => step(now, FORGET),
    (now) => step(now, ...(duplicate ? [send({ type: 'duplicate' })] : [])),
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
  if (signal.code !== 'session_expired' || attempt.wasRenewed) {
    return chain(
      state,
      // without an answer, or if an earlier try was cut, it may arrive yet
      (now) => step(now, ...(signal.code && !attempt.wasCut ? [FORGET] : [])),
      (now) => giveUp(now, signal),
    );
  }
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
  const means = meansIn(session, state.attempt.means);
  if (!isSameAmount(session, state.session) || !means) return notRenewed(state);
  const attempt = { ...state.attempt, means };
  const paying: PageState = { ...state, stage: 'paying', session, attempt };
  return step(paying, pay(paying));
}

/** The same means in another session: its saved cards have other ids. */
function meansIn(session: SessionState, means: Means): Means | undefined {
  if (means.type !== 'saved') return means;
  const card = findEntry(session, { type: 'CARD', savedCard: means.card })?.savedCard;
  return card && { ...means, card };
}

export function isSameAmount(one: SessionState, other: SessionState | undefined): boolean {
  return (
    one.amount?.currency === other?.amount?.currency && one.amount?.value === other?.amount?.value
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
  const { type } = state.attempt.means;
  const isCard = (type === 'card' || type === 'saved') && !state.session?.wallet;
  const means = isCard ? type : 'other';
  return decideAnd(state, session, { type: 'showDecline', declined: { result, means } });
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

export function choose(state: PageState, { entry }: SignalOf<'choose'>): Step {
  return step(state, { type: 'measure' }, methodChanged(entry));
}

function methodChanged({ type, savedCard }: Entry): Effect {
  const name = savedCard ? savedCard.brand : type === 'CARD' ? undefined : METHOD_NAMES[type];
  return send({
    type: 'event',
    code: 'SDK_PAYMENT_METHOD_CHANGED',
    detail: { paymentMethod: { type, ...(name && { name }) } },
  });
}

/** Another method is offered once the wallet can't charge any more: the gateway decides, not this page. */
export function chooseAnother(state: PageState, { entry }: SignalOf<'choose'>): Step {
  const wallet = state.session?.wallet;
  if (!wallet || entry.type === wallet.type) return step(state);
  return chain(
    state,
    (now) => step(now, methodChanged(entry)),
    (now) => release(now, wallet),
  );
}

/**
 * From a wallet that the shopper came back from, nothing is charged any more if the gateway says so. Another tab may be
 * at the wallet still: who leaves this one leaves only what this one went to. Where the browser keeps no note of that in
 * the frame, the Back button tells, and the submit that the shop's page has kept: a tab that was opened beside the first has
 * neither.
 */
export function leaveAttempt(state: PageState, { id }: SignalOf<'leave'>): Step {
  const { attempt, lastVisit } = state;
  const wallet = state.session?.wallet;
  const isOurs =
    lastVisit === 'unknown' ? state.byBackButton || isOwnSubmit(state) : lastVisit === wallet?.url;
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
  return chain(
    state,
    (now) => visit(now, url),
    (now) => {
      if (wallet.form !== 'redirect') return reportRedirect(now, url, true);
      // in a new tab; this page hears of it from the gateway
      if (isFramed) return step(now, send({ type: 'redirect', url, opened: true }));
      // the shop's page goes there, not another window
      return step(now, { type: 'preventDefault', event }, send({ type: 'redirect', url }));
    },
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
