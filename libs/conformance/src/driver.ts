import type { CashierName } from './host.ts';

/** Cards by what becomes of a payment with them. */
export type Card = 'good' | 'declined' | 'refused' | 'undecided' | 'unknown' | 'asked';

/** What stays away until it is released: the cashier itself, or the answer to a payment that was made. */
export type Held = 'load' | 'answer';

/** The other side of an engine: shopper, gateway and network. Where a cashier is meant, it is the topmost one. */
export interface Driver {
  /** A session of a new order. */
  newSession(): Promise<string>;
  /** How often money was taken for this session. */
  charges(session: string): Promise<number>;
  hold(what: Held): Promise<void>;
  release(): Promise<void>;
  /** The next load fails: nobody answers. */
  cutNextLoad(): Promise<void>;
  /** Waits until the shopper can type. */
  form(cashier: CashierName): Promise<void>;
  fill(cashier: CashierName, card: Card): Promise<void>;
  /** The cashier's own pay button. */
  press(cashier: CashierName): Promise<void>;
  /** At the bank. */
  approve(): Promise<void>;
  /** Close, or inline the cashier's own Cancel. */
  leave(cashier: CashierName): Promise<void>;
  /** Puts the end state of a popup away. */
  dismiss(cashier: CashierName): Promise<void>;
  /** The language that the cashier speaks. */
  language(cashier: CashierName): Promise<string>;
  hasPayButton(cashier: CashierName): Promise<boolean>;
  /** How many cashiers are on the page, seen or unseen, with all that belongs to them. */
  remains(): Promise<number>;
}
