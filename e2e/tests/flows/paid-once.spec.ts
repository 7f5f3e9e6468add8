/**
 * However impatient the shopper is, and whatever the network does, an order is charged once, and no tab shows two cashiers.
 * Source: docs/design/laws.md#law-12-paid-once.
 */
import { randomUUID } from 'node:crypto';
import type { BrowserContext } from '@playwright/test';
import fc from 'fast-check';
import { fullUnless } from '../../fixtures/selection.ts';
import { expect, test } from '../../fixtures/stack.ts';
import { ACTIONS, ImpatientShopper, type Action } from '../../models/impatient-shopper.ts';

test.use({ hasTouch: true });

/** The samples of the READMEs, and pages that open without a component, with another session function at each press. */
const SHOPS = [
  'sample-vanilla',
  'sample-element',
  'sample-vue',
  'sample-angular',
  'press-core',
  'press-vue',
  'press-angular',
];

/** Each stands for a way in which shops were paid twice. */
const INTERLEAVINGS: { readonly [name: string]: readonly Action[] } = {
  'clicks while the server hangs': [
    'server hangs',
    'click',
    'click',
    'double click',
    'enter',
    'server works',
    'pay',
  ],
  'clicks at once, and after a failure': [
    'server fails',
    'two calls',
    'server hangs',
    'tap',
    'two calls',
    'server works',
    'decline',
    'pay',
  ],
  'a reload while the session is asked for': [
    'server hangs',
    'double click',
    'reload',
    'tap',
    'server works',
    'pay',
    'reload',
    'two calls',
    'pay',
  ],
  'two tabs': [
    'click',
    'other tab: double click',
    'decline',
    'other tab: pay',
    'pay',
    'escape',
    'click',
  ],
};

async function playAndCount(context: BrowserContext, shop: string, actions: readonly Action[]) {
  const pages = [await context.newPage(), await context.newPage()];
  try {
    const shopper = new ImpatientShopper(context, pages);
    await shopper.enter(shop, randomUUID());
    for (const action of actions) await shopper.act(action);
    return await shopper.finish();
  } finally {
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    for (const page of pages) await page.close();
  }
}

/** Each way once, and each binding. */
const REPRESENTATIVE: { readonly [name: string]: string } = {
  'clicks while the server hangs': 'press-core',
  'clicks at once, and after a failure': 'sample-element',
  'a reload while the session is asked for': 'press-angular',
  'two tabs': 'press-vue',
};

for (const shop of SHOPS) {
  for (const [name, actions] of Object.entries(INTERLEAVINGS)) {
    test(
      `Law 12: ${shop}: ${name}`,
      { tag: fullUnless(REPRESENTATIVE[name] === shop) },
      async ({ context }) => {
        test.slow();
        expect(await playAndCount(context, shop, actions)).toEqual({ charges: 1, payments: 1 });
      },
    );
  }

  test(`Law 12: ${shop}: any interleaving`, { tag: '@full' }, async ({ context }) => {
    test.setTimeout(600_000);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...ACTIONS), { minLength: 4, maxLength: 9 }),
        async (actions) => {
          expect(await playAndCount(context, shop, actions)).toEqual({ charges: 1, payments: 1 });
        },
      ),
      // shrinking would take longer than reading the actions
      { numRuns: 12, endOnFailure: true },
    );
  });
}
