import { DETAILED, PASSED_ON, type DetailedCode } from '../contract/event-code.ts';
import type {
  LoadingOutcome,
  PaymentResult,
  ResultEventCode,
  StatusCode,
} from '../contract/event.ts';
import type { Fault } from './fault.ts';
import type { Emission } from './life-cycle.ts';
import type { State } from './state.ts';

/** What a signal carries into the events that it leads to. */
export interface Detail {
  readonly fault?: Fault | undefined;
  readonly message?: string | undefined;
  /** The code of another event, as the cashier sent it. */
  readonly code?: string | undefined;
  /** The fields that only this code has. */
  readonly fields?: { readonly [field: string]: unknown } | undefined;
  readonly resultCode?: ResultEventCode | undefined;
  readonly result?: PaymentResult | undefined;
  readonly replayed?: boolean | undefined;
}

/** The error itself is the event. */
export interface ErrorDraft {
  readonly type: 'error';
  readonly attempt: number;
  readonly fault: Fault;
}

interface DraftBase {
  readonly attempt: number;
  readonly message: string | undefined;
  /** Says why, in place of `message`. */
  readonly fault: Fault | undefined;
  readonly result: PaymentResult | undefined;
  readonly replayed: boolean | undefined;
}

export interface StatusDraft extends DraftBase {
  readonly type: 'status';
  readonly code: StatusCode;
  /** With SDK_END_OF_LOADING. */
  readonly outcome?: LoadingOutcome;
  /** With SDK_UNKNOWN. */
  readonly rawCode?: string;
  readonly paymentMethod?: object;
  readonly billingAddress?: object;
}

export interface ResultDraft extends DraftBase {
  readonly type: 'result';
  readonly code: ResultEventCode;
  readonly final: boolean;
}

/** An event but for its ids and its time, which the interpreter adds. */
export type EventDraft = ErrorDraft | StatusDraft | ResultDraft;

/** The draft of one emission of a row, once the row's phase and attempt have been reached. */
export function draftOf(emission: Emission, { attempt, phase }: State, detail: Detail): EventDraft {
  const { fault, message, resultCode, result, replayed } = detail;
  const base: DraftBase = { attempt, message, fault, result, replayed };
  switch (emission) {
    case 'error':
      return { type: 'error', attempt, fault: fault as Fault };
    case 'end_ready':
    case 'end_failed':
    case 'end_cancelled': {
      const outcome = emission.slice('end_'.length) as LoadingOutcome;
      return { ...base, type: 'status', code: 'SDK_END_OF_LOADING', outcome };
    }
    case 'result':
    case 'SDK_PAYMENT_PROCESSING': {
      const own = emission === 'result' ? (resultCode as ResultEventCode) : emission;
      return { ...base, type: 'result', code: own, final: phase === 'ended' };
    }
    case 'other':
      return { ...base, type: 'status', ...otherOf(detail) };
    default:
      return { ...base, type: 'status', code: emission };
  }
}

/** A code without the field that its type promises is one that this version does not know. */
function otherOf({
  code,
  fields,
}: Detail): Pick<StatusDraft, 'code' | 'rawCode' | 'paymentMethod' | 'billingAddress'> {
  if (isPassedOn(code)) return { code };
  const field = Object.hasOwn(DETAILED, code ?? '') && DETAILED[code as DetailedCode];
  const value = field && fields?.[field];
  return value && typeof value === 'object'
    ? { code: code as DetailedCode, [field]: value }
    : { code: 'SDK_UNKNOWN', rawCode: code as string };
}

function isPassedOn(code: string | undefined): code is (typeof PASSED_ON)[number] {
  return (PASSED_ON as readonly unknown[]).includes(code);
}
