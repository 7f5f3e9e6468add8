import type { Behaviour } from '../behaviour.ts';
import { PAID, PROCESSING, OPENED, pays, opens } from './steps.ts';

/** How a payment ends, card by card. */
export const outcomes = (
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
