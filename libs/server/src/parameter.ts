/** How a wrong parameter is named: which one, what came and what to pass. */
import { AntomError } from './error.ts';

export function refuse(parameter: string, given: string, fix: string, cause?: unknown): never {
  throw new AntomError('config', `${parameter} is ${given}. ${fix}`, { parameter, cause });
}

/** A value in a message. Of an object its type only: a connection, for one, has a password in it. */
export function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value === 'object' || typeof value === 'function') return `of type ${typeof value}`;
  // JSON has neither NaN nor a bigint
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
