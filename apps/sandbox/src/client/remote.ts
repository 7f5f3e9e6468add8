/**
 * The sandbox for a test that runs in the page: it is in another process, so arguments and answers are plain data, and
 * what can be asked has a name.
 */
import type { SandboxConnection } from './connect.ts';
import { SandboxError } from './loopback-client.ts';

const REMOTE_CALLS = {
  session: (sandbox) => sandbox.session,
  order: (sandbox) => sandbox.order,
  pay: (sandbox) => sandbox.pay,
  decide: (sandbox) => sandbox.decide,
  agree: (sandbox) => sandbox.agree,
  expire: (sandbox) => sandbox.expire,
  setOffline: (sandbox) => sandbox.setOffline,
  reset: (sandbox) => sandbox.reset,
  'disputes.raise': (sandbox) => sandbox.disputes.raise,
  'disputes.get': (sandbox) => sandbox.disputes.get,
  'disputes.judge': (sandbox) => sandbox.disputes.judge,
  'disputes.cancel': (sandbox) => sandbox.disputes.cancel,
  'notifications.list': (sandbox) => sandbox.notifications.list,
  'notifications.received': (sandbox) => sandbox.notifications.received,
  'notifications.resend': (sandbox) => sandbox.notifications.resend,
  'notifications.hold': (sandbox) => sandbox.notifications.hold,
  'notifications.release': (sandbox) => sandbox.notifications.release,
  'clock.now': (sandbox) => sandbox.clock.now,
  'clock.advance': (sandbox) => sandbox.clock.advance,
  'antom.refund': (sandbox) => sandbox.antom.refund,
  'antom.inquiryRefund': (sandbox) => sandbox.antom.inquiryRefund,
  'antom.capture': (sandbox) => sandbox.antom.capture,
  'antom.cancel': (sandbox) => sandbox.antom.cancel,
  'antom.inquiryPayment': (sandbox) => sandbox.antom.inquiryPayment,
} as const satisfies Record<
  string,
  (sandbox: SandboxConnection) => (...args: never[]) => Promise<unknown>
>;

type RemoteCalls = typeof REMOTE_CALLS;
export type RemoteName = keyof RemoteCalls;
type Remote<Name extends RemoteName> = ReturnType<RemoteCalls[Name]>;
export type RemoteArguments<Name extends RemoteName> = Parameters<Remote<Name>>;
/** A time arrives as text. */
type AsData<Value> = Value extends Date ? string : Value;
export type RemoteAnswer<Name extends RemoteName> = AsData<Awaited<ReturnType<Remote<Name>>>>;

/** Answers what a page asks. Rejects with a SandboxError if there is no such name. */
export async function callRemotely(
  sandbox: SandboxConnection,
  name: string,
  args: readonly unknown[],
): Promise<unknown> {
  if (!Object.hasOwn(REMOTE_CALLS, name)) {
    const names = Object.keys(REMOTE_CALLS).join(', ');
    throw new SandboxError(`${JSON.stringify(name)} can't be asked; there are ${names}.`);
  }
  const call = REMOTE_CALLS[name as RemoteName](sandbox) as (
    ...args: readonly unknown[]
  ) => Promise<unknown>;
  const answer = await call(...args);
  return answer instanceof Date ? answer.toJSON() : answer;
}
