import type { BrowserContext } from '@playwright/test';
import type { AppPlan } from '../pages/antom-app.ts';
import { fullUnless } from '../fixtures/selection.ts';
import { expect, test, type AntomShop } from './shop.ts';
import type { AntomWorld } from './world.ts';

/** A row of docs/defects.json, by whose id its tests are found. */
export type DefectRow = `${'S' | 'H' | 'L' | 'D' | 'K' | 'N' | 'E'}${number}`;

export interface Proof<Facts> {
  /** What the hosted page does by itself. */
  readonly plan?: AppPlan;
  /** A variant of a row that the short form shows by another one. */
  readonly isVariant?: boolean;
  /** Of the shop's own address. */
  readonly query?: { readonly [name: string]: string };
  /** The end of that address, as it stands. */
  readonly rest?: string;
  /** Before the page comes up. */
  readonly prepare?: (world: AntomWorld, context: BrowserContext) => unknown;
  /** What the merchant and the world do; what came of it. */
  readonly run: (shop: AntomShop) => Promise<Facts>;
  /** With the official package alone: the defect. */
  readonly official: unknown;
  /** With ours, which runs it underneath: the bar. */
  readonly ours: unknown;
}

/**
 * One row of the defects list: the same code of a merchant on both SDKs. That the official one still shows the defect is
 * what says that the test could fail.
 */
export function defect<Facts>(row: DefectRow, bar: string, proof: Proof<Facts>): void {
  for (const sdk of ['npm', 'official'] as const) {
    const isOurs = sdk === 'npm';
    const title = isOurs ? bar : `the defect, in the official SDK: ${bar}`;
    test(
      `${row}: ${title}`,
      { tag: fullUnless(isOurs && !proof.isVariant) },
      async ({ shop, world, context }) => {
        world.plan = proof.plan ?? {};
        await proof.prepare?.(world, context);
        await shop.goto(sdk, proof.query, proof.rest);
        const facts: unknown = await proof.run(shop);
        const { ours, official } = proof;
        expect(facts).toEqual(isOurs ? ours : official);
      },
    );
  }
}
