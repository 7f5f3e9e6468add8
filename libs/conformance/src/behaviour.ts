import type { CheckoutSnapshot, OutcomeStatus, SubmitAnswer } from '@ams-cashier/core';
import type { Card, Held } from './driver.ts';
import type { CashierName, HostChange, HostRequest } from './host.ts';

/** Sessions have names, so that a behaviour can return to one. */
export type SessionName = 'lamp' | 'chair';

export type MountRequest = Partial<Omit<HostRequest, 'session'>> & {
  readonly session?: SessionName;
};

export type ChangeRequest = Omit<HostChange, 'session'> & { readonly session?: SessionName };

/** What a step waits for. */
export interface Expectation {
  /** All events since the page was loaded, as lines of `eventLine`. */
  readonly emitted?: readonly string[];
  readonly phase?: CheckoutSnapshot['phase'];
  readonly leave?: CheckoutSnapshot['leave'];
  readonly outcome?: OutcomeStatus;
  readonly visible?: boolean;
  readonly language?: string;
  readonly payButton?: boolean;
  /** How often the sessions of this behaviour were charged. */
  readonly charged?: number;
  /** How often a cashier was preloaded since the page was loaded. */
  readonly preloads?: number;
  /** The number of cashiers in the page, visible or not. */
  readonly remains?: number;
  /** How many errors of the shop's own handlers were reported to the page or its console. */
  readonly reported?: number;
}

/** One step. Without `cashier`, it concerns the first. */
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
      readonly shopper:
        | 'points at the trigger'
        | 'sees the form'
        | 'presses pay'
        | 'approves'
        | 'leaves'
        | 'dismisses it';
    }
  | { readonly expect: Expectation }
);

/** Required of every host with every engine. */
export interface Behaviour {
  readonly name: string;
  readonly steps: readonly Step[];
}
