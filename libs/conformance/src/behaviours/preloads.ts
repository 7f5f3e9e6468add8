import type { Behaviour, Step } from '../behaviour.ts';
import { mounts, OPENED, PAID, pays, seesForm } from './steps.ts';

/** A client that has opened a cashier preloads nothing any more: each of these begins with another. */
const reloads: Step = { shop: 'reloads' };
const points: Step = { shopper: 'points at the trigger' };

/** Code and page before the open. The reasons: docs/design/names-and-defaults.md#preloading. */
export const preloads: readonly Behaviour[] = [
  {
    name: 'preload by intent: nothing before the shopper points at the trigger, once after it, and then paid',
    steps: [
      reloads,
      mounts({ display: 'popup', preload: 'intent' }),
      { expect: { preloads: 0, remains: 0, emitted: [], phase: 'idle' } },
      points,
      { expect: { preloads: 1, emitted: [], phase: 'idle' } },
      points,
      { shop: 'opens' },
      seesForm,
      pays('good'),
      { expect: { emitted: [...OPENED, PAID], outcome: 'paid', preloads: 1, charged: 1 } },
    ],
  },
  {
    name: 'preload by intent: what is loading goes with the component',
    steps: [
      reloads,
      mounts({ display: 'popup', preload: 'intent' }),
      points,
      { expect: { preloads: 1 } },
      { shop: 'unmounts' },
      { expect: { remains: 0, emitted: [] } },
    ],
  },
  {
    name: 'preload by intent: a component that is away preloads nothing, and goes on when it is back',
    steps: [
      reloads,
      mounts({ display: 'popup', preload: 'intent' }),
      { shop: 'suspends' },
      { shop: 'resumes' },
      { expect: { preloads: 0 } },
      points,
      { expect: { preloads: 1 } },
    ],
  },
  ...(['visible', 'idle'] as const).map((preload): Behaviour => ({
    name: `preload when ${preload}: without the shopper`,
    steps: [
      reloads,
      mounts({ display: 'popup', preload }),
      { expect: { preloads: 1, emitted: [], phase: 'idle' } },
    ],
  })),
  {
    name: 'no preload: nothing is loaded before the cashier opens',
    steps: [
      reloads,
      mounts({ display: 'popup', preload: 'none' }),
      points,
      { expect: { preloads: 0, remains: 0 } },
      { shop: 'opens' },
      seesForm,
      { expect: { preloads: 0, emitted: OPENED } },
    ],
  },
];
