import type { Behaviour, ChangeRequest, MountRequest, Step } from './behaviour.ts';
import type { Card } from './driver.ts';

const START = 'SDK_START_OF_LOADING';
const READY = 'SDK_END_OF_LOADING ready';
const FAILED = 'SDK_END_OF_LOADING failed';
const CANCELLED = 'SDK_END_OF_LOADING cancelled';
const CHALLENGE = 'SDK_PAYMENT_CHALLENGE';
const PAID = 'SDK_PAYMENT_SUCCESSFUL final';
const PAID_BEFORE = `${PAID} replayed`;
const DECLINED = 'SDK_PAYMENT_FAIL goes on';
const PROCESSING = 'SDK_PAYMENT_PROCESSING final';
const CANCEL = 'SDK_PAYMENT_CANCEL';
const INVALID = 'SDK_FORM_VERIFICATION_FAILED';
const DUPLICATE = 'SDK_DUPLICATE_SUBMISSION_BEHAVIOR';
const UNREACHABLE = 'SDK_CREATECOMPONENT_ERROR cashier_unreachable';
const OPENED = [START, READY];

const mounts = (request: MountRequest = {}): Step => ({ shop: 'mounts', request });
const pays = (card: Card): Step => ({ shopper: 'pays', card });
const emitted = (...lines: string[]): Step => ({ expect: { emitted: lines } });

const seesForm: Step = { shopper: 'sees the form' };
const opens = (request: MountRequest = {}): Step[] => [mounts(request), seesForm];
const ownButton: MountRequest = { appearance: { showSubmitButton: false } };

const outcomes = (
  [
    ['good', 'paid', PAID, 1],
    ['undecided', 'undecided', PROCESSING, 0],
    ['unknown', 'undecided', 'SDK_PAYMENT_ERROR final', 0],
    ['refused', 'failed', 'SDK_PAYMENT_FAIL final', 0],
  ] as const
).map(([card, outcome, line, charged]): Behaviour => ({
  name: `card "${card}": ${outcome}`,
  steps: [
    ...opens(),
    { expect: { phase: 'ready', leave: 'safe', visible: true } },
    pays(card),
    { expect: { emitted: [...OPENED, line], phase: 'ended', outcome, leave: 'safe', charged } },
    // the shopper reads how it ended and dismisses it: nothing more is emitted
    { expect: { visible: true } },
    { shopper: 'dismisses it' },
    { expect: { visible: false, remains: 0, emitted: [...OPENED, line] } },
  ],
}));

/** How a cashier reaches each phase, what was emitted by then, and what follows if the shopper leaves. */
const PHASES = [
  {
    phase: 'loading',
    steps: [{ network: 'holds', what: 'load' }, mounts()],
    emitted: [START],
    left: [CANCELLED, CANCEL],
    outcome: 'cancelled',
    charged: 0,
  },
  {
    phase: 'ready',
    steps: opens(),
    emitted: OPENED,
    left: [CANCEL],
    outcome: 'cancelled',
    charged: 0,
  },
  {
    phase: 'submitting',
    steps: [...opens(), { network: 'holds', what: 'answer' }, pays('good')],
    emitted: OPENED,
    left: [PROCESSING],
    outcome: 'undecided',
    charged: 1,
  },
  {
    phase: 'challenging',
    steps: [...opens(), pays('asked')],
    emitted: [...OPENED, CHALLENGE],
    left: [PROCESSING],
    outcome: 'undecided',
    charged: 0,
  },
  {
    phase: 'declined',
    steps: [...opens(), pays('declined')],
    emitted: [...OPENED, DECLINED],
    left: [CANCEL],
    outcome: 'cancelled',
    charged: 0,
  },
] as const satisfies readonly {
  readonly phase: string;
  readonly steps: readonly Step[];
  readonly [fact: string]: unknown;
}[];

const closings = PHASES.flatMap(({ phase, steps, emitted: before, left, outcome, charged }) => {
  const reached: Step[] = [...steps, { expect: { phase, emitted: [...before] } }];
  /** The answer that was held back arrives now, too late. */
  const late: Step[] = [{ expect: { charged } }, { network: 'releases' }];
  const silent: Step = { expect: { emitted: [...before], remains: 0 } };
  const behaviours: Behaviour[] = [
    {
      name: `the shopper leaves while ${phase}: ${outcome}`,
      steps: [
        ...reached,
        { shopper: 'leaves' },
        { expect: { emitted: [...before, ...left], phase: 'ended', outcome } },
        ...late,
        { expect: { emitted: [...before, ...left], leave: 'safe' } },
      ],
    },
    {
      name: `the shop closes while ${phase}: silence`,
      steps: [
        ...reached,
        { shop: 'closes' },
        silent,
        { expect: { phase: 'ended', outcome: 'closed', leave: 'safe', visible: false } },
        ...late,
        silent,
      ],
    },
    {
      name: `the component is unmounted while ${phase}: silence`,
      steps: [...reached, { shop: 'unmounts' }, silent, ...late, silent],
    },
  ];
  return behaviours;
});

const isFunction = true;
const changes = (change: ChangeRequest): Step => ({ shop: 'changes', change });
const toChair = changes({ session: 'chair' });
const dismisses: Step = { shopper: 'dismisses it' };

/** Another session while a cashier is open. The reasons: docs/design/components.md#another-session-while-it-is-open. */
const replacements: readonly Behaviour[] = [
  {
    name: 'another session while loading: replaced at once',
    steps: [
      { network: 'holds', what: 'load' },
      mounts({ session: 'lamp' }),
      emitted(START),
      toChair,
      emitted(START, START),
      { network: 'releases' },
      seesForm,
      { expect: { emitted: [START, ...OPENED], phase: 'ready', remains: 1 } },
    ],
  },
  {
    name: 'another session while the form is filled in: replaced at once',
    steps: [
      ...opens({ session: 'lamp' }),
      { shopper: 'fills', card: 'good' },
      toChair,
      { expect: { emitted: [...OPENED, ...OPENED], phase: 'ready', remains: 1 } },
      seesForm,
      pays('good'),
      { expect: { emitted: [...OPENED, ...OPENED, PAID], outcome: 'paid', charged: 1 } },
    ],
  },
  {
    name: 'inline: another session while a payment is in flight waits for the end',
    steps: [
      ...opens({ session: 'lamp', display: 'inline' }),
      { network: 'holds', what: 'answer' },
      pays('good'),
      { expect: { phase: 'submitting', leave: 'in_flight', charged: 1 } },
      toChair,
      { expect: { emitted: OPENED, phase: 'submitting' } },
      { network: 'releases' },
      { expect: { emitted: [...OPENED, PAID, ...OPENED], phase: 'ready', remains: 1, charged: 1 } },
    ],
  },
  {
    name: 'popup: another session while a payment is in flight waits until its outcome is dismissed',
    steps: [
      ...opens({ session: 'lamp' }),
      { network: 'holds', what: 'answer' },
      pays('good'),
      { expect: { phase: 'submitting', charged: 1 } },
      toChair,
      { network: 'releases' },
      { expect: { emitted: [...OPENED, PAID], phase: 'ended', outcome: 'paid', visible: true } },
      dismisses,
      { expect: { emitted: [...OPENED, PAID, ...OPENED], phase: 'ready', remains: 1 } },
    ],
  },
  {
    name: 'inline: another session after the end replaces what is shown',
    steps: [
      ...opens({ session: 'lamp', display: 'inline' }),
      pays('good'),
      { expect: { outcome: 'paid', visible: true } },
      toChair,
      { expect: { emitted: [...OPENED, PAID, ...OPENED], phase: 'ready', remains: 1, charged: 1 } },
    ],
  },
  {
    name: 'popup: another session after the end is used by the next open',
    steps: [
      ...opens({ session: 'lamp' }),
      pays('good'),
      { expect: { outcome: 'paid' } },
      toChair,
      { expect: { emitted: [...OPENED, PAID], visible: true } },
      dismisses,
      { expect: { emitted: [...OPENED, PAID], visible: false, remains: 0 } },
      { shop: 'opens' },
      seesForm,
      pays('good'),
      { expect: { emitted: [...OPENED, PAID, ...OPENED, PAID], outcome: 'paid', charged: 2 } },
    ],
  },
  {
    name: 'another function on each render is the same session: the input stays',
    steps: [
      ...opens({ session: 'lamp', isFunction }),
      { shopper: 'fills', card: 'good' },
      toChair,
      changes({ session: 'lamp' }),
      { shopper: 'presses pay' },
      { expect: { emitted: [...OPENED, PAID], outcome: 'paid', charged: 1 } },
    ],
  },
  {
    name: 'a different session key is a different session, the same key the same',
    steps: [
      ...opens({ session: 'lamp', isFunction, sessionKey: 'cart 1' }),
      changes({ session: 'lamp', sessionKey: 'cart 1' }),
      emitted(...OPENED),
      changes({ session: 'chair', sessionKey: 'cart 2' }),
      { expect: { emitted: [...OPENED, ...OPENED], phase: 'ready', remains: 1 } },
      seesForm,
      pays('good'),
      { expect: { emitted: [...OPENED, ...OPENED, PAID], outcome: 'paid', charged: 1 } },
    ],
  },
];

/** A component's place in the page. The reasons: docs/design/components.md#left-and-come-back. */
const places: readonly Behaviour[] = [
  {
    name: 'two clicks on open while it loads are one open',
    steps: [
      { network: 'holds', what: 'load' },
      mounts(),
      emitted(START),
      { shop: 'opens' },
      { shop: 'opens' },
      { network: 'releases' },
      seesForm,
      { expect: { emitted: OPENED, phase: 'ready', remains: 1 } },
    ],
  },
  ...(['popup', 'inline'] as const).map((display): Behaviour => ({
    name: `${display}: suspended while it is safe: resumed with the same session`,
    steps: [
      ...opens({ display, isFunction }),
      emitted(...OPENED),
      { shop: 'suspends' },
      { expect: { remains: 0, emitted: OPENED } },
      { shop: 'resumes' },
      { expect: { emitted: [...OPENED, ...OPENED], phase: 'ready', remains: 1 } },
      seesForm,
      pays('good'),
      { expect: { emitted: [...OPENED, ...OPENED, PAID], outcome: 'paid', charged: 1 } },
    ],
  })),
  {
    name: 'inline: suspended during a challenge: the payment is picked up',
    steps: [
      ...opens({ display: 'inline' }),
      pays('asked'),
      { expect: { phase: 'challenging' } },
      { shop: 'suspends' },
      { expect: { remains: 0, emitted: [...OPENED, CHALLENGE] } },
      { shop: 'resumes' },
      { expect: { phase: 'challenging', emitted: [...OPENED, CHALLENGE, ...OPENED, CHALLENGE] } },
      { shopper: 'approves' },
      { expect: { outcome: 'paid', charged: 1 } },
    ],
  },
  {
    name: 'inline: suspended during a challenge, resumed with another session: the payment is picked up first',
    steps: [
      ...opens({ session: 'lamp', display: 'inline' }),
      pays('asked'),
      { expect: { phase: 'challenging' } },
      { shop: 'suspends' },
      { expect: { remains: 0 } },
      toChair,
      { shop: 'resumes' },
      { expect: { phase: 'challenging', emitted: [...OPENED, CHALLENGE, ...OPENED, CHALLENGE] } },
      { shopper: 'approves' },
      {
        expect: {
          emitted: [...OPENED, CHALLENGE, ...OPENED, CHALLENGE, PAID_BEFORE, ...OPENED],
          phase: 'ready',
          remains: 1,
          charged: 1,
        },
      },
    ],
  },
  {
    name: 'inline: moved in the page while it is safe: reopened with the same session',
    steps: [
      ...opens({ display: 'inline', isFunction }),
      emitted(...OPENED),
      { shop: 'moves' },
      { expect: { emitted: [...OPENED, ...OPENED], phase: 'ready', remains: 1 } },
      seesForm,
      pays('good'),
      { expect: { emitted: [...OPENED, ...OPENED, PAID], outcome: 'paid', charged: 1 } },
    ],
  },
  {
    name: 'inline: moved in the page during a challenge: the payment is picked up',
    steps: [
      ...opens({ display: 'inline' }),
      pays('asked'),
      { expect: { phase: 'challenging' } },
      { shop: 'moves' },
      { expect: { phase: 'challenging', emitted: [...OPENED, CHALLENGE, ...OPENED, CHALLENGE] } },
      { shopper: 'approves' },
      { expect: { outcome: 'paid', charged: 1 } },
    ],
  },
  {
    name: 'popup: its component is moved in the page: the input stays',
    steps: [
      ...opens(),
      { shopper: 'fills', card: 'good' },
      { shop: 'moves' },
      { shopper: 'presses pay' },
      { expect: { emitted: [...OPENED, PAID], outcome: 'paid', charged: 1 } },
    ],
  },
];

/** One list for every host and every engine. */
export const BEHAVIOURS: readonly Behaviour[] = [
  ...outcomes,
  {
    name: 'declined, then paid with another card in the same cashier',
    steps: [
      ...opens(),
      pays('declined'),
      {
        expect: { emitted: [...OPENED, DECLINED], phase: 'declined', leave: 'safe', visible: true },
      },
      pays('good'),
      { expect: { emitted: [...OPENED, DECLINED, PAID], outcome: 'paid', charged: 1 } },
    ],
  },
  {
    name: 'declined, then retry() returns the shopper to the same cashier',
    steps: [
      ...opens(),
      pays('declined'),
      { expect: { phase: 'declined' } },
      { shop: 'retries' },
      pays('good'),
      { expect: { emitted: [...OPENED, DECLINED, PAID], outcome: 'paid', charged: 1 } },
    ],
  },
  {
    name: 'a challenge that the shopper approves: paid',
    steps: [
      ...opens(),
      pays('asked'),
      { expect: { emitted: [...OPENED, CHALLENGE], phase: 'challenging', leave: 'in_flight' } },
      { shopper: 'approves' },
      { expect: { emitted: [...OPENED, CHALLENGE, PAID], outcome: 'paid', charged: 1 } },
    ],
  },
  ...closings,
  {
    name: 'the shop closes after the end: the outcome stays',
    steps: [
      ...opens(),
      pays('good'),
      { expect: { outcome: 'paid', visible: true } },
      { shop: 'closes' },
      { expect: { emitted: [...OPENED, PAID], outcome: 'paid', visible: false, remains: 0 } },
    ],
  },
  {
    name: 'inline: the cashier’s own Cancel button',
    steps: [
      ...opens({ display: 'inline' }),
      { shopper: 'leaves' },
      {
        expect: { emitted: [...OPENED, CANCEL], outcome: 'cancelled', visible: false, remains: 0 },
      },
    ],
  },
  {
    name: 'inline: paid',
    steps: [
      ...opens({ display: 'inline' }),
      pays('good'),
      { expect: { emitted: [...OPENED, PAID], outcome: 'paid', visible: true, charged: 1 } },
    ],
  },
  {
    name: 'cancelled, then retry() opens again: paid',
    steps: [
      ...opens(),
      { shopper: 'leaves' },
      { expect: { outcome: 'cancelled', remains: 0 } },
      { shop: 'retries' },
      seesForm,
      pays('good'),
      {
        expect: { emitted: [...OPENED, CANCEL, ...OPENED, PAID], outcome: 'paid', charged: 1 },
      },
    ],
  },
  {
    name: 'a failed load, retry() from inside the handler: paid',
    steps: [
      { network: 'cuts the next load' },
      mounts({ handler: 'retries' }),
      seesForm,
      { expect: { emitted: [START, FAILED, UNREACHABLE, ...OPENED], phase: 'ready' } },
      pays('good'),
      {
        expect: {
          emitted: [START, FAILED, UNREACHABLE, ...OPENED, PAID],
          outcome: 'paid',
          charged: 1,
        },
      },
    ],
  },
  {
    name: 'close() from inside the handler: nothing is emitted after it',
    steps: [
      mounts({ handler: 'closes' }),
      { expect: { emitted: OPENED, phase: 'ended', outcome: 'closed', remains: 0 } },
    ],
  },
  {
    name: 'a handler that throws is reported and disturbs nothing',
    steps: [
      ...opens({ handler: 'throws' }),
      pays('declined'),
      { expect: { phase: 'declined' } },
      pays('good'),
      {
        expect: {
          emitted: [...OPENED, DECLINED, PAID],
          outcome: 'paid',
          charged: 1,
          reported: 4,
        },
      },
    ],
  },
  {
    name: 'another language while open: the input stays',
    steps: [
      ...opens(),
      { expect: { language: 'en-US' } },
      { shopper: 'fills', card: 'good' },
      { shop: 'changes', change: { locale: 'zh_CN' } },
      { expect: { language: 'zh-CN', emitted: OPENED, phase: 'ready' } },
      { shopper: 'presses pay' },
      { expect: { emitted: [...OPENED, PAID], outcome: 'paid', charged: 1 } },
    ],
  },
  {
    name: 'another appearance while open: the input stays',
    steps: [
      ...opens(),
      { expect: { payButton: true } },
      { shopper: 'fills', card: 'good' },
      { shop: 'changes', change: { appearance: { showSubmitButton: false } } },
      { expect: { payButton: false, emitted: OPENED, phase: 'ready' } },
      { shop: 'submits', answer: 'accepted' },
      { expect: { emitted: [...OPENED, PAID], outcome: 'paid', charged: 1 } },
    ],
  },
  ...replacements,
  ...places,
  {
    name: 'two opens don’t affect each other',
    steps: [
      ...opens({ session: 'lamp', display: 'inline' }),
      emitted(...OPENED),
      { cashier: 'second', ...mounts({ session: 'chair' }) },
      { cashier: 'second', ...seesForm },
      { cashier: 'second', ...pays('good') },
      { cashier: 'second', expect: { outcome: 'paid', emitted: [...OPENED, PAID], charged: 1 } },
      { expect: { phase: 'ready', emitted: OPENED } },
      { cashier: 'second', shop: 'unmounts' },
      pays('good'),
      { expect: { outcome: 'paid', emitted: [...OPENED, PAID], charged: 2 } },
    ],
  },
  {
    name: 'own pay button: an empty form is not an attempt, a second click not a second payment',
    steps: [
      ...opens(ownButton),
      { expect: { payButton: false } },
      { shop: 'submits', answer: 'invalid' },
      emitted(...OPENED, INVALID),
      { shopper: 'fills', card: 'good' },
      { network: 'holds', what: 'answer' },
      { shop: 'submits', answer: 'accepted' },
      { shop: 'submits', answer: 'duplicate' },
      emitted(...OPENED, INVALID, DUPLICATE),
      { network: 'releases' },
      {
        expect: {
          emitted: [...OPENED, INVALID, DUPLICATE, PAID],
          outcome: 'paid',
          charged: 1,
        },
      },
    ],
  },
  {
    name: 'after a reload, a paid session shows that it is paid',
    steps: [
      ...opens(),
      pays('good'),
      { expect: { outcome: 'paid', charged: 1 } },
      { shop: 'reloads' },
      mounts(),
      {
        expect: {
          emitted: [...OPENED, PAID_BEFORE],
          phase: 'ended',
          outcome: 'paid',
          visible: true,
          charged: 1,
        },
      },
    ],
  },
  {
    name: 'after a reload, a payment in flight is picked up, not started again',
    steps: [
      ...opens(),
      pays('asked'),
      { expect: { phase: 'challenging' } },
      { shop: 'reloads' },
      mounts(),
      { expect: { phase: 'challenging', leave: 'in_flight', emitted: [...OPENED, CHALLENGE] } },
      { shopper: 'approves' },
      {
        expect: {
          emitted: [...OPENED, CHALLENGE, PAID_BEFORE],
          outcome: 'paid',
          charged: 1,
        },
      },
    ],
  },
];
