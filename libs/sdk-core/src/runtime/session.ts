import { parseSessionData } from '@ams-cashier/protocol';
import { adviceOnLateValue, describe } from '../contract/describe.ts';
import { CashierError } from '../contract/error.ts';
import type { SessionFunction } from '../contract/options.ts';
import type { ReadSession } from '../contract/session.ts';

const FIX = 'Pass paymentSessionData of createPaymentSession, as text.';

const THREW = {
  what: 'threw',
  fix: 'Look at the log of your server, which has to answer with paymentSessionData of createPaymentSession.',
};

const RETURNED = {
  what: 'returned no session',
  fix: 'Let it return paymentSessionData of a fresh createPaymentSession.',
};

/** The year 1973 in milliseconds, and the year 5138 in seconds. */
const EARLIEST = 1e11;

/** Throws `session_missing` or `session_malformed`. */
export function readSession(session: unknown): ReadSession {
  const given = Object(session) as { readonly sessionData?: unknown; readonly expiresAt?: unknown };
  const raw = 'sessionData' in given ? given.sessionData : session;
  const parameter = 'sessionData' in given ? 'session.sessionData' : 'session';
  const kind = describe(raw);
  const fault = (text: string, cause?: unknown): CashierError =>
    new CashierError(raw ? 'session_malformed' : 'session_missing', {
      message: `${parameter} is ${kind}${text}. ${adviceOnLateValue(raw, 'a function that returns the session') ?? FIX}`,
      cause,
    });
  if (typeof raw !== 'string' || !raw) {
    throw fault(raw === session && kind === 'an object' ? ' without sessionData' : '');
  }
  const end = readEnd(given.expiresAt);
  try {
    // what is over when it comes was judged by a wrong clock, or is for the gateway to refuse
    return { data: parseSessionData(raw), expiresAt: end && end > Date.now() ? end : undefined };
  } catch (cause) {
    throw fault(` and ${(cause as Error).message}`, cause);
  }
}

/** Milliseconds since the epoch. Throws `session_malformed` for what is not a time. */
function readEnd(expiresAt: unknown): number | undefined {
  if (expiresAt === undefined || expiresAt === null) return undefined;
  const end = timeOf(expiresAt);
  if (end >= EARLIEST) return end;
  const hint = end < EARLIEST ? '; were these seconds? Pass' : '. Pass';
  throw new CashierError('session_malformed', {
    message: `session.expiresAt is not a time: ${describe(expiresAt)}${hint} milliseconds since 1970, a Date or paymentSessionExpiryTime of createPaymentSession, or leave it out.`,
  });
}

/** NaN for what is not a time. */
function timeOf(value: unknown): number {
  // a Date may come from another frame
  const isDate = Object.prototype.toString.call(value) === '[object Date]';
  return isDate || typeof value === 'string' || typeof value === 'number'
    ? new Date(value as string).getTime()
    : Number.NaN;
}

/** Calls a session function. Throws `session_failed` if anything is wrong with its result. */
export async function askSession(source: SessionFunction): Promise<ReadSession> {
  let fault = THREW;
  try {
    const session = await source();
    fault = RETURNED;
    return readSession(session);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message.replace(/\.$/, '') : describe(cause);
    throw new CashierError('session_failed', {
      message: `The session function ${fault.what} (${said}).`,
      suggestion: fault.fix,
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
