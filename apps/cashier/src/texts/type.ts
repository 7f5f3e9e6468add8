import type { WalletForm } from '@ams-cashier/protocol';
import type { NumberError } from '../form/card-number.ts';
import type { DeclineReason } from '../view/decline.ts';
import type { ExpiryError } from '../form/expiry.ts';
import type { HolderNameError } from '../form/holder-name.ts';
import type { SecurityCodeError } from '../form/security-code.ts';

export type FieldError = NumberError | ExpiryError | SecurityCodeError | HolderNameError;
/** What the shopper can do next, in this form or elsewhere. */
export type Suggestion =
  'correct' | 'other_card' | 'other_method' | 'shop_again' | 'later' | 'ask_shop';
/** Why the wallet can't be opened. */
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

/** Every text of the page, in `texts/<language>.ts`. A language that lacks a text does not compile. */
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
  /** Above the payment methods. */
  readonly methods: string;
  readonly card: string;
  /** What will happen when the button is pressed; the button; and the link to the wallet after that. */
  readonly walletIntro: { readonly [Form in WalletForm]: (wallet: string) => string };
  readonly continueWith: (wallet: string) => string;
  readonly openWallet: (wallet: string) => string;
  readonly scan: (wallet: string) => string;
  /** The alternative text of the code. */
  readonly qrCode: (wallet: string) => string;
  readonly walletProblems: { readonly [Problem in WalletProblem]: string };
  readonly paying: string;
  readonly checking: string;
  readonly atBank: string;
  readonly atWallet: string;
  readonly errors: { readonly [Error in FieldError]: string };
  /** Announced to screen readers when a submit finds mistakes. */
  readonly mistakes: Plural;
  readonly declines: { readonly [Reason in DeclineReason]: string };
  readonly suggestions: { readonly [Way in Suggestion]: string };
  readonly ends: {
    readonly [Kind in EndKind]: { readonly title: string; readonly text: string };
  };
  /** Between two sentences. */
  readonly gap: string;
  readonly paidWith: (brand: string, lastFour: string) => string;
  /** Above the buttons of express methods. */
  readonly express: string;
  /** A label on what only plays a wallet, and what it says about itself. */
  readonly simulated: string;
  readonly simulation: (wallet: string) => string;
  /** Of a saved card. */
  readonly expires: (date: string) => string;
  /** A card to type in, below the saved ones. */
  readonly otherCard: string;
  readonly saveForNextTime: string;
  readonly instalments: {
    readonly legend: string;
    readonly full: string;
    readonly total: (amount: string) => string;
  };
  /** In place of the texts about a payment. */
  readonly vaulting: {
    readonly title: string;
    readonly save: string;
    readonly saving: string;
    readonly declined: string;
    readonly failed: string;
    readonly ends: Texts['ends'];
  };
  readonly outside: string;
}
