import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import type { ApiResult, MerchantCalls } from '@ams-cashier/protocol';
import { CALLS, type Call, type CallName } from '@ams-cashier/protocol/merchant-api';
import { parseSignatureHeader, parseTime, sign, verify } from '@ams-cashier/server';
import type { GenericSchema, InferOutput } from 'valibot';
import { applyFault } from '../cashier-api/response-fault.ts';
import { formatTime } from '../gateway/clock.ts';
import { databaseProblem, describeFailure } from '../gateway/database-problem.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { failure } from '../payment/api-result.ts';
import { updateAmount } from './amount-update.ts';
import {
  applyToken,
  consultAuthorization,
  queryAuthorization,
  revokeAuthorization,
} from './authorization.ts';
import type { CallFault } from './call-fault.ts';
import { cancelPayment } from './cancel.ts';
import { capturePayment } from './capture.ts';
import { getCardInfo } from './card-info.ts';
import { consult } from './consult.ts';
import { acceptDispute, downloadDisputeEvidence, supplyDefenseDocument } from './dispute.ts';
import { inquireExchangeRate } from './exchange-rate.ts';
import { schemaOf, type Checked } from './field-schema.ts';
import { inquiryPayment } from './inquiry.ts';
import { createPaymentSession, retrievePaymentSession } from './payment-session.ts';
import { BodyTooLarge, readBody } from './request-body.ts';
import { Refusal } from './refusal.ts';
import { inquiryRefund, refundPayment } from './refund.ts';
import { checkRequest } from './request-check.ts';
import * as fields from './request-fields.ts';
import { payWithSavedCard } from './saved-card-payment.ts';
import {
  cancelSubscription,
  changeSubscription,
  createSubscription,
  inquireSubscription,
  inquireSubscriptionList,
  inquireSubscriptionPayment,
  updateSubscription,
} from './subscription.ts';
import { deleteToken, inquireToken, updateToken } from './token.ts';
import { createVaultingSession, inquireVaulting, vaultPaymentMethod } from './vaulting.ts';

type Answer = { readonly result: ApiResult };
type Env = { Bindings: HttpBindings };

type Api = (gateway: Gateway, clientId: string, body: unknown) => Answer;

/** Checks the body, then runs the call. */
const api =
  <Schema extends GenericSchema>(
    schema: Schema,
    run: (gateway: Gateway, clientId: string, request: InferOutput<Schema>) => Answer,
  ): Api =>
  (gateway, clientId, body) =>
    run(gateway, clientId, checkRequest(schema, body));

/** A call whose fields are checked as the table says. */
function tableApi<Name extends CallName>(
  name: Name,
  run: (
    gateway: Gateway,
    clientId: string,
    request: Checked<Parameters<MerchantCalls[Name]>[0]>,
  ) => Answer,
): Api {
  const { request, oneRequired }: Call = CALLS[name];
  const schema = schemaOf(request);
  return (gateway, clientId, body) => {
    const checked = checkRequest(schema, body) as { readonly [field: string]: unknown };
    if (oneRequired && oneRequired.every((field) => checked[field] === undefined)) {
      throw new Refusal('PARAM_ILLEGAL', `${oneRequired.join(' or ')} is missing.`);
    }
    return run(gateway, clientId, checked as never);
  };
}

/** Every row of the table. */
const APIS: { readonly [Name in CallName]: Api } = {
  createPaymentSession: api(fields.CREATE_PAYMENT_SESSION, createPaymentSession),
  retrievePaymentSession: tableApi('retrievePaymentSession', retrievePaymentSession),
  inquiryPayment: tableApi('inquiryPayment', inquiryPayment),
  capture: tableApi('capture', capturePayment),
  cancel: tableApi('cancel', cancelPayment),
  refund: tableApi('refund', refundPayment),
  inquiryRefund: tableApi('inquiryRefund', inquiryRefund),
  pay: tableApi('pay', payWithSavedCard),
  consult: tableApi('consult', consult),
  getCardInfo: tableApi('getCardInfo', getCardInfo),
  updateAmount: tableApi('updateAmount', updateAmount),
  inquireExchangeRate: tableApi('inquireExchangeRate', inquireExchangeRate),
  createVaultingSession: api(fields.CREATE_VAULTING_SESSION, createVaultingSession),
  inquireVaulting: tableApi('inquireVaulting', inquireVaulting),
  vaultPaymentMethod: tableApi('vaultPaymentMethod', vaultPaymentMethod),
  inquireToken: tableApi('inquireToken', inquireToken),
  updateToken: tableApi('updateToken', updateToken),
  deleteToken: tableApi('deleteToken', deleteToken),
  acceptDispute: tableApi('acceptDispute', acceptDispute),
  supplyDefenseDocument: tableApi('supplyDefenseDocument', supplyDefenseDocument),
  downloadDisputeEvidence: tableApi('downloadDisputeEvidence', downloadDisputeEvidence),
  createSubscription: tableApi('createSubscription', createSubscription),
  changeSubscription: tableApi('changeSubscription', changeSubscription),
  updateSubscription: tableApi('updateSubscription', updateSubscription),
  cancelSubscription: tableApi('cancelSubscription', cancelSubscription),
  inquireSubscription: tableApi('inquireSubscription', inquireSubscription),
  inquireSubscriptionList: tableApi('inquireSubscriptionList', inquireSubscriptionList),
  inquireSubscriptionPayment: tableApi('inquireSubscriptionPayment', inquireSubscriptionPayment),
  consultAuthorization: tableApi('consultAuthorization', consultAuthorization),
  applyToken: tableApi('applyToken', applyToken),
  queryAuthorization: tableApi('queryAuthorization', queryAuthorization),
  revokeAuthorization: tableApi('revokeAuthorization', revokeAuthorization),
};

const BY_PATH = new Map(
  (Object.keys(APIS) as CallName[]).map((name) => [CALLS[name].path as string, name]),
);

const PATH = /^\/ams(?:\/sandbox)?\/api\/+v1\/(\w+\/\w+)(?:\?.*)?$/;

/** Path and query as they were sent, which is what is signed. Some clients send the whole URL. */
function requestTarget(context: Context<Env>): string {
  return (context.env.incoming.url ?? '/').replace(/^https?:\/\/[^/]*/i, '') || '/';
}

function callAt(context: Context<Env>): CallName | undefined {
  const [, path = ''] = PATH.exec(requestTarget(context)) ?? [];
  return BY_PATH.get(path);
}

function authenticate(gateway: Gateway, context: Context<Env>, body: Buffer): string {
  const clientId = context.req.header('client-id');
  const merchant = clientId ? gateway.keys.merchant(clientId) : undefined;
  if (!merchant) {
    throw new Refusal('CLIENT_INVALID', `client-id is ${clientId ? 'unknown' : 'missing'}.`);
  }
  const time = context.req.header('request-time') ?? '';
  if (!parseTime(time)) {
    throw new Refusal(
      'PARAM_ILLEGAL',
      `request-time is ${time ? 'not a time' : 'missing'}; send epoch milliseconds or ISO 8601 with offset.`,
    );
  }
  const header = context.req.header('signature') ?? '';
  const signature = parseSignatureHeader(header);
  const { algorithm = 'RSA256', keyVersion = '1' } = signature ?? {};
  if (keyVersion !== '1') throw new Refusal('KEY_NOT_FOUND', 'signature: keyVersion must be 1.');
  const message = {
    method: 'POST',
    path: requestTarget(context),
    clientId: merchant.clientId,
    time,
    body,
  };
  if (algorithm !== 'RSA256' || !verify(message, header, merchant.publicKey)) {
    throw new Refusal(
      'INVALID_SIGNATURE',
      'signature must be RSA256 over "POST <path>\\n<client-id>.<request-time>.<body>" with the key of this client.',
    );
  }
  return merchant.clientId;
}

async function handle(gateway: Gateway, context: Context<Env>): Promise<Answer> {
  const name = callAt(context);
  if (!name) throw new Refusal('INVALID_API', 'The sandbox has no API at this path.');
  if (context.req.method !== 'POST') throw new Refusal('METHOD_NOT_SUPPORTED', 'Send a POST.');
  if (!/^application\/json\s*(;|$)/i.test(context.req.header('content-type') ?? '')) {
    throw new Refusal('MEDIA_TYPE_NOT_ACCEPTABLE', 'content-type must be application/json.');
  }
  const body = await readBody(context.env.incoming, gateway.limits.body);
  const clientId = authenticate(gateway, context, body);
  let request: unknown;
  try {
    request = JSON.parse(body.toString('utf8'));
  } catch {
    throw new Refusal('PARAM_ILLEGAL', 'The body is not valid JSON.');
  }
  return gateway.database.flushed(() => APIS[name](gateway, clientId, request));
}

/**
 * Antom's clients require HTTP 200 and a signature whatever the answer is.
 * Source: docs/reference/server-api.md#server-requirements-of-antoms-clients
 */
function reply(gateway: Gateway, context: Context<Env>, answer: Answer): Response {
  const body = JSON.stringify(answer);
  const clientId = context.req.header('client-id') ?? '';
  const time = formatTime(Date.now());
  const path = requestTarget(context).replace(/\?.*$/, '');
  const { method } = context.req;
  const signature = sign({ method, path, clientId, time, body }, gateway.keys.gatewayKey);
  return context.body(body, 200, {
    'content-type': 'application/json; charset=UTF-8',
    'client-id': clientId,
    'response-time': time,
    signature,
  });
}

/** What becomes of the answer to a call, be it carried out or refused. */
const LOSSES = { down: undefined, cut: 'cut', no_answer: 'silent' } as const;

/** What answers instead of the call; `undefined` if the sandbox looks at the request. */
async function answerByFault(
  gateway: Gateway,
  context: Context<Env>,
  fault: CallFault,
): Promise<Response | undefined> {
  if (fault === 'down') return applyFault(context, 'cut');
  if (typeof fault === 'string') return undefined;
  if ('status' in fault) return new Response('The gateway failed.', { status: fault.status });
  return reply(gateway, context, { result: failure(fault.resultCode) });
}

/** How many answers to requests over the rate limit are signed in a second. */
const SIGNED_REFUSALS = 20;

/**
 * Answers requests over the rate limit. Signing takes longer than anything else here, and the same signature is valid for
 * a second. A flood that varies its client id or its path gets unsigned answers before long.
 */
export function refuseExcessTraffic(gateway: Gateway): (context: Context<Env>) => Response {
  const result = failure('REQUEST_TRAFFIC_EXCEED_LIMIT');
  const signed = new Map<string, Response>();
  let second = '';
  return (context) => {
    const now = formatTime(Date.now());
    if (now !== second) signed.clear();
    second = now;
    const caller = context.req.header('client-id') ?? '';
    const key = [context.req.method, requestTarget(context), caller].join(' ');
    const known = signed.get(key);
    if (known) return known.clone();
    if (signed.size >= SIGNED_REFUSALS) return context.json({ result });
    const response = reply(gateway, context, { result });
    signed.set(key, response);
    return response.clone();
  };
}

function answerToFailure(context: Context<Env>, error: unknown): Answer {
  // the rest of the body is never read, so the connection cannot be reused
  if (error instanceof BodyTooLarge) context.header('connection', 'close');
  if (error instanceof Refusal) return { result: error.result };
  const traceId = randomUUID();
  console.error(`merchant API, trace ${traceId}:`, describeFailure(error));
  const problem = databaseProblem(error) ?? 'see its output';
  return {
    result: failure('UNKNOWN_EXCEPTION', `The sandbox failed: ${problem}; trace ${traceId}.`),
  };
}

export function merchantApi(gateway: Gateway): Hono<Env> {
  const app = new Hono<Env>();
  app.all('*', async (context) => {
    const name = callAt(context);
    const fault = name && gateway.callFaults.take(name);
    const replaced = fault && (await answerByFault(gateway, context, fault));
    if (replaced) return replaced;
    const answer = await handle(gateway, context).catch((error: unknown) =>
      answerToFailure(context, error),
    );
    const loss = typeof fault === 'string' ? LOSSES[fault] : undefined;
    return (await applyFault(context, loss)) ?? reply(gateway, context, answer);
  });
  return app;
}
