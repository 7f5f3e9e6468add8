import type { OutcomeStatus } from '../contract/checkout.ts';
import type { EngineEnding } from '../contract/engine.ts';
import type { ResultEventCode } from '../contract/event.ts';
import { canSameSessionServe, nextStepAfter } from '../contract/next-step.ts';
import type { Product } from '../contract/session.ts';
import type { EventDraft, ResultDraft } from './event-draft.ts';
import type { Fault } from './fault.ts';
import type { Consultation } from './state.ts';

/** How an open ended: a status, with the event and the fault if there were any. */
export interface Ending {
  readonly status: OutcomeStatus;
  readonly event?: EventDraft;
  readonly fault?: Fault;
}

/** Only the merchant closes without an event. */
export interface EndingByEvent extends Ending {
  readonly status: Exclude<OutcomeStatus, 'closed'>;
}

/** How each result ends an open. */
const STATUS_AFTER: { readonly [Code in ResultEventCode]: EngineEnding['outcome'] } = {
  SDK_PAYMENT_SUCCESSFUL: 'paid',
  SDK_PAYMENT_FAIL: 'failed',
  SDK_PAYMENT_RETRY: 'failed',
  SDK_PAYMENT_PENDING: 'undecided',
  SDK_PAYMENT_PROCESSING: 'undecided',
  SDK_PAYMENT_ERROR: 'undecided',
};

/** What a success is called, if nothing was paid. */
const SUCCESS_OF: { readonly [P in Product]?: EngineEnding['outcome'] } = { vaulting: 'saved' };

/** Whether the page may go to paymentRedirectUrl after it. */
export const REDIRECTS_AFTER: { readonly [Status in EngineEnding['outcome']]: boolean } = {
  paid: true,
  saved: true,
  undecided: true,
  failed: false,
};

/**
 * What to ask `advise` about a result. A failure is asked about by its payment result code, an open outcome by its event
 * code, whatever payment result code came with it. A final failure that the form could have served was a failed challenge.
 */
export function consultationAfter({ code, final, result }: ResultDraft): Consultation | undefined {
  const status = STATUS_AFTER[code];
  if (status === 'paid') return undefined;
  const about = status === 'failed' ? (result?.paymentResultCode ?? '') : code;
  const context = final && canSameSessionServe(about) ? { threeDSFailed: true } : {};
  return { code: about, context, step: nextStepAfter(about, context) };
}

/** How the last event of an open ends it. */
export function endingAfter(event: EventDraft, product: Product): EndingByEvent {
  switch (event.type) {
    case 'error':
      return { status: 'failed', event, fault: event.fault };
    case 'status':
      return { status: 'cancelled', event };
    case 'result': {
      const status = STATUS_AFTER[event.code];
      // a failure that may yet turn out to be a payment is undecided
      if (status === 'paid') return { status: SUCCESS_OF[product] ?? status, event };
      const isOpen = status === 'failed' && consultationAfter(event)?.step === 'check_status';
      return { status: isOpen ? 'undecided' : status, event };
    }
  }
}
