/**
 * Every defect of the official SDK (`@alipay/ams-checkout` 1.47.2) that was found by running it, and what becomes of it
 * when it runs under this SDK. docs/antom.md is made from this table. A row without a reason has tests of its name in
 * e2e/tests/antom: the same merchant's code with the official SDK alone, where it shows the defect, and with
 * ours, where it doesn't.
 *
 * prevented: it can't come about. contained: it can, and does no harm. reported: it is told.
 */
export interface Defect {
  readonly defect: string;
  readonly treatment: 'prevented' | 'contained' | 'reported';
  readonly how: string;
  /** Why no code around the official SDK can do more, where no test can show that it does. */
  readonly reason?: string;
}

export const DEFECTS = {
  S1: {
    defect: 'AMSCheckoutPage believes a message of any origin',
    treatment: 'prevented',
    how: 'that class is not offered, and a message counts only from the frame of the cashier',
  },
  S2: {
    defect: 'a javascript: redirect runs in the shop’s page, and is told as a success',
    treatment: 'prevented',
    how: 'the page goes to https: and to app schemes only; anything else is SDK_CALL_URL_ERROR',
  },
  S3: {
    defect: 'HTML of the hosted page gets into the shop’s page',
    treatment: 'prevented',
    how: 'the texts of its closing dialog are escaped before the official SDK hears them',
  },
  S4: {
    defect: 'any window of the cashier’s origin is believed',
    treatment: 'prevented',
    how: 'a message counts only from the very window of the cashier’s frame',
  },
  S5: {
    defect: 'what goes to the cashier goes to the 3-D Secure frame too, whatever its origin',
    treatment: 'prevented',
    how: 'messages are posted to the cashier’s origin, never to `*`',
  },
  S6: {
    defect: 'the query string of the shop’s page switches gateway call, environment and success',
    treatment: 'prevented',
    how: 'those switches are taken out of the page’s address before any code of Antom runs',
  },
  S7: {
    defect: 'an unknown environment means production',
    treatment: 'prevented',
    how: 'it is refused with `option_invalid`, and nothing is loaded',
  },
  S8: {
    defect: 'tracker, fingerprint and hidden frames load with the constructor',
    treatment: 'contained',
    how: 'nothing of Antom loads before the first open or preload',
  },
  H1: {
    defect: 'a script of a payment method that is missing or hangs: silence for ever',
    treatment: 'contained',
    how: 'the load limit ends in `load_timeout`',
  },
  H2: {
    defect: 'submit() never settles',
    treatment: 'contained',
    how: 'after the limit the payment counts as in doubt: accepted, then PROCESSING; at unmount() it is rejected',
  },
  H3: {
    defect: 'a page that shows nothing after its launch blocks the shop for ever',
    treatment: 'contained',
    how: 'usable means that a form is on the screen; the load limit counts until then',
  },
  H4: {
    defect: 'the create resolves although the gateway failed',
    treatment: 'prevented',
    how: 'it is rejected with `cashier_unreachable`, and END_OF_LOADING says failed',
  },
  H5: {
    defect: 'with wallets nobody is told that the gateway failed',
    treatment: 'prevented',
    how: 'what the hosted page is told of the gateway’s answer is read',
  },
  H6: {
    defect: 'code, HTTP status and trace id of a gateway error are dropped',
    treatment: 'reported',
    how: 'what the SDK writes into its own log is in the message and the cause; the session is not',
  },
  H7: {
    defect: 'unmount() resolves a create that waits',
    treatment: 'prevented',
    how: 'it is rejected with `closed`',
  },
  H8: {
    defect: 'validateFields() waits on after unmount(), and says invalid when nobody answers',
    treatment: 'prevented',
    how: 'the answer names the reason in `error`',
  },
  H9: {
    defect: 'a hosted page that is refused or missing is noticed after 15 s',
    treatment: 'contained',
    how: 'the load limit is an option',
  },
  L1: {
    defect: 'a retry is destroyed by the clean-up of the cashier before it',
    treatment: 'prevented',
    how: 'clean-up happens in the call that closes; the delayed one of the SDK is taken from it',
  },
  L2: {
    defect: 'create and unmount() in one tick: the cashier appears after the unmount()',
    treatment: 'prevented',
    how: 'what was closed while it was thinking appends nothing',
  },
  L3: {
    defect: 'an answer of the gateway is told after unmount()',
    treatment: 'prevented',
    how: 'a run that was closed hears nothing',
  },
  L4: {
    defect: 'a stale answer of the gateway is delivered into a new cashier',
    treatment: 'prevented',
    how: 'each open has an SDK instance of its own, disarmed when it closes',
  },
  L5: {
    defect: 'a callback that throws leaves the instance busy',
    treatment: 'prevented',
    how: 'callbacks are called in isolation; what they throw is reported to the page',
  },
  L6: {
    defect: 'so does a selector that doesn’t parse, with a raw SyntaxError',
    treatment: 'prevented',
    how: '`container_missing`, before anything is loaded',
  },
  L7: {
    defect: 'a missing container: no error on any callback, and the wrong selector in the message',
    treatment: 'prevented',
    how: '`container_missing` on every channel, with the selector',
  },
  L8: {
    defect: 'inline, the first request to close does nothing',
    treatment: 'prevented',
    how: 'leaving is leaving',
  },
  L9: {
    defect: 'no end: SUCCESS, SUCCESS, FAIL are all told; a second launch renders twice',
    treatment: 'prevented',
    how: 'one outcome of an attempt, one end of an open',
  },
  L10: {
    defect: 'a blocked window is told as a success',
    treatment: 'prevented',
    how: 'SDK_CALL_URL_ERROR',
  },
  L11: {
    defect: 'each error has channels of its own',
    treatment: 'prevented',
    how: 'onError, onEventCallback and the promise get the same error, once',
  },
  L12: {
    defect: 'a wrong session is not named, or tried anyway',
    treatment: 'prevented',
    how: 'parameter, value and fix are in the message; a product that it doesn’t have is refused',
  },
  L13: {
    defect: 'async callbacks are refused',
    treatment: 'prevented',
    how: 'any function will do',
  },
  D1: {
    defect: 'a second popup replaces the frame of the first',
    treatment: 'contained',
    how: 'refused with `already_open`; an ended one makes room',
  },
  D2: {
    defect: 'two inline cashiers land in one slot',
    treatment: 'contained',
    how: 'as D1',
  },
  D3: {
    defect: 'unmounting the one removes the other, which then throws on a resize',
    treatment: 'contained',
    how: 'as D1',
  },
  D4: {
    defect: 'constructors clear static state of all instances',
    treatment: 'contained',
    how: 'the SDK’s constructor runs for the open that has the page, never before',
  },
  K1: {
    defect: 'the dialog of 3-D Secure stays after unmount()',
    treatment: 'prevented',
    how: 'it goes with the cashier',
  },
  K2: {
    defect: 'body { overflow } is forced to auto',
    treatment: 'prevented',
    how: 'value and priority are put back',
  },
  K3: {
    defect: 'hidden frames stay for 10 s',
    treatment: 'prevented',
    how: 'they go with the cashier',
  },
  Leaks: {
    defect: 'style tags, scripts, listeners, timers, globals and storage keys pile up',
    treatment: 'contained',
    how: 'nothing grows; what stays is listed below by name',
  },
  N1: {
    defect: 'a 3-D Secure frame that never loads throws bare objects out of timers',
    treatment: 'contained',
    how: 'errors out of the SDK’s file are kept from the page while a cashier is open',
  },
  N2: {
    defect: 'a message about a dialog that is not there throws',
    treatment: 'prevented',
    how: 'it is dropped',
  },
  N3: {
    defect: 'garbage of the hosted page throws three times and is told as an error',
    treatment: 'prevented',
    how: 'what is none of its protocol is dropped, with a line in the log',
  },
  N4: {
    defect: 'a tracker that an ad blocker emptied throws',
    treatment: 'contained',
    how: 'as N1',
  },
  N5: {
    defect:
      'without WebGL, and when it is slow, the fingerprint library rejects promises that nobody handles',
    treatment: 'contained',
    how: 'as N1',
  },
  N6: {
    defect: 'forty lines on the console with each payment',
    treatment: 'reported',
    how: 'named here',
    reason: 'they could only be kept away by taking the console from the whole page',
  },
  N7: {
    defect: 'its tracker gets events in reverse order, and piles them up while it is blocked',
    treatment: 'reported',
    how: 'named here',
    reason: 'it happens inside its logger, and only to Antom’s own telemetry',
  },
  E1: {
    defect: 'with storage blocked or full the constructor throws: no payment',
    treatment: 'prevented',
    how: 'the SDK gets a storage in memory then',
  },
  E2: {
    defect: 'Node cannot import the package',
    treatment: 'prevented',
    how: 'it is imported only by an open in a page',
  },
  E3: {
    defect: 'Trusted Types: the create is rejected',
    treatment: 'reported',
    how: 'the error of the open says so, and nothing hangs',
  },
  E4: {
    defect: 'a strict Content-Security-Policy loses its looks',
    treatment: 'reported',
    how: 'the policy that it needs is data and a function of this package',
  },
  E5: {
    defect: 'it weighs 1.3 MB, and its fingerprint stops the main thread for seconds',
    treatment: 'contained',
    how: 'a page that opens no Antom session loads none of it',
  },
  E6: {
    defect: 'a payment right after the constructor goes out without a device id',
    treatment: 'reported',
    how: 'preload() early gives the fingerprint its time',
    reason: 'the SDK asks its fingerprint library once and doesn’t say whether it was ready',
  },
  E7: {
    defect: 'preload() warms the page for cards only',
    treatment: 'reported',
    how: 'the page for cards is warm; wallets load with the open',
  },
  E8: {
    defect: 'no title, no dialog role, no Escape',
    treatment: 'contained',
    how: 'title, role, focus, and Escape outside of Antom’s frame; keys inside of it are its own',
  },
  E9: {
    defect: 'an unknown region means Singapore',
    treatment: 'prevented',
    how: '`session_malformed`, and nothing is asked',
  },
} as const satisfies { readonly [row: string]: Defect };

export type DefectRow = keyof typeof DEFECTS;
