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

/**
 * One language. A text says why, then what comes next; the second half follows the step, because a failed 3-D Secure
 * check or an expired session can change the step of any code.
 */
export interface AdviceTexts {
  /** Between two sentences. */
  readonly space: '' | ' ';
  readonly shopper: {
    readonly why: { readonly [Name in FailureGroup]: string };
    readonly next: { readonly [Step in StepAfterFailure]: string };
    /** Where the general sentence of `next` would not help. */
    readonly nextFor: {
      readonly [Name in FailureGroup]?: { readonly [Step in StepAfterFailure]?: string };
    };
    /** Whole texts. */
    readonly open: { readonly [Name in OpenGroup]: string };
  };
  readonly merchant: {
    readonly why: { readonly [Key in AdviceKey | 'unknown']: string };
    readonly next: { readonly [Step in NextStep]: string };
  };
}

export interface AdviceText {
  /** For the shopper's eyes: calm, without reasons that could help a thief. */
  readonly shopper: string;
  /** For developers and operators; never for shoppers. */
  readonly merchant: string;
}
