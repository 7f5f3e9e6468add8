import type { Behaviour } from './behaviour.ts';
import type { Product } from './driver.ts';
import { NOT_OF_PRODUCT } from './not-of-product.ts';
import { closings } from './behaviours/closings.ts';
import { elements } from './behaviours/elements.ts';
import { outcomes } from './behaviours/outcomes.ts';
import { places } from './behaviours/places.ts';
import { preloads } from './behaviours/preloads.ts';
import { replacements } from './behaviours/replacements.ts';
import {
  START,
  FAILED,
  CHALLENGE,
  PAID,
  PAID_BEFORE,
  DECLINED,
  CANCEL,
  INVALID,
  DUPLICATE,
  UNREACHABLE,
  OPENED,
  mounts,
  pays,
  emitted,
  seesForm,
  opens,
  ownButton,
} from './behaviours/steps.ts';

/** One list for every host, every engine and every product. */
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
  ...preloads,
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

/** The rows of a product: those of the list but its named exceptions, and its own. */
export function behavioursOf(product: Product): readonly Behaviour[] {
  const exceptions = NOT_OF_PRODUCT[product];
  const shared = BEHAVIOURS.filter(({ name }) => !Object.hasOwn(exceptions, name));
  return product === 'element' ? [...shared, ...elements] : shared;
}
