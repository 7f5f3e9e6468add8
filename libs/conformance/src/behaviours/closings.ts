import type { Behaviour, Step } from '../behaviour.ts';
import {
  START,
  CANCELLED,
  CHALLENGE,
  DECLINED,
  PROCESSING,
  CANCEL,
  OPENED,
  mounts,
  pays,
  opens,
} from './steps.ts';

/** How a cashier reaches each phase, what was emitted by then, and what follows if the shopper leaves. */
const PHASES = [
  {
    // whether this session is being paid elsewhere, nobody knows yet
    phase: 'loading',
    steps: [{ network: 'holds', what: 'load' }, mounts()],
    emitted: [START],
    left: [CANCELLED, PROCESSING],
    outcome: 'undecided',
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

export const closings = PHASES.flatMap(
  ({ phase, steps, emitted: before, left, outcome, charged }) => {
    // a page that goes before its request has left takes the payment with it
    const reached: Step[] = [...steps, { expect: { phase, emitted: [...before], charged } }];
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
  },
);
