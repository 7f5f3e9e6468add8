import type { Behaviour } from '../behaviour.ts';
import { NO_CONTAINER, OPENED, PAID, changes, emitted, mounts, opens } from './steps.ts';

/** What only a Payment Element does: docs/design/names-and-defaults.md. */
export const elements: readonly Behaviour[] = [
  {
    name: 'Payment Element: no pay button of its own: the shop’s pays',
    steps: [
      ...opens(),
      { expect: { payButton: false } },
      { shopper: 'fills', card: 'good' },
      { shop: 'submits', answer: 'accepted' },
      { expect: { emitted: [...OPENED, PAID], outcome: 'paid', visible: true, charged: 1 } },
    ],
  },
  {
    name: 'Payment Element: a pay button of its own on request, and the input stays',
    steps: [
      ...opens(),
      { shopper: 'fills', card: 'good' },
      changes({ appearance: { showSubmitButton: true } }),
      { expect: { payButton: true, emitted: OPENED, phase: 'ready' } },
      { shopper: 'presses pay' },
      { expect: { emitted: [...OPENED, PAID], outcome: 'paid', charged: 1 } },
    ],
  },
  {
    name: 'Payment Element: a popup is refused',
    steps: [
      mounts({ display: 'popup' }),
      emitted(NO_CONTAINER),
      { expect: { phase: 'ended', visible: false, remains: 0, charged: 0 } },
    ],
  },
];
