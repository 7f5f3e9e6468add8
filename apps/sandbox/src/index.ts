/** The sandbox as a library: a gateway for a shop's own tests, in the test's process. */
export { startSandbox, type Sandbox, type SandboxSettings } from './client/start.ts';
export {
  connectSandbox,
  type ConnectOptions,
  type SandboxConnection,
  type SandboxSession,
} from './client/connect.ts';
export type { PaymentRecord } from '@ams-cashier/protocol';
export { cards } from './client/cards.ts';
export type { DisputeDetails, Disputes, SandboxDispute } from './client/disputes.ts';
export type { Duration } from './client/duration.ts';
export { SandboxError } from './client/loopback-client.ts';
export type { NotificationFilter, Notifications } from './client/notifications.ts';
export type { Means, OrderReference, SandboxOrder } from './client/order.ts';
export type { CallFault } from './merchant-api/call-fault.ts';
export type { DisputeResult } from './merchant-api/dispute-result.ts';
export type { SentNotification } from './control/notification-list.ts';
export type { Credentials } from './gateway/credentials.ts';
export { listScenarios, type ListedScenario } from './scenarios/scenario-list.ts';
