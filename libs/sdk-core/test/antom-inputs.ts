/** Inputs of the machine of an Antom cashier, and states to hear them in. */
import type { SessionData } from '../src/contract/session.ts';
import {
  INITIAL_STATE,
  type AntomInput,
  type AntomPhase,
  type AntomState,
} from '../src/engines/antom/machine/state.ts';

export const event = (
  code: string,
  more: Partial<Extract<AntomInput, { readonly type: 'event' }>> = {},
): AntomInput => ({
  type: 'event',
  code,
  message: undefined,
  result: undefined,
  hasChallengeFrame: false,
  cause: undefined,
  ...more,
});
export const error = (code: string, isRejection: boolean, message?: string): AntomInput => ({
  type: 'error',
  code,
  message,
  isRejection,
  cause: { code },
});
export const redirect = (target?: string, toApp = false, isRefusedHere = false): AntomInput => ({
  type: 'redirect',
  redirect: { url: 'https://wallet.example/pay?token=secret', target, toApp },
  isRefusedHere,
});
const post = (isRefusedHere: boolean): AntomInput => ({
  type: 'form_post',
  post: { action: 'https://bank.example/acs?x', fields: { PaReq: 'x' } },
  isRefusedHere,
});
export const leaveCode = (code: string) => ({ code, result: { result: {} } });

/** One of every kind, by what happens. */
export const INPUTS: { readonly [what: string]: AntomInput } = {
  'page drawn': { type: 'page_drawn' },
  'session accepted': { type: 'session_accepted' },
  'session expired': { type: 'session_expired' },
  'session refused': { type: 'session_refused', fault: { code: 'ORDER_IS_CLOSED' } },
  'gateway fault logged': {
    type: 'gateway_fault',
    fault: { code: '4001', message: 'timeout', traceId: 't1' },
  },
  'created without a frame': { type: 'created', hasCashierFrame: false },
  'created with a frame': { type: 'created', hasCashierFrame: true },
  'event START_OF_LOADING': event('SDK_START_OF_LOADING'),
  'event END_OF_LOADING': event('SDK_END_OF_LOADING'),
  'event SUCCESSFUL': event('SDK_PAYMENT_SUCCESSFUL'),
  'event FAIL, other card': event('SDK_PAYMENT_FAIL', {
    result: { paymentResultCode: 'ISSUER_REJECTS_TRANSACTION' },
  }),
  'event CANCEL': event('SDK_PAYMENT_CANCEL'),
  'event FORM_VERIFICATION_FAILED': event('SDK_FORM_VERIFICATION_FAILED'),
  'event DUPLICATE_SUBMISSION': event('SDK_DUPLICATE_SUBMISSION_BEHAVIOR'),
  'event SUBMIT_NETWORK_ERROR': event('SDK_SUBMIT_NETWORK_ERROR'),
  'event CHALLENGE': event('SDK_PAYMENT_CHALLENGE'),
  'event CHALLENGE, in its frame': event('SDK_PAYMENT_CHALLENGE', { hasChallengeFrame: true }),
  'event CALL_URL_SUCCESS': event('SDK_CALL_URL_SUCCESS', {
    message: 'called https://wallet.example/pay?x',
  }),
  'event CALL_URL_ERROR': event('SDK_CALL_URL_ERROR'),
  'event CREATECOMPONENT_ERROR': event('SDK_CREATECOMPONENT_ERROR'),
  'event of tomorrow': event('SDK_FROM_TOMORROW'),
  'error INTERNAL_ERROR': error('SDK_INTERNAL_ERROR', false),
  'error of tomorrow': error('SDK_NEW_ERROR', false),
  'rejection of tomorrow': error('SDK_NEW_ERROR', true),
  'submit answered': { type: 'submit_answered', id: 1 },
  'merchant allows': { type: 'merchant_allows' },
  'merchant refuses': { type: 'merchant_refuses' },
  submit: { type: 'submit', id: 2, data: undefined },
  probe: { type: 'probe' },
  renew: { type: 'renew', session: {} as SessionData },
  'end, on the screen': { type: 'end', byDoubt: false, isOnScreen: true },
  'end, not on the screen': { type: 'end', byDoubt: false, isOnScreen: false },
  'end by doubt': { type: 'end', byDoubt: true, isOnScreen: true },
  'make room': { type: 'make_room' },
  stop: { type: 'stop' },
  'redirect refused': { type: 'redirect', redirect: undefined, isRefusedHere: false },
  'redirect to an app': redirect(undefined, true),
  'redirect in a window': redirect('_blank'),
  'redirect of the page': redirect(),
  'redirect in a frame': redirect(undefined, false, true),
  'redirect to an app, in a frame': redirect(undefined, true, true),
  'post refused': { type: 'form_post', post: undefined, isRefusedHere: false },
  post: post(false),
  'post in a frame': post(true),
  'frame refused': { type: 'frame_opens', isAllowed: false },
  'frame opens': { type: 'frame_opens', isAllowed: true },
  'frame closes': { type: 'frame_closes', hasFrame: true },
  'frame closes, there is none': { type: 'frame_closes', hasFrame: false },
  'window opened': { type: 'window_opened', url: 'https://wallet.example/pay?x' },
  'window blocked': { type: 'window_blocked' },
  'top page leaves': { type: 'top_leaves', url: 'https://wallet.example/pay?x' },
  'top page stays': { type: 'top_stays', url: 'https://wallet.example/pay?x' },
  'form blocked': { type: 'form_blocked', url: 'https://bank.example/acs?x' },
  'leave code': { type: 'leave_code', leaveCode: leaveCode('SDK_PAYMENT_CANCEL') },
  'page closes': { type: 'page_closes' },
  'leave settled': { type: 'leave_settled' },
  'Escape, close button': { type: 'escape', hasCloseButton: true },
  'Escape, no close button': { type: 'escape', hasCloseButton: false },
  'heartbeat lost': { type: 'heartbeat_lost' },
  'frame reloaded': { type: 'frame_reloaded', session: {} as SessionData },
  fault: { type: 'fault', reason: 'engine_failed', message: 'x' },
};

export const inPhase = (phase: AntomPhase, more: Partial<AntomState> = {}): AntomState => ({
  ...INITIAL_STATE,
  phase,
  ...more,
});
