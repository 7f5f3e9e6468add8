import { fromBase64 } from '../base64.ts';
import { AntomError } from '../error.ts';
import type { HeadersLike } from '../header.ts';
import { BodyTooLarge } from './body.ts';
import { checkHandlerOptions, type NotificationHandlerOptions } from './options.ts';
import { misplaced, receive, type Incoming } from './receive.ts';

const CURE =
  'Lambda: pass the event as it came, and leave out middy’s httpJsonBodyParser and the like for this function.';

type HeaderFields = { readonly [name: string]: string | readonly string[] | undefined };

/** What the handler needs of an event: of API Gateway, format 1 or 2, of a function URL, or of a load balancer. */
export interface LambdaEvent {
  /** Format 1, load balancer. */
  readonly httpMethod?: string;
  readonly path?: string;
  /** Format 2, function URL. */
  readonly rawPath?: string;
  readonly rawQueryString?: string;
  readonly requestContext?: {
    /** Format 1: with the stage. */
    readonly path?: string;
    readonly http?: { readonly method?: string } | undefined;
    /** Load balancer. */
    readonly elb?: unknown;
  };
  readonly headers?: HeaderFields | null | undefined;
  readonly multiValueHeaders?: HeaderFields | null | undefined;
  readonly body?: unknown;
  readonly isBase64Encoded?: boolean;
}

export interface LambdaResult {
  readonly statusCode: number;
  readonly headers: { [name: string]: string };
  /** For a load balancer whose target group has multi-value headers: it takes no others. */
  readonly multiValueHeaders?: { [name: string]: string[] };
  readonly body: string;
}

function bytesOf({ body, isBase64Encoded }: LambdaEvent): Uint8Array {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body === 'string') {
    return isBase64Encoded ? fromBase64(body) : new TextEncoder().encode(body);
  }
  throw misplaced(
    new AntomError(
      'notification',
      `The body has been parsed before, and its signature covers the raw bytes. ${CURE}`,
    ),
  );
}

function fromLambda(event: LambdaEvent): Incoming {
  const { requestContext, rawPath, rawQueryString } = event;
  const method = event.httpMethod ?? requestContext?.http?.method;
  // of a queue, a schedule or a test in the console: no request at all
  if (method === undefined) throw new TypeError('The event has no HTTP method.');
  const path = rawPath ?? requestContext?.path ?? event.path ?? '/';
  return {
    method,
    target: rawQueryString ? `${path}?${rawQueryString}` : path,
    headers: (event.headers ?? event.multiValueHeaders ?? {}) as HeadersLike,
    async read(limit) {
      const bytes = bytesOf(event);
      if (bytes.byteLength > limit) throw new BodyTooLarge();
      return bytes;
    },
  };
}

/** @param event whatever the handler was called with */
function takesLists(event: unknown): boolean {
  const { headers, multiValueHeaders } = Object(event) as LambdaEvent;
  return !headers && Boolean(multiValueHeaders);
}

const toLists = (headers: LambdaResult['headers']): { [name: string]: string[] } =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));

/**
 * A handler of AWS Lambda behind API Gateway (format 1 and 2), a function URL or a load balancer.
 *
 * ```ts
 * export const handler = createNotificationHandler({ antom, onNotification });
 * ```
 */
export function createNotificationHandler(
  options: NotificationHandlerOptions,
): (event: LambdaEvent) => Promise<LambdaResult> {
  const checked = checkHandlerOptions(options);
  return async (event) => {
    const { status, headers, body } = await receive(checked, 'AWS Lambda', () => fromLambda(event));
    const reply = { statusCode: status, headers: { ...headers }, body };
    return takesLists(event) ? { ...reply, multiValueHeaders: toLists(headers) } : reply;
  };
}
