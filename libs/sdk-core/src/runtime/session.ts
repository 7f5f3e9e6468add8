import { parseSessionData } from '@ams-cashier/protocol';
import { describe } from '../contract/describe.ts';
import { CashierError } from '../contract/error.ts';
import type { Session } from '../contract/options.ts';
import type { ReadSession } from '../contract/session.ts';

const FIX = 'Pass paymentSessionData of createPaymentSession, as text.';

/** Throws `session_missing` or `session_malformed`. */
export function readSession(session: unknown): ReadSession {
  const given = Object(session) as { readonly sessionData?: unknown; readonly expiresAt?: unknown };
  const raw = given.sessionData ?? session;
  const parameter = given.sessionData == null ? 'session' : 'session.sessionData';
  const fault = (text: string, cause?: unknown): CashierError =>
    new CashierError(raw ? 'session_malformed' : 'session_missing', {
      message: `${parameter} is ${describe(raw)}${text}. ${FIX}`,
      cause,
    });
  if (typeof raw !== 'string' || !raw) throw fault('');
  const { expiresAt } = given;
  const end = expiresAt === undefined ? undefined : new Date(expiresAt as string).getTime();
  if (Number.isNaN(end))
    throw fault(`, and session.expiresAt is not a time: ${describe(expiresAt)}`);
  try {
    return { data: parseSessionData(raw), expiresAt: end };
  } catch (cause) {
    throw fault(` and ${(cause as Error).message}`, cause);
  }
}

/** Calls a session function. Throws `session_failed` if anything is wrong with its result. */
export async function askSession(
  source: () => Session | PromiseLike<Session>,
): Promise<ReadSession> {
  try {
    return readSession(await source());
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : describe(cause);
    throw new CashierError('session_failed', {
      message: `The session function returned no session (${said}).`,
      suggestion: 'Let it return paymentSessionData of a fresh createPaymentSession.',
      cause,
    });
  }
}

/** What identifies a session before it is fetched: its data. Nobody can know what a function will return. */
export function isSameSession(one: unknown, other: unknown): boolean {
  if (typeof one === 'function') return typeof other === 'function';
  return typeof other !== 'function' && dataOf(one) === dataOf(other);
}

const dataOf = (session: unknown): unknown =>
  (Object(session) as { readonly sessionData?: unknown }).sessionData ?? session;
