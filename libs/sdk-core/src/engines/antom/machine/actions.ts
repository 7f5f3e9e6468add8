/** What the rows of the table name: pure functions from a state and its input to changes and effects. */
import { canSameSessionServe } from '@ams-cashier/protocol';
import type { EngineSignal, SubmitIds } from '../../../contract/engine.ts';
import type { PaymentResult } from '../../../contract/event.ts';
import type { SessionData } from '../../../contract/session.ts';
import { withoutQuery } from '../redirect.ts';
import { outcomeOf, reasonOf, VAGUE_MESSAGE, type Outcome } from './code-table.ts';
import { outcomeKey } from './signal.ts';
import {
  ATTEMPT_PHASES,
  type AntomEffect,
  type AntomInput,
  type AntomState,
  type GatewayFault,
  type LeaveCode,
  type Report,
} from './state.ts';

export interface Step {
  readonly change?: Partial<Omit<AntomState, 'phase'>>;
  readonly effects?: readonly AntomEffect[];
}

type Of<Type extends AntomInput['type']> = Extract<AntomInput, { readonly type: Type }>;

const say = (signal: EngineSignal): AntomEffect => ({ type: 'say', signal });
const tell = (...signals: readonly EngineSignal[]): Step => ({ effects: signals.map(say) });
const log = (code: string, message: string): Step => tell({ type: 'log', code, message });
const effect = (...effects: readonly AntomEffect[]): Step => ({ effects });

const isInFlight = ({ phase }: AntomState): boolean => ATTEMPT_PHASES.includes(phase);

/** Keys whose value is undefined are left out. */
const withMessage = (message: string | undefined) => (message === undefined ? {} : { message });
const withIds = (ids: readonly number[]): { readonly id?: SubmitIds } => {
  const [first, ...others] = ids;
  if (first === undefined) return {};
  return { id: others.length > 0 ? ids : first };
};
const withResult = (result: PaymentResult | undefined) => (result === undefined ? {} : { result });

/** A FAIL that this session can still serve leaves the cashier open. */
function isFinal(outcome: Outcome, result: PaymentResult | undefined): boolean {
  if (outcome !== 'FAIL') return outcome !== 'RETRY';
  if (result?.['needChangeSessionForRetry'] === true) return true;
  return !canSameSessionServe(result?.paymentResultCode);
}

function sayOutcome({ code, result }: Of<'event'>, replayed: boolean): Step {
  const outcome = outcomeOf(code) as Outcome;
  const final = replayed || isFinal(outcome, result);
  return tell({ type: 'result', outcome, final, replayed, ...withResult(result) });
}

/** Completed by what Antom's SDK has only written into its own log. */
function refuse(fault: Partial<GatewayFault>, kept: GatewayFault | undefined): Step {
  const cause = {
    code: fault.code ?? kept?.code,
    message: fault.message ?? kept?.message,
    traceId: fault.traceId ?? kept?.traceId,
  };
  const parts = [cause.message, cause.code, cause.traceId && `trace ${cause.traceId}`];
  const said = parts.filter(Boolean).join(', ') || 'its answer was not understood';
  const message = `Antom's gateway refused the session: ${said}.`;
  return tell({ type: 'failed', reason: 'cashier_unreachable', message, cause });
}

const beginWith = (session: SessionData): Step => ({
  change: { hasSession: false, isDrawn: false, renewal: undefined },
  effects: [{ type: 'begin_again', session }],
});

const REDIRECT_REFUSED = 'The redirect URL is missing or not https.';
const POST_REFUSED =
  'The URL of the form to post is missing or not https, or the form has no fields.';
const WINDOW_BLOCKED = 'The browser blocked the window for the payment.';
const blocked = (url: string) =>
  `The Content-Security-Policy of this page (form-action) blocks the form to ${url}. Allow https: there: banks send shoppers on to other hosts.`;
const framed = (place: string) =>
  `This page is in a frame of another page, where ${place} may refuse to load. Open this page in a tab of its own.`;

export const ACTIONS = {
  // --- loading ---

  markDrawn: () => ({ change: { isDrawn: true } }),
  markSession: () => ({ change: { hasSession: true } }),
  sayExpired: () => tell({ type: 'expired' }),
  beginAgain: (_, { session }: Of<'renew' | 'frame_reloaded'>) => beginWith(session),
  keepRenewal: (_, { session }: Of<'renew'>) => ({ change: { renewal: session } }),
  /** With the session that had to wait, if there is one. */
  beginRenewed: ({ renewal }) => (renewal ? beginWith(renewal) : {}),

  // --- what goes wrong ---

  keepGatewayFault: ({ gatewayFault }, { fault }: Of<'gateway_fault'>) => ({
    change: { gatewayFault: { ...fault, traceId: fault.traceId ?? gatewayFault?.traceId } },
  }),
  sayFault: (_, { reason, message, cause }: Of<'fault'>) =>
    tell({ type: 'failed', reason, message, ...(cause !== undefined && { cause }) }),
  sayRefused: ({ gatewayFault }, { fault }: Of<'session_refused'>) => refuse(fault, gatewayFault),
  sayBroken: ({ gatewayFault }, { code, message, cause }: Of<'event' | 'error'>) => {
    const reason = reasonOf(code, message) ?? 'engine_failed';
    if (reason === 'cashier_unreachable') {
      return refuse(message === VAGUE_MESSAGE ? {} : { message }, gatewayFault);
    }
    const said = message ?? (code || String(cause));
    return tell({ type: 'failed', reason, message: `Antom's SDK: ${said}.`, cause });
  },
  sayDead: () => tell({ type: 'dead' }),

  // --- attempts ---

  addPending: ({ pending }, { id }: Of<'submit'>) => ({ change: { pending: [...pending, id] } }),
  callSubmit: (_, { id, data }: Of<'submit'>) => effect({ type: 'submit', id, data }),
  /** An attempt is in flight from here on, whoever began it. */
  accept: (state) => {
    const [id, ...others] = state.pending;
    const rest = others.map((other) => say({ type: 'duplicate', id: other }));
    const change = { pending: [] };
    if (!isInFlight(state)) {
      const accepted = say({ type: 'accepted', ...(id !== undefined && { id }) });
      return { change, effects: [accepted, ...rest] };
    }
    const duplicate = id === undefined ? [] : [say({ type: 'duplicate', id })];
    return { change, effects: [...duplicate, ...rest] };
  },
  refusePending: ({ pending }) => ({
    change: { pending: [] },
    effects: pending.length > 0 ? [say({ type: 'invalid', ...withIds(pending) })] : [],
  }),
  refuse: ({ pending }) => ({
    change: { pending: [] },
    effects: [say({ type: 'invalid', ...withIds(pending) })],
  }),
  /** They met an attempt that is in flight. */
  duplicatePending: ({ pending }) => ({
    change: { pending: [] },
    effects: pending.length > 0 ? [say({ type: 'duplicate', ...withIds(pending) })] : [],
  }),
  sayDuplicate: ({ pending }) => {
    const id = pending.at(-1);
    return {
      change: { pending: pending.slice(0, -1) },
      effects: [say({ type: 'duplicate', ...(id !== undefined && { id }) })],
    };
  },
  /** Nothing was sent, so a submit that waits has come to nothing too. */
  withdrawInvalid: ({ pending }) => ({
    change: { pending: [] },
    effects: [say({ type: 'withdrawn', reason: 'invalid', ...withIds(pending) })],
  }),
  withdrawNetworkError: () => tell({ type: 'withdrawn', reason: 'network_error' }),
  sayNetworkError: (_, { message }: Of<'event'>) =>
    tell({ type: 'network_error', ...withMessage(message) }),

  // --- outcomes and other codes ---

  keepOutcome: (_, event: Of<'event'>) => ({ change: { lastOutcome: outcomeKey(event) } }),
  sayResult: (_, event: Of<'event'>) => sayOutcome(event, false),
  /** The form goes on after this outcome, so a session that had to wait can be used. */
  beginRenewedAfterDecline: ({ renewal }, { code, result }: Of<'event'>) =>
    renewal && !isFinal(outcomeOf(code) as Outcome, result) ? beginWith(renewal) : {},
  sayReplay: (_, event: Of<'event'>) => sayOutcome(event, true),
  logRepeated: (_, { code }: Of<'event'>) => log('antom_twice', `${code} came twice.`),
  sayEvent: (_, input: Of<'event' | 'error'>) =>
    tell({
      type: 'event',
      code: input.code,
      ...withMessage(input.message),
      ...withResult(input.type === 'event' ? input.result : undefined),
    }),

  // --- challenges ---

  sayChallenge: () => tell({ type: 'challenge' }),
  sayChallengeDone: () => tell({ type: 'challenge_done' }),
  removeChallengeFrames: () => effect({ type: 'remove_challenge_frames' }),
  focusCashier: () => effect({ type: 'focus_cashier' }),
  logFrameRefused: () =>
    log('antom_dropped', "Kept from Antom's SDK: a frame whose URL is missing or not https."),

  // --- ways out of the page ---

  expectRedirect: () => ({ change: { isRedirecting: true } }),
  forgetRedirect: () => ({ change: { isRedirecting: false } }),
  sayRedirect: (_, { redirect }: Of<'redirect'>) =>
    redirect ? tell({ type: 'redirect', url: withoutQuery(redirect.url) }) : {},
  navigate: (_, { redirect }: Of<'redirect'>) =>
    redirect
      ? effect({ type: 'navigate', url: redirect.url, replace: redirect.target === '_replace' })
      : {},
  openWindow: (_, { redirect }: Of<'redirect'>) =>
    redirect ? effect({ type: 'open_window', url: redirect.url }) : {},
  navigateTop: (_, { redirect }: Of<'redirect'>) =>
    redirect ? effect({ type: 'navigate_top', url: redirect.url }) : {},
  postFromTop: (_, { post }: Of<'form_post'>) =>
    post ? effect({ type: 'navigate_top', url: post.action, post }) : {},
  sayWentTo: (_, { url }: Of<'window_opened' | 'top_leaves'>) =>
    tell({ type: 'redirect', url: withoutQuery(url) }),
  sayWindowBlocked: () => tell({ type: 'redirect_failed', message: WINDOW_BLOCKED }),
  sayTopStays: (_, { url }: Of<'top_stays'>) =>
    tell({ type: 'redirect_failed', message: framed(withoutQuery(url)) }),
  sayFormBlocked: (_, { url }: Of<'form_blocked'>) =>
    tell({ type: 'redirect_failed', message: blocked(withoutQuery(url)) }),
  sayRedirectRefused: () => tell({ type: 'redirect_failed', message: REDIRECT_REFUSED }),
  sayPost: (_, { post }: Of<'form_post'>) =>
    post ? tell({ type: 'redirect', url: withoutQuery(post.action) }) : {},
  sayPostRefused: () => tell({ type: 'redirect_failed', message: POST_REFUSED }),
  /** Its message ends with the URL. */
  sayUrlCalled: (_, { message }: Report) =>
    tell({ type: 'redirect', url: withoutQuery(message?.split(' ').at(-1) ?? '') }),
  sayUrlFailed: (_, { code, message }: Report) =>
    tell({ type: 'redirect_failed', message: message ?? code }),
  drop: () => effect({ type: 'verdict', verdict: 'drop' }),

  // --- the shopper leaves ---

  keepLeaveCode: (_, input: Of<'leave_code' | 'event'>) => ({
    change: { leaveCode: leaveCodeOf(input) },
  }),
  beginLeaving: () => ({
    change: { isLeaving: true, hasLeft: true },
    effects: [{ type: 'await_leave_code' }],
  }),
  pressCloseButton: () => effect({ type: 'press_close_button' }),
  saySafeClose: () => tell({ type: 'buyer_close', inFlight: false }),
  sayBuyerClose: (state) => {
    const { leaveCode } = state;
    const inFlight =
      isInFlight(state) || (leaveCode !== undefined && leaveCode.code !== 'SDK_PAYMENT_CANCEL');
    return {
      change: { isLeaving: false },
      effects: [say({ type: 'buyer_close', inFlight, ...withResult(leaveCode?.result) })],
    };
  },

  // --- the end ---

  sayGone: () => tell({ type: 'gone' }),
  release: () => effect({ type: 'release' }),
} as const satisfies { readonly [name: string]: (state: AntomState, input: never) => Step };

function leaveCodeOf(input: Of<'leave_code' | 'event'>): LeaveCode | undefined {
  if (input.type === 'leave_code') return input.leaveCode;
  return { code: input.code, result: { result: input.result?.['result'] ?? {} } };
}

export type ActionName = keyof typeof ACTIONS;
