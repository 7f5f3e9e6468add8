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
const told = (...lines: string[]): Step => ({ expect: { told: lines } });

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
  name: `a ${card} card: ${outcome}`,
  steps: [
    ...opens(),
    { expect: { phase: 'ready', leave: 'safe', visible: true } },
    pays(card),
    { expect: { told: [...OPENED, line], phase: 'ended', outcome, leave: 'safe', charged } },
    // the shopper reads how it ended, and puts it away: nothing more is told
    { expect: { visible: true } },
    { shopper: 'puts it away' },
    { expect: { visible: false, remains: 0, told: [...OPENED, line] } },
  ],
}));

/** How a cashier comes into each phase, what was told by then, and what follows when the shopper leaves. */
const PHASES = [
  {
    phase: 'loading',
    steps: [{ network: 'holds', what: 'load' }, mounts()],
    told: [START],
    left: [CANCELLED, CANCEL],
    outcome: 'cancelled',
    charged: 0,
  },
  {
    phase: 'ready',
    steps: opens(),
    told: OPENED,
    left: [CANCEL],
    outcome: 'cancelled',
    charged: 0,
  },
  {
    phase: 'submitting',
    steps: [...opens(), { network: 'holds', what: 'answer' }, pays('good')],
    told: OPENED,
    left: [PROCESSING],
    outcome: 'undecided',
    charged: 1,
  },
  {
    phase: 'challenging',
    steps: [...opens(), pays('asked')],
    told: [...OPENED, CHALLENGE],
    left: [PROCESSING],
    outcome: 'undecided',
    charged: 0,
  },
  {
    phase: 'declined',
    steps: [...opens(), pays('declined')],
    told: [...OPENED, DECLINED],
    left: [CANCEL],
    outcome: 'cancelled',
    charged: 0,
  },
] as const satisfies readonly {
  readonly phase: string;
  readonly steps: readonly Step[];
  readonly [fact: string]: unknown;
}[];

const closings = PHASES.flatMap(({ phase, steps, told: before, left, outcome, charged }) => {
  const reached: Step[] = [...steps, { expect: { phase, told: [...before] } }];
  /** Whatever was held back comes now, too late. */
  const late: Step[] = [{ expect: { charged } }, { network: 'releases' }];
  const silent: Step = { expect: { told: [...before], remains: 0 } };
  const behaviours: Behaviour[] = [
    {
      name: `the shopper leaves while ${phase}: ${outcome}`,
      steps: [
        ...reached,
        { shopper: 'leaves' },
        { expect: { told: [...before, ...left], phase: 'ended', outcome } },
        ...late,
        { expect: { told: [...before, ...left], leave: 'safe' } },
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
      name: `the component goes while ${phase}: silence`,
      steps: [...reached, { shop: 'unmounts' }, silent, ...late, silent],
    },
  ];
  return behaviours;
});

const isFunction = true;
const changes = (change: ChangeRequest): Step => ({ shop: 'changes', change });
const toChair = changes({ session: 'chair' });
const putsAway: Step = { shopper: 'puts it away' };

/** Another session while a cashier is open. The reasons: docs/design/components.md#another-session-while-it-is-open. */
const replacements: readonly Behaviour[] = [
  {
    name: 'another session while loading: replaced at once',
    steps: [
      { network: 'holds', what: 'load' },
      mounts({ session: 'lamp' }),
      told(START),
      toChair,
      told(START, START),
      { network: 'releases' },
      seesForm,
      { expect: { told: [START, ...OPENED], phase: 'ready', remains: 1 } },
    ],
  },
  {
    name: 'another session while it is typed into: replaced at once',
    steps: [
      ...opens({ session: 'lamp' }),
      { shopper: 'fills', card: 'good' },
      toChair,
      { expect: { told: [...OPENED, ...OPENED], phase: 'ready', remains: 1 } },
      seesForm,
      pays('good'),
      { expect: { told: [...OPENED, ...OPENED, PAID], outcome: 'paid', charged: 1 } },
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
      { expect: { told: OPENED, phase: 'submitting' } },
      { network: 'releases' },
      { expect: { told: [...OPENED, PAID, ...OPENED], phase: 'ready', remains: 1, charged: 1 } },
    ],
  },
  {
    name: 'popup: another session while a payment is in flight waits until its outcome is put away',
    steps: [
      ...opens({ session: 'lamp' }),
      { network: 'holds', what: 'answer' },
      pays('good'),
      { expect: { phase: 'submitting', charged: 1 } },
      toChair,
      { network: 'releases' },
      { expect: { told: [...OPENED, PAID], phase: 'ended', outcome: 'paid', visible: true } },
      putsAway,
      { expect: { told: [...OPENED, PAID, ...OPENED], phase: 'ready', remains: 1 } },
    ],
  },
  {
    name: 'inline: another session after the end replaces what is shown',
    steps: [
      ...opens({ session: 'lamp', display: 'inline' }),
      pays('good'),
      { expect: { outcome: 'paid', visible: true } },
      toChair,
      { expect: { told: [...OPENED, PAID, ...OPENED], phase: 'ready', remains: 1, charged: 1 } },
    ],
  },
  {
    name: 'popup: another session after the end is what the next open takes',
    steps: [
      ...opens({ session: 'lamp' }),
      pays('good'),
      { expect: { outcome: 'paid' } },
      toChair,
      { expect: { told: [...OPENED, PAID], visible: true } },
      putsAway,
      { expect: { told: [...OPENED, PAID], visible: false, remains: 0 } },
      { shop: 'opens' },
      seesForm,
      pays('good'),
      { expect: { told: [...OPENED, PAID, ...OPENED, PAID], outcome: 'paid', charged: 2 } },
    ],
  },
  {
    name: 'another function at each render is the same session: what was typed stays',
    steps: [
      ...opens({ session: 'lamp', isFunction }),
      { shopper: 'fills', card: 'good' },
      toChair,
      changes({ session: 'lamp' }),
      { shopper: 'presses pay' },
      { expect: { told: [...OPENED, PAID], outcome: 'paid', charged: 1 } },
    ],
  },
  {
    name: 'another session key is another session, the same key the same',
    steps: [
      ...opens({ session: 'lamp', isFunction, sessionKey: 'cart 1' }),
      changes({ session: 'lamp', sessionKey: 'cart 1' }),
      told(...OPENED),
      changes({ session: 'chair', sessionKey: 'cart 2' }),
      { expect: { told: [...OPENED, ...OPENED], phase: 'ready', remains: 1 } },
      seesForm,
      pays('good'),
      { expect: { told: [...OPENED, ...OPENED, PAID], outcome: 'paid', charged: 1 } },
    ],
  },
];

/** Where a component is. The reasons: docs/design/components.md#left-and-come-back. */
const places: readonly Behaviour[] = [
  {
    name: 'two presses of open while it loads are one open',
    steps: [
      { network: 'holds', what: 'load' },
      mounts(),
      told(START),
      { shop: 'opens' },
      { shop: 'opens' },
      { network: 'releases' },
      seesForm,
      { expect: { told: OPENED, phase: 'ready', remains: 1 } },
    ],
  },
  ...(['popup', 'inline'] as const).map((display): Behaviour => ({
    name: `${display}: left while it is safe and back again: the same session is opened again`,
    steps: [
      ...opens({ display, isFunction }),
      told(...OPENED),
      { shop: 'suspends' },
      { expect: { remains: 0, told: OPENED } },
      { shop: 'resumes' },
      { expect: { told: [...OPENED, ...OPENED], phase: 'ready', remains: 1 } },
      seesForm,
      pays('good'),
      { expect: { told: [...OPENED, ...OPENED, PAID], outcome: 'paid', charged: 1 } },
    ],
  })),
  {
    name: 'inline: left while the bank asks and back again: the payment is followed',
    steps: [
      ...opens({ display: 'inline' }),
      pays('asked'),
      { expect: { phase: 'challenging' } },
      { shop: 'suspends' },
      { expect: { remains: 0, told: [...OPENED, CHALLENGE] } },
      { shop: 'resumes' },
      { expect: { phase: 'challenging', told: [...OPENED, CHALLENGE, ...OPENED, CHALLENGE] } },
      { shopper: 'approves' },
      { expect: { outcome: 'paid', charged: 1 } },
    ],
  },
  {
    name: 'inline: moved in the page while it is safe: the same session is opened again',
    steps: [
      ...opens({ display: 'inline', isFunction }),
      told(...OPENED),
      { shop: 'moves' },
      { expect: { told: [...OPENED, ...OPENED], phase: 'ready', remains: 1 } },
      seesForm,
      pays('good'),
      { expect: { told: [...OPENED, ...OPENED, PAID], outcome: 'paid', charged: 1 } },
    ],
  },
  {
    name: 'inline: moved in the page while the bank asks: the payment is followed',
    steps: [
      ...opens({ display: 'inline' }),
      pays('asked'),
      { expect: { phase: 'challenging' } },
      { shop: 'moves' },
      { expect: { phase: 'challenging', told: [...OPENED, CHALLENGE, ...OPENED, CHALLENGE] } },
      { shopper: 'approves' },
      { expect: { outcome: 'paid', charged: 1 } },
    ],
  },
  {
    name: 'popup: its component is moved in the page: what was typed stays',
    steps: [
      ...opens(),
      { shopper: 'fills', card: 'good' },
      { shop: 'moves' },
      { shopper: 'presses pay' },
      { expect: { told: [...OPENED, PAID], outcome: 'paid', charged: 1 } },
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
      { expect: { told: [...OPENED, DECLINED], phase: 'declined', leave: 'safe', visible: true } },
      pays('good'),
      { expect: { told: [...OPENED, DECLINED, PAID], outcome: 'paid', charged: 1 } },
    ],
  },
  {
    name: 'declined, then retry() puts the shopper back into the same cashier',
    steps: [
      ...opens(),
      pays('declined'),
      { expect: { phase: 'declined' } },
      { shop: 'retries' },
      pays('good'),
      { expect: { told: [...OPENED, DECLINED, PAID], outcome: 'paid', charged: 1 } },
    ],
  },
  {
    name: 'the bank asks, the shopper approves: paid',
    steps: [
      ...opens(),
      pays('asked'),
      { expect: { told: [...OPENED, CHALLENGE], phase: 'challenging', leave: 'in_flight' } },
      { shopper: 'approves' },
      { expect: { told: [...OPENED, CHALLENGE, PAID], outcome: 'paid', charged: 1 } },
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
      { expect: { told: [...OPENED, PAID], outcome: 'paid', visible: false, remains: 0 } },
    ],
  },
  {
    name: 'inline: Cancel of the cashier itself',
    steps: [
      ...opens({ display: 'inline' }),
      { shopper: 'leaves' },
      { expect: { told: [...OPENED, CANCEL], outcome: 'cancelled', visible: false, remains: 0 } },
    ],
  },
  {
    name: 'inline: paid',
    steps: [
      ...opens({ display: 'inline' }),
      pays('good'),
      { expect: { told: [...OPENED, PAID], outcome: 'paid', visible: true, charged: 1 } },
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
        expect: { told: [...OPENED, CANCEL, ...OPENED, PAID], outcome: 'paid', charged: 1 },
      },
    ],
  },
  {
    name: 'a failed load, retry() from inside the handler: paid',
    steps: [
      { network: 'cuts the next load' },
      mounts({ handler: 'retries' }),
      seesForm,
      { expect: { told: [START, FAILED, UNREACHABLE, ...OPENED], phase: 'ready' } },
      pays('good'),
      {
        expect: {
          told: [START, FAILED, UNREACHABLE, ...OPENED, PAID],
          outcome: 'paid',
          charged: 1,
        },
      },
    ],
  },
  {
    name: 'close() from inside the handler: nothing is told after it',
    steps: [
      mounts({ handler: 'closes' }),
      { expect: { told: OPENED, phase: 'ended', outcome: 'closed', remains: 0 } },
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
          told: [...OPENED, DECLINED, PAID],
          outcome: 'paid',
          charged: 1,
          reported: 4,
        },
      },
    ],
  },
  {
    name: 'another language while open: what was typed stays',
    steps: [
      ...opens(),
      { expect: { language: 'en-US' } },
      { shopper: 'fills', card: 'good' },
      { shop: 'changes', change: { locale: 'zh_CN' } },
      { expect: { language: 'zh-CN', told: OPENED, phase: 'ready' } },
      { shopper: 'presses pay' },
      { expect: { told: [...OPENED, PAID], outcome: 'paid', charged: 1 } },
    ],
  },
  {
    name: 'another appearance while open: what was typed stays',
    steps: [
      ...opens(),
      { expect: { payButton: true } },
      { shopper: 'fills', card: 'good' },
      { shop: 'changes', change: { appearance: { showSubmitButton: false } } },
      { expect: { payButton: false, told: OPENED, phase: 'ready' } },
      { shop: 'submits', answer: 'accepted' },
      { expect: { told: [...OPENED, PAID], outcome: 'paid', charged: 1 } },
    ],
  },
  ...replacements,
  ...places,
  {
    name: 'two opens are strangers',
    steps: [
      ...opens({ session: 'lamp', display: 'inline' }),
      told(...OPENED),
      { cashier: 'second', ...mounts({ session: 'chair' }) },
      { cashier: 'second', ...seesForm },
      { cashier: 'second', ...pays('good') },
      { cashier: 'second', expect: { outcome: 'paid', told: [...OPENED, PAID], charged: 1 } },
      { expect: { phase: 'ready', told: OPENED } },
      { cashier: 'second', shop: 'unmounts' },
      pays('good'),
      { expect: { outcome: 'paid', told: [...OPENED, PAID], charged: 2 } },
    ],
  },
  {
    name: 'own pay button: an empty form is no attempt, a second click no second payment',
    steps: [
      ...opens(ownButton),
      { expect: { payButton: false } },
      { shop: 'submits', answer: 'invalid' },
      told(...OPENED, INVALID),
      { shopper: 'fills', card: 'good' },
      { network: 'holds', what: 'answer' },
      { shop: 'submits', answer: 'accepted' },
      { shop: 'submits', answer: 'duplicate' },
      told(...OPENED, INVALID, DUPLICATE),
      { network: 'releases' },
      {
        expect: {
          told: [...OPENED, INVALID, DUPLICATE, PAID],
          outcome: 'paid',
          charged: 1,
        },
      },
    ],
  },
  {
    name: 'after a reload a paid session shows that it is paid',
    steps: [
      ...opens(),
      pays('good'),
      { expect: { outcome: 'paid', charged: 1 } },
      { shop: 'reloads' },
      mounts(),
      {
        expect: {
          told: [...OPENED, PAID_BEFORE],
          phase: 'ended',
          outcome: 'paid',
          visible: true,
          charged: 1,
        },
      },
    ],
  },
  {
    name: 'after a reload a payment in flight is followed, not begun again',
    steps: [
      ...opens(),
      pays('asked'),
      { expect: { phase: 'challenging' } },
      { shop: 'reloads' },
      mounts(),
      { expect: { phase: 'challenging', leave: 'in_flight', told: [...OPENED, CHALLENGE] } },
      { shopper: 'approves' },
      {
        expect: {
          told: [...OPENED, CHALLENGE, PAID_BEFORE],
          outcome: 'paid',
          charged: 1,
        },
      },
    ],
  },
];
