/**
 * What is wrong with the official SDK, and which of our tests shows that ours, with the hosted engine, is free of it. The
 * page docs/defects.md is made from this table, and a test looks whether each named test is there.
 *
 * The groups: S security, H hangs and promises, L life cycle, D two instances, K leaks, N noise, E environment (all measured
 * on 1.47.2), P what integrators struggle with.
 */
const HOSTILE = 'e2e/tests/hostile/hostile.spec.ts';
const ISOLATION = 'e2e/tests/hostile/isolation.spec.ts';
const LIFETIME = 'e2e/tests/lifetime/lifetime.spec.ts';
const LIMITS = 'e2e/tests/limits/limits.spec.ts';
const POLICY = 'e2e/tests/hostile/policy.spec.ts';
const ERRORS = 'e2e/tests/limits/error.spec.ts';
const LAWS = 'libs/sdk-core/src/runtime/laws.spec.ts';
const FACADE = 'libs/sdk-core/src/client/facade.spec.ts';
const OPEN = 'libs/sdk-core/src/runtime/open.spec.ts';
const FRAME = 'libs/sdk-core/src/engines/hosted/frame.spec.ts';
const BEHAVIOURS = 'libs/conformance/src/behaviours.ts';

const STRANGERS = [
  HOSTILE,
  'strangers who talk to the shop’s page are not heard, before and after the cashier connects',
];
const TAKEN_OVER = [
  HOSTILE,
  'a cashier that was taken over cannot run script, show markup or send the page to a forbidden address',
];
const OWN_ORIGIN = [
  ISOLATION,
  'the cashier asks nobody but its own origin, under a policy without unsafe-inline',
];
const NOTHING_LEFT = [
  LIFETIME,
  '${host}: opened and closed at any moment, nothing is left and nothing grows',
];
const TWO_PLACES = [
  LIFETIME,
  '${host}: two cashiers stand each in its own place; one goes, the other pays',
];
const POLICIES = [
  POLICY,
  '${shop} shop, ${name}: a payment with a challenge, and nobody complains',
];
const BAD_PAGE = [LIMITS, 'a page ${name}: one error; a retry works at once'];
const MISTAKE = [ERRORS, '${name}: ${reason} on every channel, before any work'];
const FAILED_LOAD = [
  LAWS,
  'Law 1: a failed load tells END(failed), then the error, then rejects with that error',
];
const HANDLERS = [
  LAWS,
  'Law 13: what a handler throws, now or later, is reported and disturbs nothing',
];
const ONE_ERROR = [
  LAWS,
  'Law 5: the same object at the stream, both callbacks and the promise, in this order',
];
const NO_SUBMIT_ANSWER = [
  LIMITS,
  'a page that never answers submit(): one error at the limit of acceptance',
];
const SILENT_CLOSE = [BEHAVIOURS, 'the shop closes while ${phase}: silence'];
const SCROLL = [
  'libs/sdk-core/src/engines/hosted/scroll-lock.spec.ts',
  'Law 4: puts back what the page had: %s',
];
const PRELOAD = [ISOLATION, 'preload fetches the page and leaves nothing behind'];
const ENVIRONMENT = [ERRORS, 'an unknown environment throws and is told at both callbacks'];
const CONSOLE = [FACADE, 'the console is silent unless debug is set'];
const IMPORT = [LAWS, 'Law 8: neither to globals nor to the document nor to the network'];

/**
 * @typedef {object} DefectRow
 * @property {string} id
 * @property {string} defect of the official SDK
 * @property {readonly string[]} [test] file, and title as it stands there
 * @property {string} [reason] why no test is needed; at most three rows have one
 */

/** @type {readonly DefectRow[]} */
export const DEFECTS = [
  { id: 'S1', defect: 'A message of any origin is believed.', test: STRANGERS },
  { id: 'S2', defect: 'A `javascript:` address in a redirect runs in the shop.', test: TAKEN_OVER },
  { id: 'S3', defect: 'Markup from the hosted page goes into the shop.', test: TAKEN_OVER },
  {
    id: 'S4',
    defect: 'Any window of the right origin is believed.',
    test: [FRAME, 'Law 10: believes no other window and no other origin'],
  },
  {
    id: 'S5',
    defect: 'Messages are posted to `*`.',
    test: [FRAME, 'answers the hello of its own page with a port, to that origin only, once'],
  },
  {
    id: 'S6',
    defect: 'The shop’s query string changes what production does.',
    test: [HOSTILE, 'the shop’s own URL changes nothing'],
  },
  { id: 'S7', defect: 'An unknown environment means production.', test: ENVIRONMENT },
  { id: 'S8', defect: 'Trackers and scripts of others in the shop’s page.', test: OWN_ORIGIN },

  {
    id: 'H1',
    defect: 'A part that can’t be fetched hangs in silence.',
    test: [LAWS, 'Law 3: also when the session function or the code of the engine never comes'],
  },
  { id: 'H2', defect: '`submit()` never settles.', test: NO_SUBMIT_ANSWER },
  { id: 'H3', defect: 'A page that starts and never draws blocks the shop.', test: BAD_PAGE },
  { id: 'H4', defect: 'A load that failed resolves.', test: FAILED_LOAD },
  {
    id: 'H5',
    defect: 'A gateway that fails is not told at all.',
    test: [LIMITS, 'before the open: one typed error; a retry works at once'],
  },
  {
    id: 'H6',
    defect: 'Cause, status and trace id are dropped.',
    test: [ERRORS, 'sandbox not running: cashier_unreachable within the load limit, nothing left'],
  },
  {
    id: 'H7',
    defect: '`unmount()` while it loads resolves the pending create.',
    test: [FACADE, 'rejects a pending createComponent() with closed'],
  },
  {
    id: 'H8',
    defect: '`validateFields()` without an answer looks like invalid.',
    test: [LIMITS, 'a page that never answers validate(): the call rejects, nothing else happens'],
  },
  {
    id: 'H9',
    defect: 'A page that is refused is noticed after 15 s only.',
    test: [FRAME, 'Law 3: a document that loads and says no hello is unreachable'],
  },

  { id: 'L1', defect: 'Clean-up destroys the retry that follows.', test: BAD_PAGE },
  {
    id: 'L2',
    defect: 'Create and unmount in one tick: the payment appears all the same.',
    test: NOTHING_LEFT,
  },
  { id: 'L3', defect: 'Failures are told after `unmount()`.', test: [LAWS, 'Law 4: in phase %s'] },
  {
    id: 'L4',
    defect: 'An answer for an earlier mount reaches the next one.',
    test: [LAWS, 'Law 7: what happens to one happens to no other'],
  },
  { id: 'L5', defect: 'A callback that throws breaks the instance.', test: HANDLERS },
  {
    id: 'L6',
    defect: 'A selector that can’t be read breaks the instance.',
    test: [FACADE, 'names the container %s that is none'],
  },
  { id: 'L7', defect: 'A missing container is told with another name.', test: MISTAKE },
  {
    id: 'L8',
    defect: 'Inline, the first close does nothing.',
    test: [BEHAVIOURS, 'inline: Cancel of the cashier itself'],
  },
  {
    id: 'L9',
    defect: 'SUCCESS, SUCCESS, FAIL are all told.',
    test: [LAWS, 'Law 2: nothing that comes after the end is told'],
  },
  {
    id: 'L10',
    defect: 'A blocked pop-up is called a success.',
    reason: 'The hosted engine opens no window: a redirect sends the shop’s own page.',
  },
  { id: 'L11', defect: 'Each kind of error has other channels.', test: ONE_ERROR },
  { id: 'L12', defect: 'A missing session is an error without a message.', test: MISTAKE },
  { id: 'L13', defect: '`async` callbacks are refused.', test: HANDLERS },

  {
    id: 'D1',
    defect: 'A second popup replaces the first.',
    test: [BEHAVIOURS, 'two opens are strangers'],
  },
  { id: 'D2', defect: 'Two inline cashiers land in one place.', test: TWO_PLACES },
  { id: 'D3', defect: 'Unmounting one removes the other.', test: TWO_PLACES },
  {
    id: 'D4',
    defect: 'A constructor clears what all instances share.',
    test: [LAWS, 'Law 7: two clients share nothing'],
  },

  { id: 'K1', defect: 'Style elements stay, one more each mount.', test: NOTHING_LEFT },
  { id: 'K2', defect: 'A tracker’s script stays.', test: OWN_ORIGIN },
  { id: 'K3', defect: '`body.style.overflow` is `auto` afterwards.', test: SCROLL },
  { id: 'K4', defect: 'Listeners of the window stay.', test: NOTHING_LEFT },
  { id: 'K5', defect: 'Timers of 10, 15 and 60 s stay.', test: NOTHING_LEFT },
  { id: 'K6', defect: 'Globals stay, two more each instance.', test: NOTHING_LEFT },
  { id: 'K7', defect: 'Nine keys stay in localStorage.', test: NOTHING_LEFT },
  { id: 'K8', defect: 'Hidden frames of a preload stay.', test: PRELOAD },
  { id: 'K9', defect: 'The challenge’s dialog survives `unmount()`.', test: SILENT_CLOSE },

  { id: 'N1', defect: 'Bare objects are thrown out of timers.', test: NOTHING_LEFT },
  {
    id: 'N2',
    defect: 'A window without its dialog throws.',
    test: ['e2e/tests/flows/challenge.spec.ts', 'asked in a window of the bank’s own: paid'],
  },
  { id: 'N3', defect: 'Messages that are none throw.', test: STRANGERS },
  { id: 'N4', defect: 'An ad blocker’s empty tracker throws.', test: OWN_ORIGIN },
  { id: 'N5', defect: 'Fingerprinting rejects, unhandled, without WebGL.', test: OWN_ORIGIN },
  { id: 'N6', defect: 'The console is never silent.', test: CONSOLE },
  {
    id: 'N7',
    defect: 'The log comes in reverse order.',
    test: [
      OPEN,
      'is the log in the order in which it happened, under one traceId, without the session',
    ],
  },

  { id: 'E1', defect: 'Blocked or full storage: no payment.', test: POLICIES },
  { id: 'E2', defect: 'It can’t be imported on a server.', test: IMPORT },
  { id: 'E3', defect: 'Trusted Types: no payment.', test: POLICIES },
  { id: 'E4', defect: 'A strict policy: 601 violations, looks are lost.', test: POLICIES },
  {
    id: 'E5',
    defect: 'The main thread is blocked for seconds; 1 MB for fingerprints.',
    test: [
      'apps/cashier/src/bundle.spec.ts',
      'is small, and runs under a policy without inline code, inline style and markup text',
    ],
  },
  {
    id: 'E6',
    defect: 'A create soon after the constructor goes without a device id.',
    reason: 'The hosted engine takes no device id; nothing has to be there before an open.',
  },
  { id: 'E7', defect: '`preload()` fetches half.', test: PRELOAD },
  {
    id: 'E8',
    defect: 'No title, no dialog role, and Escape does nothing.',
    test: [
      'e2e/tests/flows/popup.spec.ts',
      '${way}: cancelled, and shop and focus are as they were',
    ],
  },
  {
    id: 'E9',
    defect: 'An unknown region means Singapore.',
    test: [
      'libs/sdk-core/src/engines/hosted/hosted-engine.spec.ts',
      'region %s of the session decides nothing',
    ],
  },

  { id: 'P1', defect: 'Loading starts and never ends, without an error.', test: BAD_PAGE },
  {
    id: 'P2',
    defect: 'Merchants write watch-dogs of their own.',
    test: [LAWS, 'Law 3: a load that never ends is load_timeout at its limit, after a last look'],
  },
  { id: 'P3', defect: '`submit` has no time limit.', test: NO_SUBMIT_ANSWER },
  { id: 'P4', defect: 'No END_OF_LOADING with an error.', test: FAILED_LOAD },
  {
    id: 'P5',
    defect: 'Wrong server data fail in silence.',
    test: [
      'e2e/tests/limits/expiry.spec.ts',
      'a session that has ended before: refreshed in the load, or session_expired',
    ],
  },
  { id: 'P6', defect: 'One failure on one, two or no channel.', test: ONE_ERROR },
  { id: 'P7', defect: 'Errors without text, with wrong names, that are no Error.', test: MISTAKE },
  { id: 'P8', defect: 'A wrong environment means production.', test: ENVIRONMENT },
  { id: 'P9', defect: 'A session in the old form is refused with a wrong reason.', test: MISTAKE },
  {
    id: 'P10',
    defect: 'Types of `any`.',
    test: ['libs/angular/src/usage.spec.ts', 'types: what is wrong does not compile'],
  },
  {
    id: 'P11',
    defect: 'Tables of result codes are copied by hand.',
    test: [
      'tools/docs/check.spec.mjs',
      "tables and code blocks in the documents are the code's, links and source notes lead somewhere",
    ],
  },
  {
    id: 'P12',
    defect: 'Harmless codes are taken for failures.',
    test: [LAWS, 'Law 6: a code that nobody knows leaves %s as it is'],
  },
  { id: 'P13', defect: 'The 3-D Secure dialog survives close and unmount.', test: SILENT_CLOSE },
  { id: 'P14', defect: 'Two on one page break each other.', test: TWO_PLACES },
  { id: 'P15', defect: 'The page’s overflow is lost.', test: SCROLL },
  { id: 'P16', defect: 'Style tags and listeners pile up.', test: NOTHING_LEFT },
  {
    id: 'P17',
    defect: 'Frameworks mount twice, or lose it in a cache.',
    test: [
      'e2e/tests/lifetime/vue-lifetime.spec.ts',
      'KeepAlive: put aside while the bank asks, and taken back: the challenge is there again',
    ],
  },
  {
    id: 'P18',
    defect: 'A second retry submits twice.',
    test: [
      'e2e/tests/resilience/replay.spec.ts',
      'pressed ten times, by the shop and by the shopper: charged once',
    ],
  },
  {
    id: 'P19',
    defect: 'Merchants guess the API’s shape.',
    test: [
      'e2e/tests/samples/seed.spec.ts',
      'the ${sample.slice(5)} sample runs as it was given to us',
    ],
  },
  { id: 'P20', defect: 'No import in Node.', test: IMPORT },
  {
    id: 'P21',
    defect: 'Waiting for a script that is there already hangs.',
    test: [
      'e2e/tests/samples/seed.spec.ts',
      'the CDN file defines its two globals and nothing else',
    ],
  },
  {
    id: 'P22',
    defect: 'Old builds and a newer page don’t know each other.',
    test: [FRAME, 'speaks its own version to a page that can do more'],
  },
  {
    id: 'P23',
    defect: 'No list for a content policy; telemetry without consent.',
    test: [POLICY, 'every page is sent with its policies: shops, cashier, challenge and bank'],
  },
  { id: 'P24', defect: 'Noise in the console, unhandled rejections.', test: CONSOLE },
  {
    id: 'P25',
    defect: 'A retry with a dead session.',
    test: [
      'e2e/tests/limits/expiry.spec.ts',
      'is refreshed once, unnoticed: what was typed is paid with',
    ],
  },
  {
    id: 'P26',
    defect: 'The page’s word is trusted.',
    test: ['e2e/tests/flows/shops.spec.ts', 'a good card pays the order'],
  },
  {
    id: 'P27',
    defect: 'Amounts as floats of major units.',
    test: ['apps/demo-merchant/src/merchant.spec.ts', 'of %s × %i costs what the catalogue says'],
  },
  {
    id: 'P28',
    defect: 'A blocked popup ends the attempt.',
    test: ['e2e/tests/flows/challenge.spec.ts', 'asked in a window of the bank’s own: paid'],
  },
  {
    id: 'P29',
    defect: 'A locale that is not in the list.',
    test: ['libs/protocol/src/language.spec.ts', '%j becomes %s'],
  },
  {
    id: 'P30',
    defect: 'Signatures by hand.',
    test: [
      'libs/server/src/signature.spec.ts',
      'signs what the other side verifies, whatever the case of the method and the text',
    ],
  },
  {
    id: 'P31',
    defect: 'A failed attempt and a dead session look the same.',
    test: [BEHAVIOURS, 'declined, then paid with another card in the same cashier'],
  },
];
