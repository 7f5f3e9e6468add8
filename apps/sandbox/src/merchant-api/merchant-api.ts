import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ApiResult } from '@ams-cashier/protocol';
import { parseSignatureHeader, parseTime, sign, verify } from '@ams-cashier/server';
import { failure, Refused } from '../payment/api-result.ts';
import { cancelPayment } from './cancel.ts';
import { capturePayment } from './capture.ts';
import { formatTime } from '../gateway/clock.ts';
import * as fields from './field-check.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { inquiryPayment } from './inquiry.ts';
import { inquiryRefund, refundPayment } from './refund.ts';
import { createPaymentSession, retrievePaymentSession } from '../payment/session.ts';

type Answer = { readonly result: ApiResult };
type Env = { Bindings: HttpBindings };

interface Api {
  readonly fields: fields.FieldTable;
  readonly run: (gateway: Gateway, clientId: string, request: never) => Answer;
}

/** `run` gets the request as the table of its fields checked it. */
const api = <Request>(
  table: fields.FieldTable,
  run: (gateway: Gateway, clientId: string, request: Request) => Answer,
): Api => ({ fields: table, run });

/** Source: docs/reference/server-api.md#transport. */
const APIS: { readonly [name: string]: Api } = {
  createPaymentSession: api(fields.CREATE_PAYMENT_SESSION, createPaymentSession),
  retrievePaymentSession: api(fields.RETRIEVE_PAYMENT_SESSION, retrievePaymentSession),
  inquiryPayment: api(fields.PAYMENT_ID, inquiryPayment),
  capture: api(fields.CAPTURE, capturePayment),
  cancel: api(fields.PAYMENT_ID, cancelPayment),
  refund: api(fields.REFUND, refundPayment),
  inquiryRefund: api(fields.REFUND_ID, inquiryRefund),
};

const PATH = /^\/ams(?:\/sandbox)?\/api\/+v1\/payments\/(\w+)(?:\?.*)?$/;

/** Path and query as they were sent: some clients write the whole address there, and the path is signed. */
function target(context: Context<Env>): string {
  return (context.env.incoming.url ?? '/').replace(/^https?:\/\/[^/]*/i, '') || '/';
}

function authenticate(gateway: Gateway, context: Context<Env>, body: Buffer): string {
  const clientId = context.req.header('client-id');
  const merchant = clientId ? gateway.keys.merchant(clientId) : undefined;
  if (!merchant) {
    throw new Refused('CLIENT_INVALID', `client-id is ${clientId ? 'unknown' : 'missing'}.`);
  }
  const time = context.req.header('request-time') ?? '';
  if (!parseTime(time)) {
    throw new Refused(
      'PARAM_ILLEGAL',
      `request-time is ${time ? 'no time' : 'missing'}; send epoch milliseconds or ISO 8601 with offset.`,
    );
  }
  const header = context.req.header('signature') ?? '';
  const signature = parseSignatureHeader(header);
  const { algorithm = 'RSA256', keyVersion = '1' } = signature ?? {};
  if (keyVersion !== '1') throw new Refused('KEY_NOT_FOUND', 'signature: keyVersion must be 1.');
  const message = {
    method: 'POST',
    path: target(context),
    clientId: merchant.clientId,
    time,
    body,
  };
  if (algorithm !== 'RSA256' || !verify(message, header, merchant.publicKey)) {
    throw new Refused(
      'INVALID_SIGNATURE',
      'signature must be RSA256 over "POST <path>\\n<client-id>.<request-time>.<body>" with the key of this client.',
    );
  }
  return merchant.clientId;
}

async function answer(gateway: Gateway, context: Context<Env>): Promise<Answer> {
  const name = PATH.exec(target(context))?.[1] ?? '';
  const called = Object.hasOwn(APIS, name) ? APIS[name] : undefined;
  if (!called) throw new Refused('INVALID_API', 'The sandbox has no API at this path.');
  if (context.req.method !== 'POST') throw new Refused('METHOD_NOT_SUPPORTED', 'Send a POST.');
  if (!/^application\/json\s*(;|$)/i.test(context.req.header('content-type') ?? '')) {
    throw new Refused('MEDIA_TYPE_NOT_ACCEPTABLE', 'content-type must be application/json.');
  }
  const sent = await context.req.arrayBuffer().catch(() => {
    throw new Refused('PARAM_ILLEGAL', 'The body did not come as a whole.');
  });
  const body = Buffer.from(sent);
  const clientId = authenticate(gateway, context, body);
  let request: unknown;
  try {
    request = JSON.parse(body.toString('utf8'));
  } catch {
    throw new Refused('PARAM_ILLEGAL', 'The body is no JSON.');
  }
  return called.run(gateway, clientId, fields.checkFields(request, called.fields) as never);
}

/** Antom's clients want HTTP 200 and a signature whatever the answer is. Source: docs/reference/server-api.md#signature. */
function reply(gateway: Gateway, context: Context<Env>, content: Answer): Response {
  const body = JSON.stringify(content);
  const clientId = context.req.header('client-id') ?? '';
  const time = formatTime(Date.now());
  const path = target(context).replace(/\?.*$/, '');
  const { method } = context.req;
  const signature = sign({ method, path, clientId, time, body }, gateway.keys.gatewayKey);
  return context.body(body, 200, {
    'content-type': 'application/json; charset=UTF-8',
    'client-id': clientId,
    'response-time': time,
    signature,
  });
}

/**
 * Answers what is over the rate. A signature takes longer than anything else here and is the same for a second, so a
 * flood costs one in a second.
 */
export function refuseTraffic(gateway: Gateway): (context: Context<Env>) => Response {
  const result = failure('REQUEST_TRAFFIC_EXCEED_LIMIT');
  let signed = '';
  let response: Response | undefined;
  return (context) => {
    const caller = context.req.header('client-id');
    const key = [formatTime(Date.now()), context.req.method, target(context), caller].join(' ');
    if (!response || key !== signed) {
      signed = key;
      response = reply(gateway, context, { result });
    }
    return response.clone();
  };
}

export function merchantApi(gateway: Gateway): Hono<Env> {
  const maxSize = gateway.limits.body;
  const tooLong = failure('PARAM_ILLEGAL', `The body has more than ${maxSize} bytes.`);
  const app = new Hono<Env>();
  app.use(
    bodyLimit({
      maxSize,
      onError: (context: Context<Env>) => {
        // the rest of the body is never read, so nothing else can come on this connection
        context.header('connection', 'close');
        return reply(gateway, context, { result: tooLong });
      },
    }),
  );
  app.all('*', async (context) => {
    try {
      return reply(gateway, context, await answer(gateway, context));
    } catch (error) {
      if (error instanceof Refused) return reply(gateway, context, { result: error.result });
      const traceId = randomUUID();
      console.error(`merchant API, trace ${traceId}:`, error);
      return reply(gateway, context, {
        result: failure('UNKNOWN_EXCEPTION', `The sandbox failed; trace ${traceId}.`),
      });
    }
  });
  return app;
}
