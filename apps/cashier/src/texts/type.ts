import type { WalletForm } from '@ams-cashier/protocol';
import type { NumberError } from '../form/card-number.ts';
import type { DeclineReason } from '../view/decline.ts';
import type { ExpiryError } from '../form/expiry.ts';
import type { HolderNameError } from '../form/holder-name.ts';
import type { SecurityCodeError } from '../form/security-code.ts';

export type FieldError = NumberError | ExpiryError | SecurityCodeError | HolderNameError;
/** What the shopper can do next, here or elsewhere. */
export type WayOut =
  'correct' | 'other_card' | 'other_method' | 'shop_again' | 'later' | 'ask_shop';
/** Why a wallet can't be gone to. */
export type WalletProblem = 'unavailable' | 'blocked';
export type EndKind = 'paid' | 'undecided' | 'failed' | 'cancelled';

/**
 * A text about a number, written `#`: in each form that the language has. Source: CLDR, by Intl.PluralRules.
 *
 * @example
 * { one: '1 field needs attention.', other: '# fields need attention.' }
 */
export type Plural = { readonly [Form in Exclude<Intl.LDMLPluralRule, 'other'>]?: string } & {
  readonly other: string;
};

/** Everything that the page says, in `texts/<language>.ts`. A language that lacks a text does not compile. */
export interface Texts {
  readonly title: string;
  readonly cardNumber: string;
  readonly expiry: string;
  readonly expiryExample: string;
  readonly securityCode: string;
  readonly securityCodeExample: {
    readonly [Length in 'code_three' | 'code_four' | 'code_either']: string;
  };
  readonly holderName: string;
  readonly pay: (amount: string) => string;
  readonly cancel: string;
  readonly done: string;
  readonly close: string;
  readonly privacy: string;
  /** Above what the shopper may pay with. */
  readonly methods: string;
  readonly card: string;
  /** What comes when the button is pressed; the button; and what leads to the wallet after that. */
  readonly walletIntro: { readonly [Form in WalletForm]: (wallet: string) => string };
  readonly continueWith: (wallet: string) => string;
  readonly openWallet: (wallet: string) => string;
  readonly scan: (wallet: string) => string;
  /** What the picture of the code is. */
  readonly qrCode: (wallet: string) => string;
  readonly walletProblems: { readonly [Problem in WalletProblem]: string };
  readonly paying: string;
  readonly checking: string;
  readonly atBank: string;
  readonly atWallet: string;
  readonly errors: { readonly [Error in FieldError]: string };
  /** Read out when a submit finds mistakes. */
  readonly mistakes: Plural;
  readonly declines: { readonly [Reason in DeclineReason]: string };
  readonly wayOut: { readonly [Way in WayOut]: string };
  readonly ends: {
    readonly [Kind in EndKind]: { readonly title: string; readonly text: string };
  };
  /** Between two sentences. */
  readonly gap: string;
  readonly paidWith: (brand: string, lastFour: string) => string;
  readonly outside: string;
}
