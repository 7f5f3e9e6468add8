/**
 * What the sandbox's inspector shows and asks for. Same origin, JSON, for callers on the sandbox's own machine only.
 *
 * | request                                          | body            | answer                            |
 * | ------------------------------------------------ | --------------- | --------------------------------- |
 * | `GET /sandbox/orders?search=…&state=…&…`         |                 | Inspection                        |
 * | `GET /sandbox/orders/<any id>`                   |                 | InspectedOrder, or 404            |
 * | `GET /sandbox/live`                              |                 | an event at each change           |
 * | `POST /sandbox/orders/<sessionId>/<action>`      |                 | 204, or 409 with a reason         |
 * | `POST /sandbox/notifications/<id>/resend`        |                 | 204                               |
 * | `POST /sandbox/offline`                          | OfflineRequest  | 204                               |
 * | `POST /sandbox/notifications/hold`, `…/release`  |                 | 204                               |
 * | `POST /sandbox/shop?scenario=<id>`               |                 | ShopOrder, of a new session       |
 * | `GET /sandbox/shop/<any id>`                     |                 | ShopOrder, or 404                 |
 * | `GET /sandbox/orders/<any id>/test?runner=…`     |                 | a test, as text                   |
 */
import type { Amount } from './gateway.ts';
import type { PaymentStatus } from './merchant-api/types.ts';
import type { NextStep } from './result-step.ts';

/** A payment's status, or the state of a session that has no payment yet. */
export const ORDER_STATES = [
  'CREATED',
  'PROCESSING',
  'PENDING',
  'SUCCESS',
  'FAIL',
  'CANCELLED',
  'EXPIRED',
] as const satisfies readonly (PaymentStatus | 'CREATED' | 'EXPIRED')[];
export type OrderState = (typeof ORDER_STATES)[number];

/** approve, decline: settles an undecided payment; expire: the session or the undecided order is over now. */
export const INSPECTOR_ACTIONS = ['approve', 'decline', 'expire'] as const;
export type InspectorAction = (typeof INSPECTOR_ACTIONS)[number];

/** All times are ISO 8601. */
export interface InspectedAttempt {
  readonly submitId: string;
  readonly at: string;
  /** `CARD`, `GCASH` … */
  readonly method: string;
  /** `4054********0768`; a wallet has none. */
  readonly maskedNumber?: string;
  readonly brand?: string;
  readonly outcome: string;
  readonly paymentResultCode?: string;
  readonly paymentResultMessage?: string;
  readonly nextStep?: NextStep;
  readonly authentication?: string;
  /** The scenario that decided it, if any. */
  readonly scenario?: string;
  /** When it was decided; absent while it is open. */
  readonly decidedAt?: string;
  readonly traceId: string;
}

export interface InspectedNotification {
  readonly notificationId: number;
  readonly notifyType: string;
  readonly resultCode: string;
  readonly url: string;
  /** When it is sent next. Absent once it was delivered or given up. */
  readonly nextAt?: string;
  /** `answer`: `S`, or a short description of what came instead. */
  readonly deliveries: readonly { readonly at: string; readonly answer: string }[];
}

/** A capture or a refund. */
export interface InspectedOperation {
  /** The merchant's id: captureRequestId or refundRequestId; of an automatic capture, one of the sandbox's. */
  readonly requestId: string;
  readonly amount: Amount;
  readonly status: 'SUCCESS' | 'PROCESSING' | 'FAIL';
  /** Why it failed. */
  readonly resultCode?: string;
}

export interface InspectedDispute {
  readonly disputeId: string;
  readonly amount: Amount;
  /** open: neither accepted nor defended. */
  readonly status: 'open' | 'defended' | 'closed';
  /** It was lost, and the buyer has the money back. */
  readonly isChargedBack: boolean;
}

/** What an event is about. */
export type InspectedEventKind =
  | 'session'
  | 'offer'
  | 'attempt'
  | 'challenge'
  | 'wallet'
  | 'decision'
  | 'charge'
  | 'capture'
  | 'refund'
  | 'cancel'
  | 'update'
  | 'dispute'
  | 'notification'
  | 'expiry';

/** One step of the history, oldest first. */
export interface InspectedEvent {
  /** To the millisecond. */
  readonly at: string;
  readonly kind: InspectedEventKind;
  /** `open`: it is not known yet how it ends. */
  readonly tone: 'plain' | 'good' | 'bad' | 'open';
  readonly what: string;
  readonly detail?: string;
  /** A result code, and what it says. */
  readonly code?: string;
  readonly codeMessage?: string;
  /** Of the attempt or the notification that it belongs to. */
  readonly submitId?: string;
  readonly notificationId?: number;
}

/** A payment session in a list. */
export interface ListedOrder {
  readonly sessionId: string;
  /** referenceOrderId of the merchant. */
  readonly orderId: string;
  /** Absent if a card is only saved. */
  readonly amount?: Amount;
  /** Of the latest attempt: `CARD`, `GCASH` … */
  readonly method?: string;
  /** Of the latest attempt with a card. */
  readonly maskedNumber?: string;
  /** Of the latest attempt, or the one that the session names. */
  readonly scenario?: string;
  readonly state: OrderState;
  readonly paymentResultCode?: string;
  readonly createdAt: string;
}

/** A payment session and its history. */
export interface InspectedOrder {
  readonly sessionId: string;
  readonly publicSessionId: string;
  /** referenceOrderId of the merchant. */
  readonly orderId: string;
  readonly orderDescription: string;
  readonly paymentRequestId: string;
  readonly paymentId?: string;
  /** Absent if a card is only saved. */
  readonly amount?: Amount;
  readonly state: OrderState;
  readonly paymentResultCode?: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** The scenario that the session names, if any. */
  readonly scenario?: string;
  /** How often the buyer was charged: never more than once. */
  readonly charges: number;
  readonly attempts: readonly InspectedAttempt[];
  /** Oldest first, as are refunds and disputes. */
  readonly captures: readonly InspectedOperation[];
  readonly refunds: readonly InspectedOperation[];
  readonly disputes: readonly InspectedDispute[];
  readonly notifications: readonly InspectedNotification[];
  readonly events: readonly InspectedEvent[];
  /** The actions that are possible now. */
  readonly actions: readonly InspectorAction[];
}

export interface Inspection {
  readonly clientId: string;
  /** The sandbox's time, which a test may have put forward. */
  readonly now: string;
  /** Whether the sandbox answers only its inspector. */
  readonly offline: boolean;
  /** Whether it sends no notification but those that somebody asks for. */
  readonly held: boolean;
  /** Latest first. */
  readonly orders: readonly ListedOrder[];
  /** How many match. */
  readonly total: number;
  /** What there is to filter by. */
  readonly methods: readonly string[];
  readonly scenarios: readonly string[];
}

export interface OfflineRequest {
  readonly offline: boolean;
}

/** What the sandbox's own shop needs to open the cashier. */
export interface ShopOrder {
  readonly order: InspectedOrder;
  readonly paymentSessionData: string;
  /** The cashier can still be opened for it. */
  readonly isOpen: boolean;
  /** The origin of the cashier, and that of the inspector. */
  readonly cashier: string;
  readonly inspector: string;
  readonly scenario?: {
    readonly id: string;
    /** What happens, in one line. */
    readonly what: string;
    /** The card that triggers it. */
    readonly card?: string;
    /** What the shop passes to the SDK in addition to the usual options. */
    readonly shop?: {
      readonly environment?: string;
      readonly limits?: { readonly attempt?: number; readonly challenge?: number };
    };
  };
}

/** For which runner a payment is written as a test. */
export const TEST_RUNNERS = ['playwright', 'vitest'] as const;
export type TestRunner = (typeof TEST_RUNNERS)[number];
