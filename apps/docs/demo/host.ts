import type { CashierEvent } from '@ams-cashier/core';
import type { DemoCashier } from './demo-cashier.ts';

/** A shop of the demo: puts an inline cashier into `target`. Returns what removes it. */
export interface DemoShop {
  readonly target: HTMLElement;
  readonly cashier: DemoCashier;
  readonly session: string;
  readonly locale: string;
  readonly hear: (event: CashierEvent) => void;
}

export type StartShop = (shop: DemoShop) => Promise<() => void>;
