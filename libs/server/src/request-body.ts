import { AntomError } from './error.ts';
import { reading, strangeKind } from './parameter.ts';

interface Fault {
  readonly path: string;
  readonly what: string;
}

/** What JSON leaves out, or writes as null or as an object without fields: nobody would notice. */
function lossOf(value: unknown): string | undefined {
  if (typeof value === 'number' && !Number.isFinite(value)) return `${value}. Pass a number`;
  if (typeof value === 'function' || typeof value === 'symbol') {
    return `a ${typeof value}. Pass a value, or leave it out`;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const kind = Object.prototype.toString.call(value).slice('[object '.length, -1);
  if (kind === 'Promise') return 'a promise. Await it';
  if (kind === 'Map' || kind === 'Set') return `a ${kind}. Pass a plain object or an array`;
  const isInvalid = kind === 'Date' && Number.isNaN(Number(value));
  return isInvalid ? 'an invalid date. Pass a time' : undefined;
}

const hasJson = (value: object) => 'toJSON' in value && typeof value.toJSON === 'function';

/** The first part of a value that JSON can't hold. */
function findFault(value: unknown, path: string, around: readonly object[]): Fault | undefined {
  // some programs teach it JSON
  if (typeof value === 'bigint' && !hasJson(BigInt.prototype)) {
    return { path, what: `the BigInt ${value}. Pass a string, e.g. "${value}"` };
  }
  const what = lossOf(value);
  if (what !== undefined) return { path, what };
  if (typeof value !== 'object' || value === null || hasJson(value)) return undefined;
  if (around.includes(value)) {
    return { path, what: 'an object that contains itself. Pass a copy without that reference' };
  }
  for (const [name, part] of Object.entries(value)) {
    const fault = findFault(part, path ? `${path}.${name}` : name, [...around, value]);
    if (fault) return fault;
  }
  return undefined;
}

/** Reading it may fail too, as writing did. */
function faultOf(request: object): Fault | undefined {
  try {
    return findFault(request, '', []);
  } catch {
    return undefined;
  }
}

const UNWRITTEN: Fault = { path: 'request', what: 'not valid JSON. Pass plain values' };

function refuse(parameter: string, message: string, cause?: unknown): never {
  throw new AntomError('config', message, { parameter, cause });
}

/** The JSON of a request. */
export function writeRequest(name: string, request: unknown): string {
  const kind = reading('request', () => strangeKind(request));
  if (kind) refuse('request', `${name}: the request is ${kind}. Pass an object with its fields.`);
  let body: unknown;
  let fault: Fault | undefined;
  let cause: unknown;
  try {
    body = JSON.stringify(request);
    fault = faultOf(request as object);
  } catch (error) {
    cause = error;
    fault = faultOf(request as object) ?? UNWRITTEN;
  }
  if (fault) refuse(fault.path, `${name}: ${fault.path} is ${fault.what}.`, cause);
  // of an object with a toJSON of its own
  if (typeof body === 'string' && body.startsWith('{')) return body;
  return refuse(
    'request',
    `${name}: the request becomes ${body === undefined ? 'nothing' : 'no object'} in JSON. Pass a plain object.`,
  );
}
