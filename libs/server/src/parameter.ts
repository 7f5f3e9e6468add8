/** How a wrong parameter is named: which one, what came and what to pass. */
import { AntomError, isAntomError } from './error.ts';

export function refuse(parameter: string, given: string, fix: string, cause?: unknown): never {
  throw new AntomError('config', `${parameter} is ${given}. ${fix}`, { parameter, cause });
}

/** What is longer may be a key that was passed for something else. */
const LONGEST_SHOWN = 100;
/** In the URL of a proxy or a database. */
const USER_AND_PASSWORD = /\/\/[^/?#\s]*@/g;

/** A value in a message. Of an object its type only: a connection, for one, has a password in it. */
export function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value === 'object' || typeof value === 'function') return `of type ${typeof value}`;
  // JSON has neither NaN nor a bigint
  if (typeof value !== 'string') return String(value);
  if (value.length > LONGEST_SHOWN) return `a string of ${value.length} characters`;
  return JSON.stringify(value.replace(USER_AND_PASSWORD, '//…@'));
}

/** What was passed instead of an object with fields; instances of classes have fields, too. */
export function strangeKind(value: unknown): string | undefined {
  if (value === null) return 'null';
  if (typeof value !== 'object') return value === undefined ? 'missing' : `of type ${typeof value}`;
  const kind = Object.prototype.toString.call(value).slice('[object '.length, -1);
  if (kind === 'Object') return undefined;
  if (kind === 'Promise') return 'a promise: await it';
  return kind === 'Array' ? 'an array' : `a ${kind}`;
}

/** The largest time of a timer, and long enough for everything else: 24 days. */
const MAX_MILLISECONDS = 2 ** 31 - 1;

export function checkMilliseconds(
  parameter: string,
  value: unknown,
  least: number,
  most = MAX_MILLISECONDS,
): void {
  if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return;
  refuse(parameter, shown(value), `Pass a whole number of milliseconds from ${least} to ${most}.`);
}

export function checkText(parameter: string, value: unknown): void {
  if (typeof value === 'string' && value !== '') return;
  refuse(parameter, value === '' ? 'empty' : shown(value), 'Pass a string.');
}

/**
 * Reads what the caller passed. A proxy, or a property with a getter, may throw by itself: that is the error of a wrong
 * parameter, too.
 */
export function reading<Result>(parameter: string, read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    if (isAntomError(cause)) throw cause;
    return refuse(parameter, 'an object that can’t be read', 'Pass a plain value.', cause);
  }
}
