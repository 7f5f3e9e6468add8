import type { NextStep, PaymentResultCode } from '@ams-cashier/protocol';

/** What there is advice about: each payment result code, and the events that leave a payment open. */
export type AdviceKey =
  PaymentResultCode | 'SDK_PAYMENT_PENDING' | 'SDK_PAYMENT_PROCESSING' | 'SDK_PAYMENT_ERROR';

/** What a shopper may know about a failure. Coarser than the codes on purpose: it must not tell a thief why. */
export type FailureGroup =
  | 'number'
  | 'expiry'
  | 'security_code'
  | 'form'
  | 'verification'
  | 'expired_card'
  | 'card'
  | 'declined'
  | 'identity'
  | 'confirm'
  | 'balance'
  | 'amount'
  | 'account'
  | 'unverified'
  | 'paused'
  | 'method'
  | 'order'
  | 'expired'
  | 'cancelled'
  | 'shop'
  | 'loading'
  | 'failed';

/** Nothing has failed: nobody knows yet, or only the shopper does. */
export type OpenGroup = 'waiting' | 'finished';

export type Group = FailureGroup | OpenGroup;

type StepAfterFailure = Exclude<NextStep, 'check_status'>;

/** What the form is called. */
export interface FormNames {
  /** Of the popup. */
  readonly title: string;
  readonly loading: string;
  /** Of the form's frame. */
  readonly frame: string;
}

/** The few words that stand in the shop's page, around the cashier's. */
export interface SurfaceText extends FormNames {
  readonly close: string;
  /** Of the dialog in which the bank asks. */
  readonly challenge: string;
  /** Where a card is saved and nothing is paid. */
  readonly vaulting: FormNames;
}

/**
 * One language. A text of advice says why, then what comes next; the second half follows the step, because a failed
 * 3-D Secure check or an expired session can change the step of any code.
 */
export interface Texts {
  /** Between two sentences. */
  readonly space: '' | ' ';
  readonly surface: SurfaceText;
  readonly advice: {
    readonly why: { readonly [Name in FailureGroup]: string };
    readonly next: { readonly [Step in StepAfterFailure]: string };
    /** Where the general sentence of `next` would not help. */
    readonly nextFor: {
      readonly [Name in FailureGroup]?: { readonly [Step in StepAfterFailure]?: string };
    };
    /** Whole texts. */
    readonly open: { readonly [Name in OpenGroup]: string };
    /** In place of the texts about a payment, where a card is saved and nothing is paid. */
    readonly vaulting: {
      readonly declined: string;
      readonly failed: string;
      /** A whole text. */
      readonly waiting: string;
      readonly next: {
        readonly other_card: string;
        readonly new_session: string;
        readonly later: string;
      };
    };
  };
}

export interface MerchantTexts {
  readonly space: '' | ' ';
  readonly why: { readonly [Key in AdviceKey | 'unknown']: string };
  readonly next: { readonly [Step in NextStep]: string };
}

/** What a language's file exports. */
export interface Language {
  readonly texts: Texts;
  /** Absent: in English. */
  readonly merchant?: MerchantTexts;
}

export interface AdviceText {
  /** For the shopper's eyes: calm, without reasons that could help a thief. */
  readonly shopper: string;
  /** For developers and operators; never for shoppers. Absent if its file doesn't come. */
  readonly merchant?: string;
}
