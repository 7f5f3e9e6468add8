/**
 * What docs/antom.md says about each defect that was measured in Antom's SDK (`@alipay/ams-checkout` 1.47.2): what is done
 * about it, and the test that shows it. `node tools/docs.mjs` looks whether that test is there.
 */

const RUN = 'libs/sdk-core/src/antom/antom-run.spec.ts';
const ENGINE = 'libs/sdk-core/src/antom-engine.spec.ts';
const ADDRESS = 'libs/sdk-core/src/antom/page-address.spec.ts';
const STORAGE = 'libs/sdk-core/src/antom/storage.spec.ts';
const OPTIONS = 'libs/sdk-core/src/option-check.spec.ts';
const ERRORS = 'libs/sdk-core/src/error.spec.ts';
const PACK = 'tools/pack.mjs';
const SIZES = 'tools/sizes.mjs';

/**
 * `prevented`: it doesn't happen. `contained`: it happens and does no harm outside of Antom's own parts. `reported`: it
 * happens and is told. `reason`: code around the SDK can't help, and why.
 * @typedef {'prevented' | 'contained' | 'reported' | 'reason'} How
 */

/**
 * @type {readonly (readonly [
 *   row: string, defect: string, how: How, by: string, test?: readonly [file: string, title: string],
 * ])[]}
 */
export const DEFECTS = [
  [
    'S1',
    '`AMSCheckoutPage` believes messages of any origin',
    'prevented',
    'none of Antom’s other classes is used or exported',
    [ENGINE, 'S1: none of Antom’s other classes can be reached through it'],
  ],
  [
    'S2',
    '`javascript:` redirects run in the shop’s page',
    'prevented',
    'only https, and schemes of apps; forms too',
    [RUN, 'S2: no redirect to %j'],
  ],
  [
    'S3',
    'texts of the cashier page become HTML in the shop’s page',
    'prevented',
    'escaped before Antom’s SDK gets them',
    [RUN, 'S3: texts for its dialog come without HTML'],
  ],
  [
    'S4',
    'messages of another window of Antom’s origin are believed',
    'prevented',
    'only the windows of its own frames count',
    [RUN, 'S4: a message of another window of the same origin is none'],
  ],
  [
    'S5',
    'what the merchant submits goes to the second frame, whatever its origin',
    'prevented',
    'messages go to the cashier’s exact origin only',
    [RUN, 'S5: nothing of the merchant’s goes to a second frame of another origin'],
  ],
  [
    'S6',
    'switches in the address of the shop’s page change production behaviour',
    'prevented',
    'taken out of the address before Antom’s code runs',
    [ADDRESS, 'S6: switches in the address of the shop’s page'],
  ],
  [
    'S7',
    'an unknown environment is production',
    'prevented',
    '`option_invalid`, by the constructor',
    [OPTIONS, 'Option environment is undefined'],
  ],
  [
    'S8',
    'tracker, fingerprint and scripts of the session are loaded, without integrity',
    'contained',
    'nothing before the first open or preload; scripts of a session only from https; a Content-Security-Policy without the tracker works',
    [ENGINE, 'S8, Law 14: fetches nothing of Antom before the first open or preload'],
  ],
  [
    'H1',
    'a script of the session that fails or hangs: silence for ever',
    'prevented',
    '`limits.load`, then `load_timeout`',
    [ENGINE, 'H1: a script of the session that never comes'],
  ],
  [
    'H2',
    '`submit()` never settles',
    'prevented',
    '`limits.acceptance`, then it counts as accepted, because it may have been sent',
    [RUN, 'H2: one that nobody answers counts as accepted when its limit asks'],
  ],
  [
    'H3',
    'a page that launches and never shows anything; one that dies later',
    'prevented',
    '`ready` waits for a size, within `limits.load`; heartbeat afterwards',
    [ENGINE, 'H3: a page that launches and shows nothing'],
  ],
  [
    'H4',
    'resolve doesn’t mean success',
    'prevented',
    '`ready` needs the gateway’s yes',
    [RUN, 'is usable when the gateway has taken the session and the page has a size, not before'],
  ],
  [
    'H5',
    'a gateway failure of wallets and banks is told nobody',
    'prevented',
    'read from what the SDK tells its page, for every method',
    [RUN, 'H4, H5, H6: a gateway that refuses is a failure'],
  ],
  [
    'H6',
    'gateway code, message and trace are dropped',
    'prevented',
    'in the message and `cause` of the error',
    [RUN, 'H4, H5, H6: a gateway that refuses is a failure'],
  ],
  [
    'H7',
    '`unmount()` while loading resolves',
    'prevented',
    'rejects with `closed`',
    [ENGINE, 'H7, L2: closed in the same tick or while it loads it rejects, and nothing appears'],
  ],
  [
    'H8',
    'a time-out of `validateFields()` looks like an invalid form',
    'prevented',
    'only an answer of the page counts; the limit is `submit_timeout`',
    [RUN, 'H8: validate() is answered by the page, not by its SDK’s limit'],
  ],
  [
    'H9',
    'a page that is refused is noticed after 15 s',
    'contained',
    '`limits.load`; at once if the shop’s own policy refuses it',
    [ENGINE, 'H9, E4: a page that the shop’s own policy keeps out fails at once and says so'],
  ],
  [
    'L1',
    'a retry is destroyed by the clean-up of the one before',
    'prevented',
    'clean-up is at once, and the old instance is disarmed',
    [ENGINE, 'L1: a retry from inside the error works at once'],
  ],
  [
    'L2',
    'a payment that appears after `unmount()`',
    'prevented',
    'a closed open makes no frame',
    [ENGINE, 'H7, L2: closed in the same tick or while it loads it rejects, and nothing appears'],
  ],
  [
    'L3',
    'callbacks after `unmount()`',
    'prevented',
    'a stopped run hears nothing',
    [RUN, 'L3, L4: whatever Antom still has to say, nobody hears'],
  ],
  [
    'L4',
    'a stale answer is delivered into the new cashier',
    'prevented',
    'an instance for each open, disarmed at its end',
    [RUN, 'L3, L4: whatever Antom still has to say, nobody hears'],
  ],
  [
    'L5',
    'a callback that throws leaves the SDK busy for ever',
    'prevented',
    'callbacks are called apart from it',
    [ENGINE, 'L5, L13: async and throwing callbacks are the shop’s problem, not the payment’s'],
  ],
  [
    'L6',
    'so does a selector that cannot be read',
    'prevented',
    '`container_missing`, before Antom is asked',
    [ERRORS, 'container_missing'],
  ],
  [
    'L7',
    'a missing container is told with a wrong name, and not to `onError`',
    'prevented',
    '`container_missing` names what came, on every channel',
    [ERRORS, 'container_missing'],
  ],
  [
    'L8',
    'inline, the first request to close does nothing',
    'prevented',
    'heard before Antom’s SDK hears it',
    [RUN, 'L8: inline, at the first request'],
  ],
  [
    'L9',
    'several outcomes, one after the other or before the launch',
    'prevented',
    'one outcome for an attempt, one end for an open',
    [RUN, 'L9: a decline that is told twice is one; after another submit it is the second'],
  ],
  [
    'L10',
    'a blocked window is a success',
    'prevented',
    'SDK_CALL_URL_ERROR; the calling of apps on phones stays Antom’s',
    [RUN, 'L10: a window that the browser blocks is no success'],
  ],
  [
    'L11',
    'each kind of error takes other channels',
    'prevented',
    'each error once in the stream, at both callbacks and at the promise',
    [RUN, 'H4, L11: %s (%s) on every channel is one failure, %s'],
  ],
  [
    'L12',
    'errors of the session say nothing',
    'prevented',
    'named before anything of Antom is made',
    [RUN, 'L12, S8: a session %j is refused before anything of Antom is made'],
  ],
  [
    'L13',
    'async callbacks are refused',
    'prevented',
    'any function',
    [ENGINE, 'L5, L13: async and throwing callbacks are the shop’s problem, not the payment’s'],
  ],
  ...['D1', 'D2', 'D3', 'D4'].map(
    (row) =>
      /** @type {const} */ ([
        row,
        {
          D1: 'a second popup replaces the first',
          D2: 'two inline cashiers land in one place',
          D3: 'the end of one removes the other',
          D4: 'instances share static state',
        }[row] ?? '',
        'contained',
        'one Antom cashier at a time: another one is `already_open`; one that only shows its end makes room',
        [RUN, 'D1 to D4: a second one is refused, and the first is not touched'],
      ]),
  ),
  [
    'leaks',
    'nodes, style tags, body style, 3-D Secure dialog, listeners, 15 s timer, two globals an instance',
    'prevented',
    'removed at once; what is left stands below',
    [RUN, 'L1, L2, leaks: nothing is left of nodes, styles and the page’s own style'],
  ],
  [
    'noise 1',
    'a second frame that doesn’t load throws out of timers, also after the end',
    'prevented',
    'its timers are settled at the end; what it throws before is kept from the page',
    [ENGINE, 'noise: errors that Antom’s file throws while it is open'],
  ],
  [
    'noise 2',
    'messages that make it throw',
    'prevented',
    'dropped',
    [RUN, 'what would make it throw: %s'],
  ],
  [
    'noise 3',
    'an ad blocker’s empty tracker, and the fingerprint without WebGL, throw into the shop’s error tracker',
    'contained',
    'kept from the page while the cashier is open, if Antom’s code is a file of its own in your build',
    [ENGINE, 'noise: errors that Antom’s file throws while it is open'],
  ],
  [
    'noise 4',
    'dozens of lines in the console',
    'reason',
    'they come through the page’s own console, at any time: to take them out the console itself would have to be replaced for everybody',
  ],
  [
    'noise 5',
    'its log arrives in reverse order',
    'reason',
    'it goes to Antom’s tracker; nothing of a shop depends on it',
  ],
  [
    'E1',
    'blocked or full storage: it can’t be made',
    'prevented',
    'a storage that forgets, for the time of that call',
    [STORAGE, 'E1: one that throws %s is replaced for the time of the call'],
  ],
  [
    'E2',
    'it can’t be imported on a server',
    'prevented',
    'imported when a session is opened, so in the browser only',
    [PACK, 'imported by Node'],
  ],
  [
    'E3',
    'Trusted Types stop it',
    'reason',
    'it assigns HTML at many places; a default policy that lets that pass would switch the protection off for the whole page',
  ],
  [
    'E4',
    'a strict Content-Security-Policy takes its looks',
    'reported',
    'the policy is data and a function; what it keeps out is named at once',
    [ENGINE, 'H9, E4: a page that the shop’s own policy keeps out fails at once and says so'],
  ],
  [
    'E5',
    '1.3 MB and seconds of computing',
    'contained',
    'fetched when an Antom session is opened or preloaded, never with your page',
    [SIZES, 'core until the first open'],
  ],
  [
    'E6',
    'the device id may be missing in the first call to the gateway',
    'reason',
    'only waiting would help, and nothing says for how long; `preload()` early in the checkout gives it the time',
  ],
  [
    'E7',
    '`preload()` warms up the card page only',
    'reason',
    'its own flag stops the second page; with another method the first open is a little slower',
  ],
  [
    'E8',
    'frames without title, no dialog role, no Escape',
    'prevented',
    'title, role, focus and Escape are added',
    [RUN, 'E8: by Escape, also while it loads'],
  ],
  [
    'E9',
    'an unknown region is Singapore',
    'prevented',
    '`session_malformed`',
    [RUN, 'E9: a region that Antom has no gateway for is refused'],
  ],
];
