import type { WalletAnswer } from '../payment/wallet.ts';

/** For the cashier's challenge page and the issuer's page. */
export interface BankText {
  readonly title: string;
  readonly coming: string;
  readonly frame: string;
  readonly bank: string;
  readonly question: string;
  readonly shop: string;
  readonly amount: string;
  readonly card: string;
  readonly approve: string;
  readonly reject: string;
  readonly leave: string;
  readonly openWindow: string;
  readonly inWindow: string;
  readonly answered: string;
  readonly close: string;
  readonly over: string;
  readonly sandbox: string;
}

/** For the wallet's page. */
export interface WalletText {
  readonly question: string;
  readonly shop: string;
  readonly amount: string;
  readonly order: string;
  readonly answers: { readonly [Answer in WalletAnswer]: string };
  readonly approved: string;
  readonly declined: string;
  readonly waiting: string;
  readonly over: string;
  readonly close: string;
  readonly back: string;
  readonly sandbox: string;
}

/** What the pages around the cashier say; one file per language beside this one. */
export interface PageText {
  readonly bank: BankText;
  readonly wallet: WalletText;
}
