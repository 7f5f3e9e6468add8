import type { CheckoutSnapshot, OutcomeStatus, SubmitAnswer } from '@ams-cashier/core';
import type { Card, Held } from './driver.ts';
import type { CashierName, HostChange, HostRequest } from './host.ts';

/** Sessions have names: a behaviour may come back to one. */
export type SessionName = 'lamp' | 'chair';

export type MountRequest = Partial<Omit<HostRequest, 'session'>> & {
  readonly session?: SessionName;
};

export type ChangeRequest = Omit<HostChange, 'session'> & { readonly session?: SessionName };

/** What is waited for. Lines are those of `eventLine`, all since the page came up. */
export interface Expectation {
  readonly told?: readonly string[];
  readonly phase?: CheckoutSnapshot['phase'];
  readonly leave?: CheckoutSnapshot['leave'];
  readonly outcome?: OutcomeStatus;
  readonly visible?: boolean;
  readonly language?: string;
  readonly payButton?: boolean;
  /** How often money was taken for this behaviour's sessions. */
  readonly charged?: number;
  /** How many cashiers are on the page, seen or unseen. */
  readonly remains?: number;
  /** How often an error of the shop's own was reported to the page or its console. */
  readonly reported?: number;
}

/** One step. What is not told about a cashier is about the first. */
export type Step = { readonly cashier?: CashierName } & (
  | { readonly shop: 'mounts'; readonly request?: MountRequest }
  | { readonly shop: 'changes'; readonly change: ChangeRequest }
  | { readonly shop: 'submits'; readonly answer: SubmitAnswer }
  | {
      readonly shop:
        'opens' | 'closes' | 'moves' | 'suspends' | 'resumes' | 'unmounts' | 'retries' | 'reloads';
    }
  | { readonly network: 'holds'; readonly what: Held }
  | { readonly network: 'releases' | 'cuts the next load' }
  | { readonly shopper: 'fills' | 'pays'; readonly card: Card }
  | {
      readonly shopper: 'sees the form' | 'presses pay' | 'approves' | 'leaves' | 'puts it away';
    }
  | { readonly expect: Expectation }
);

/** Must come about on every host and with every engine. */
export interface Behaviour {
  readonly name: string;
  readonly steps: readonly Step[];
}
