/** Vitest's browser mode, in a test: what a shopper does in the cashier and the bank, and the sandbox. */
import type { CardDetails } from './browser/steps.ts';
import { COMMAND, type CashierCall } from './browser/vitest-command.ts';
import { runCommand } from './browser/vitest-run.ts';
import type { RemoteAnswer, RemoteArguments, RemoteName } from './client/remote.ts';

export type { CardDetails } from './browser/steps.ts';
export { cards } from './client/cards.ts';

const act = (call: CashierCall, ...args: readonly unknown[]) =>
  runCommand(COMMAND.cashier, call, args) as Promise<void>;
const read = (call: CashierCall) => runCommand(COMMAND.cashier, call, []) as Promise<string>;

/** The hosted cashier that your test has opened. */
export const cashier = {
  /** Types a card. */
  fill: (card: string, details?: CardDetails): Promise<void> => act('fill', card, details),
  /** Types a card and presses the cashier's pay button. Press your own after `fill()` if you have one. */
  pay: (card?: string, details?: CardDetails): Promise<void> => act('pay', card, details),
  /** Pays with a card that the bank declines, and waits for the reason. The form stays open. */
  decline: (): Promise<void> => act('decline'),
  /** Puts away what a popup says after the end. */
  done: (): Promise<void> => act('done'),
  /** Leaves before paying: inline by the form's own button, a popup by that of its dialog. */
  cancel: (): Promise<void> => act('cancel'),
  /** Why the card was declined. Waits until the form says it. */
  reason: (): Promise<string> => read('reason'),
  /** The public id of the session in the cashier: `sandbox.order()` and others take it. */
  sessionId: (): Promise<string> => read('sessionId'),
  /** What the shopper's bank asks: 3-D Secure. */
  challenge: {
    approve: (): Promise<void> => act('approve'),
    reject: (): Promise<void> => act('reject'),
  },
} as const;

const ask =
  <Name extends RemoteName>(name: Name) =>
  (...args: RemoteArguments<Name>): Promise<RemoteAnswer<Name>> =>
    runCommand(COMMAND.sandbox, name, args) as Promise<RemoteAnswer<Name>>;

/** The sandbox: orders, decisions, the clock, notifications. Times are text, as in JSON. */
export const sandbox = {
  session: ask('session'),
  order: ask('order'),
  pay: ask('pay'),
  decide: ask('decide'),
  agree: ask('agree'),
  expire: ask('expire'),
  setOffline: ask('setOffline'),
  reset: ask('reset'),
  disputes: {
    raise: ask('disputes.raise'),
    get: ask('disputes.get'),
    judge: ask('disputes.judge'),
    cancel: ask('disputes.cancel'),
  },
  notifications: {
    list: ask('notifications.list'),
    received: ask('notifications.received'),
    resend: ask('notifications.resend'),
    hold: ask('notifications.hold'),
    release: ask('notifications.release'),
  },
  clock: { now: ask('clock.now'), advance: ask('clock.advance') },
  antom: {
    refund: ask('antom.refund'),
    inquiryRefund: ask('antom.inquiryRefund'),
    capture: ask('antom.capture'),
    cancel: ask('antom.cancel'),
    inquiryPayment: ask('antom.inquiryPayment'),
  },
} as const;
