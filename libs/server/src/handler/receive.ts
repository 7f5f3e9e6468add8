/** What every notification handler does, whatever hands it the request. */
import { AntomError, isAntomError } from '../error.ts';
import { readHeader, type HeadersLike } from '../header.ts';
import { NOTIFICATION_RECEIVED } from '../notification.ts';
import { BodyCutOff, BodyTooLarge, decompress } from './body.ts';
import type { CheckedHandlerOptions } from './options.ts';

export interface Incoming {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: HeadersLike;
  /** The raw body; rejects with `BodyTooLarge`, `BodyCutOff` or an `AntomError` if a parser has had it. */
  read(limit: number): Promise<Uint8Array>;
}

export interface Reply {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

const reply = (status: number, body: object, headers = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
  body: JSON.stringify(body),
});

const refusal = (status: number, error: string, headers = {}) => reply(status, { error }, headers);

/** The shop's own mistake, which somebody has to mend: not the sender's. */
const MISPLACED = new WeakSet<AntomError>();

/** Marks an error that says how a framework's handler has to be set up. */
export function misplaced(error: AntomError): AntomError {
  MISPLACED.add(error);
  return error;
}

async function verify(
  { antom, path }: CheckedHandlerOptions,
  { target, headers }: Incoming,
  body: Uint8Array,
) {
  const [pathname = '/'] = target.split('?', 1);
  try {
    return await antom.verifyNotification(headers, body, path ?? pathname);
  } catch (error) {
    // a notify URL with a query: an older description of the signature covers it
    if (path !== undefined || target === pathname) throw error;
    try {
      return await antom.verifyNotification(headers, body, target);
    } catch {
      throw error;
    }
  }
}

/** An `onError` that fails, at once or later, changes no answer, and must not hide why a payment was not acknowledged. */
async function report({ onError }: CheckedHandlerOptions, error: unknown): Promise<void> {
  try {
    await onError(error);
  } catch (failure) {
    console.error(error, failure);
  }
}

function foreign(framework: string, cause: unknown): AntomError {
  const message =
    `This handler was called with something else than ${framework} hands on. Each framework has its own ` +
    'createNotificationHandler: import that of yours, e.g. from "@ams-cashier/server/express", "/node", "/next", "/hono" or ' +
    '"/lambda", and pass on everything that the framework passes to it.';
  return new AntomError('config', message, { parameter: 'request', cause });
}

/**
 * Never rejects: a request that nobody can read must not end a process.
 *
 * @param framework whose requests `take` can read
 */
export async function receive(
  options: CheckedHandlerOptions,
  framework: string,
  take: () => Incoming,
): Promise<Reply> {
  const { maxBodyBytes, onNotification } = options;
  let incoming: Incoming;
  try {
    incoming = take();
  } catch (cause) {
    const error = foreign(framework, cause);
    void report(options, error);
    return refusal(500, error.message);
  }
  if (incoming.method !== 'POST') {
    return refusal(405, 'Antom sends notifications by POST.', { allow: 'POST' });
  }
  try {
    if (Number(readHeader(incoming.headers, 'content-length') ?? 0) > maxBodyBytes) {
      throw new BodyTooLarge();
    }
    const raw = await incoming.read(maxBodyBytes);
    const encoding = readHeader(incoming.headers, 'content-encoding');
    const body = await decompress(raw, encoding, maxBodyBytes);
    const notification = await verify(options, incoming, body);
    try {
      await onNotification(notification);
    } catch (error) {
      void report(options, error);
      return refusal(500, 'The notification was not processed; send it again.');
    }
    return reply(200, NOTIFICATION_RECEIVED);
  } catch (error) {
    if (error instanceof BodyTooLarge) {
      return refusal(413, `The body has more than ${maxBodyBytes} bytes.`, { connection: 'close' });
    }
    if (error instanceof BodyCutOff) return refusal(400, 'The body is not complete.');
    void report(options, error);
    if (!isAntomError(error)) return refusal(500, 'The notification was not read; send it again.');
    return MISPLACED.has(error)
      ? refusal(500, error.message)
      : // no detail: a forger reads it too
        refusal(401, 'The notification could not be verified.');
  }
}
