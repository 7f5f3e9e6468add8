export { antomEngine } from './engines/antom/antom-engine.ts';
export { advise, loadAdvice } from './advice/advice.ts';
export type { Advice, AdviceContext, NextStep, PaymentResultCode } from './contract/advice.ts';
export type {
  Checkout,
  CheckoutSnapshot,
  CheckoutUpdate,
  LookUpdate,
  Listener,
  Outcome,
  OutcomeStatus,
  SubmitAnswer,
  SupportBundle,
  UpdateAnswer,
} from './contract/checkout.ts';
export { createCashier, type Cashier } from './client/client.ts';
export type {
  CashierEngine,
  EngineCode,
  EngineHost,
  EngineRun,
  EngineScope,
  EngineSignal,
  PreloadRequest,
} from './contract/engine.ts';
export {
  CashierError,
  isCashierError,
  type CashierErrorCode,
  type ErrorDetails,
} from './contract/error.ts';
export type { Blame, ErrorReason } from './contract/error-table.ts';
export type {
  CardPaymentResultInfo,
  BillingAddressChangedEvent,
  CashierEvent,
  CashierErrorEvent,
  EventBase,
  EventCode,
  EventOf,
  ListenerEvents,
  ListenerType,
  LoadingEndedEvent,
  LoadingOutcome,
  LogEntry,
  PaymentMethodChangedEvent,
  PaymentResult,
  ResultEventCode,
  ResultEvent,
  StatusBase,
  StatusCode,
  StatusEvent,
  UnknownEvent,
} from './contract/event.ts';
export {
  AMSCashierPayment,
  type AMSCashierPaymentOptions,
  type ComponentParams,
  type PreloadOptions,
  type SubmitResult,
} from './client/facade.ts';
export { AMSCheckoutPage, type CheckoutPageOptions } from './client/checkout-page.ts';
export {
  AMSElement,
  InvalidElementConfigError,
  type ElementError,
  type ElementMountParams,
  type ElementOptions,
  type PaymentAnswer,
} from './client/element.ts';
export { AMSVaulting } from './client/vaulting.ts';
export { hostedEngine } from './engines/hosted/hosted-engine.ts';
export type { PreloadOnOptions, PreloadTarget, PreloadWhen } from './contract/preload.ts';
export type { Phase } from './contract/phase.ts';
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
} from './contract/options.ts';
export { pollPayment, type PaymentStatus, type PollOptions } from './after/poll.ts';
export { handleReturn, type Returned } from './after/return.ts';
export type { SessionData, SessionMeta } from './contract/session.ts';
