import type { Behaviour } from '../behaviour.ts';
import {
  START,
  CHALLENGE,
  PAID,
  PAID_BEFORE,
  OPENED,
  mounts,
  pays,
  emitted,
  seesForm,
  opens,
  isFunction,
  toChair,
} from './steps.ts';

/** A component's place in the page. The reasons: docs/design/components.md#left-and-come-back. */
export const places: readonly Behaviour[] = [
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
