import type { CashierName } from './host.ts';

/** Cards, named by the outcome of a payment with them. */
export type Card = 'good' | 'declined' | 'refused' | 'undecided' | 'unknown' | 'asked';

/**
 * What a session is for, as the session decides it: one payment with a pay button of its own, a Payment Element beside the
 * shop's button, or a card that is saved and not charged.
 */
export type Product = 'classic' | 'element' | 'vaulting';

/** What is held back until it is released: loading the cashier, or the answer to a payment. */
export type Held = 'load' | 'answer';

/** The environment of an engine: shopper, gateway and network. */
export interface Driver {
  /** A session of a new order, or of a card to save. */
  newSession(product: Product): Promise<string>;
  /** How often this session was charged; for vaulting, how often its card was saved. */
  charges(session: string): Promise<number>;
  hold(what: Held): Promise<void>;
  release(): Promise<void>;
  /** Makes the next load fail: the server doesn't answer. */
  cutNextLoad(): Promise<void>;
  /** Moves the pointer over what opens the cashier. */
  point(): Promise<void>;
  /** How often a cashier was preloaded since the page was loaded. */
  preloads(): Promise<number>;
  /** Waits until the shopper can type. */
  form(cashier: CashierName): Promise<void>;
  fill(cashier: CashierName, card: Card): Promise<void>;
  /** Presses the cashier's own pay button. */
  press(cashier: CashierName): Promise<void>;
  /** Approves the challenge. */
  approve(): Promise<void>;
  /** Presses Close, or inline the cashier's own Cancel. */
  leave(cashier: CashierName): Promise<void>;
  /** Dismisses the end state of a popup. */
  dismiss(cashier: CashierName): Promise<void>;
  /** The language of the cashier. */
  language(cashier: CashierName): Promise<string>;
  hasPayButton(cashier: CashierName): Promise<boolean>;
  /** The number of cashiers in the page, visible or not, including anything that belongs to them. */
  remains(): Promise<number>;
}
