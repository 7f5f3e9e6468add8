/** What every runtime's entry point exports. */
export type {
  AcceptDisputeRequest,
  AcceptDisputeResponse,
  Amount,
  AmountLimit,
  AmountLimits,
  ApiResult,
  ApplyTokenRequest,
  ApplyTokenResponse,
  AuthorizationNotification,
  Buyer,
  CancelRequest,
  CancelResponse,
  CancelSubscriptionRequest,
  CancelSubscriptionResponse,
  CaptureNotification,
  CaptureRequest,
  CaptureResponse,
  ChangeSubscriptionRequest,
  ChangeSubscriptionResponse,
  ConsultAuthorizationRequest,
  ConsultAuthorizationResponse,
  ConsultRequest,
  ConsultResponse,
  CreatePaymentSessionRequest,
  CreatePaymentSessionResponse,
  CreateSubscriptionRequest,
  CreateSubscriptionResponse,
  CreateVaultingSessionRequest,
  CreateVaultingSessionResponse,
  CreditPayPlan,
  DeleteTokenResponse,
  DisableReason,
  DisputeNotification,
  DisputeNotificationType,
  DownloadDisputeEvidenceRequest,
  DownloadDisputeEvidenceResponse,
  GetCardInfoRequest,
  GetCardInfoResponse,
  Goods,
  InquireExchangeRateRequest,
  InquireExchangeRateResponse,
  InquireSubscriptionListRequest,
  InquireSubscriptionListResponse,
  InquireSubscriptionPaymentRequest,
  InquireSubscriptionPaymentResponse,
  InquireSubscriptionRequest,
  InquireSubscriptionResponse,
  InquireVaultingRequest,
  InquireVaultingResponse,
  InquiryPaymentRequest,
  InquiryPaymentResponse,
  InquiryRefundRequest,
  InquiryRefundResponse,
  KnownNotification,
  MerchantCalls,
  Order,
  PaymentNotification,
  PaymentOption,
  PaymentStatus,
  PeriodRule,
  QueryAuthorizationRequest,
  QueryAuthorizationResponse,
  Quote,
  RefundNotification,
  RefundRequest,
  RefundResponse,
  RefundStatus,
  RetrievePaymentSessionRequest,
  RetrievePaymentSessionResponse,
  RevokeAuthorizationRequest,
  RevokeAuthorizationResponse,
  SavedCardPaymentRequest,
  SavedCardPaymentResponse,
  Subscription,
  SubscriptionNotification,
  SubscriptionPayment,
  SubscriptionStatus,
  SupplyDefenseDocumentRequest,
  SupplyDefenseDocumentResponse,
  TokenRequest,
  TokenResponse,
  Transaction,
  UpdateAmountRequest,
  UpdateAmountResponse,
  UpdateSubscriptionRequest,
  UpdateSubscriptionResponse,
  UpdateTokenRequest,
  VaultPaymentMethodRequest,
  VaultPaymentMethodResponse,
  VaultedCard,
  VaultedMethod,
  VaultingNotification,
  VaultingStatus,
} from '@ams-cashier/protocol';
export { apiPath, type AntomCalls } from './client.ts';
export { AntomError, isAntomError, type AntomErrorFacts, type AntomErrorKind } from './error.ts';
export type { NotificationHandlerOptions, NotificationVerifier } from './handler/options.ts';
export { createNotificationHandler, type WebRequest, type WebResponse } from './handler/web.ts';
export { readHeader, type HeadersLike } from './header.ts';
export type { LatePayment } from './inbox/act.ts';
export type {
  CancelEvent,
  CaptureEvent,
  InboxEventName,
  InboxEvents,
  NotificationEvent,
  PaymentEvent,
  RefundEvent,
} from './inbox/event.ts';
export type { InboxHandler, InboxHandlers } from './inbox/handlers.ts';
export { createInbox, type Inbox, type InboxOptions } from './inbox/inbox.ts';
export type { InboxLog, InboxLogEntry, MeterLike } from './inbox/report.ts';
export {
  NOTIFICATION_RECEIVED,
  type AntomNotification,
  type OtherNotification,
} from './notification.ts';
export type { AntomClientOptions, Fetch } from './options.ts';
export type { OutboxCall, OutboxCancelRequest } from './outbox/call.ts';
export {
  createOutbox,
  type Outbox,
  type OutboxHealth,
  type OutboxOptions,
  type OutboxStatus,
} from './outbox/outbox.ts';
export type { RawBody } from './raw-body.ts';
export {
  formatSignatureHeader,
  parseSignatureHeader,
  type SignatureHeader,
  type SignedMessage,
} from './signature.ts';
export { postgresStore, type PostgresClient, type PostgresPool } from './store/postgres.ts';
export { sqliteStore, type SqliteDatabase } from './store/sqlite.ts';
export type { RecordKey, Store, StoredRecord, StoreUpdate } from './store/store.ts';
export { parseTime } from './time.ts';
