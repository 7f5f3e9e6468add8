export { antomEngine } from './antom-engine.ts';
export {
  advise,
  loadAdvice,
  type Advice,
  type AdviceContext,
  type NextStep,
  type PaymentResultCode,
} from './advice.ts';
export type {
  Checkout,
  CheckoutSnapshot,
  Listener,
  Outcome,
  OutcomeStatus,
  SubmitAnswer,
  SupportBundle,
} from './checkout.ts';
export { createCashier, type Cashier, type PreloadTarget } from './client.ts';
export type {
  CashierEngine,
  EngineCode,
  EngineHost,
  EngineRun,
  EngineScope,
  EngineSignal,
} from './engine.ts';
export { CashierError, isCashierError, type CashierErrorCode, type ErrorDetails } from './error.ts';
export type { Blame, ErrorReason } from './error-table.ts';
export type {
  CardPaymentResultInfo,
  CashierEvent,
  ErrorEvent,
  EventBase,
  EventCode,
  EventOf,
  ListenerEvents,
  ListenerType,
  LoadingEndedEvent,
  LoadingOutcome,
  LogEntry,
  PaymentResult,
  ResultCode,
  ResultEvent,
  StatusBase,
  StatusCode,
  StatusEvent,
  UnknownEvent,
} from './event.ts';
export {
  AMSCashierPayment,
  type AMSCashierPaymentOptions,
  type ComponentParams,
  type PreloadOptions,
  type SubmitResult,
} from './facade.ts';
export { hostedEngine } from './hosted-engine.ts';
export type { Phase } from './life-cycle.ts';
export type {
  AntomOptions,
  AntomRequest,
  AntomScript,
  Appearance,
  BeforeSubmitAnswer,
  CashierCallbacks,
  CashierOptions,
  Environment,
  Limits,
  MerchantAppointParam,
  OpenRequest,
  Session,
  SessionSource,
  SessionWithExpiry,
  SubmitData,
} from './options.ts';
export { pollPayment, type PaymentStatus, type PollOptions } from './poll.ts';
export { handleReturn, type Returned } from './return.ts';
export type { SessionData, SessionMeta } from './session.ts';
