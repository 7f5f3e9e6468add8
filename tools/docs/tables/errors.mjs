import { ERROR_TABLE } from '../../../libs/sdk-core/src/codes.ts';
import { proseFor } from '../prose.mjs';
import { code, table } from '../table.mjs';
import { ERRORS_ZH } from './zh/errors.mjs';

/**
 * What docs/errors.md says about each reason. Code, blame and the rest come from the core's table.
 * @type {Record<string, readonly [meaning: string, fix: string]>}
 */
const PROSE = {
  option_invalid: [
    'An option is missing or invalid. The message lists all mistakes.',
    'Correct the options that the message names.',
  ],
  session_missing: [
    'No session was passed, or `retry()` needs a new one and `session` is not a function.',
    'Pass paymentSessionData as a string, or a function that returns it.',
  ],
  session_malformed: [
    'The string is not what createPaymentSession returned, or `expiresAt` is not a time.',
    'Pass paymentSessionData unchanged: not truncated, parsed or encoded.',
  ],
  session_expired: [
    'The gateway rejected the session as expired, and it was not renewed. `recoverable` is true only if `session` is a function.',
    'Pass a function as `session`: it is called for a new session.',
  ],
  session_failed: [
    'Your session function threw, or returned no session.',
    "Check `cause` and your server's log.",
  ],
  untrusted_cashier: [
    'The session names a cashier that is neither on this machine nor in `trustedCashiers`, or `environment` is `prod`. Nothing was loaded.',
    'Find out where the session comes from; add the origin only if it is yours.',
  ],
  container_missing: [
    '`container` is neither an element nor a selector that matches one.',
    'Open the cashier when the element is in the page.',
  ],
  already_open: [
    'This client has a popup, or a cashier in this container, for another session; this `AMSCashierPayment` has one that is loading, ready or in flight; or the page shows an Antom cashier. The existing one continues.',
    "Close it first (`unmount()`, `close()`). A client shows one popup, and one hosted cashier per container; Antom's SDK shows one per page.",
  ],
  load_timeout: [
    'The form was not ready in time (`limits.load`).',
    'Check the network, ad blockers and `frame-src` of your policy; then `retry()`.',
  ],
  cashier_unreachable: [
    'The cashier’s code or page failed to load, or the gateway doesn’t recognize the session (`recoverable` is then true only if `session` is a function).',
    'Check the network and policy, and that your build’s files are served; then `retry()`. If the code failed twice, `recoverable` is false: offer to reload the page, because some browsers never fetch a failed module again.',
  ],
  protocol_violation: [
    'The cashier sent a message that is malformed or not allowed in this phase.',
    'Update the package; report the `traceId`. `retry()` starts over.',
  ],
  cashier_died: ['The cashier page stopped responding.', '`retry()`.'],
  engine_failed: [
    'The cashier could not continue, or no engine accepts this session, or the client was destroyed.',
    'Read `message` and `cause`; `retry()`.',
  ],
  submit_timeout: [
    '`submit()` was not accepted in time (`limits.acceptance`), which ends the open without a charge; or `validate()` got no response (`limits.validate`), which only rejects.',
    '`retry()`.',
  ],
  closed: [
    'You closed the cashier, or called a method after its end or before `createComponent`.',
    'Check `phase` before the call.',
  ],
  cancelled: [
    'The shopper left while the cashier was loading. The event is SDK_PAYMENT_CANCEL, not an error.',
    'Offer the payment again: `retry()`.',
  ],
  aborted: ['Your `AbortSignal` was aborted.', 'Nothing: you requested this.'],
  retry_refused: [
    '`retry()` can’t help: the payment is paid or undecided, or another try would change nothing.',
    'First check `advice` and `outcome` of the snapshot; ask your server.',
  ],
  update_refused: [
    '`update({ session })` was called while a payment was in flight, a `submit()` was pending, or the shopper was leaving. The cashier continues unchanged.',
    'Wait for the result; after a decline, call it again.',
  ],
  setup_missing: [
    'No client was found: none was provided, or it was requested outside `setup()`.',
    'Vue: `app.use(AmsCashier, options)`. Angular: `provideAmsCashier(options)`.',
  ],
};

const LANGUAGES = {
  en: {
    head: ['reason', 'code', 'blame', 'recoverable', 'reported by', 'rejects', 'meaning', 'fix'],
    prose: PROSE,
    none: 'none',
    recoverable: ['no', 'yes'],
    reportedBy: { event: 'event and promise', promise: 'promise' },
    call: 'the call',
  },
  zh: {
    head: ['reason', 'code', 'blame', 'recoverable', '通知途径', 'reject 的对象', '含义', '对策'],
    prose: ERRORS_ZH,
    none: '无',
    recoverable: ['否', '是'],
    reportedBy: { event: '事件和 Promise', promise: 'Promise' },
    call: '该次调用',
  },
};

/** @param {keyof typeof LANGUAGES} language */
export const errors = (language) => () => {
  const words = LANGUAGES[language];
  return table(
    words.head,
    proseFor('errors', Object.keys(ERROR_TABLE), words.prose).map(([reason, [meaning, fix]]) => {
      const [eventCode, blame, recoverable, rejects] =
        ERROR_TABLE[/** @type {keyof typeof ERROR_TABLE} */ (reason)];
      return [
        code(reason),
        eventCode ? code(eventCode) : words.none,
        blame,
        words.recoverable[Number(recoverable)] ?? '',
        eventCode ? words.reportedBy.event : words.reportedBy.promise,
        rejects === 'ready' ? code('ready') : words.call,
        meaning,
        fix,
      ];
    }),
  );
};
