import { AntomError } from './error.ts';
import { reading, strangeKind } from './parameter.ts';

interface Fault {
  readonly path: string;
  readonly what: string;
}

/** The first part of a value that JSON can't hold. */
function findFault(value: unknown, path: string, around: readonly object[]): Fault | undefined {
  if (typeof value === 'bigint') {
    return { path, what: `the BigInt ${value}. Pass a string, e.g. "${value}"` };
  }
  if (typeof value !== 'object' || value === null) return undefined;
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
function faultOf(request: object): Fault {
  const unknown = { path: 'request', what: 'not valid JSON. Pass plain values' };
  try {
    return findFault(request, '', []) ?? unknown;
  } catch {
    return unknown;
  }
}

function refuse(parameter: string, message: string, cause?: unknown): never {
  throw new AntomError('config', message, { parameter, cause });
}

/** The JSON of a request. */
export function writeRequest(name: string, request: unknown): string {
  const kind = reading('request', () => strangeKind(request));
  if (kind) refuse('request', `${name}: the request is ${kind}. Pass an object with its fields.`);
  try {
    const body: unknown = JSON.stringify(request);
    if (typeof body === 'string') return body;
  } catch (cause) {
    const { path, what } = faultOf(request as object);
    refuse(path, `${name}: ${path} is ${what}.`, cause);
  }
  return refuse('request', `${name}: the request becomes nothing in JSON. Pass a plain object.`);
}
