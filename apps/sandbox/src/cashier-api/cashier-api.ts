import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { HttpBindings } from '@hono/node-server';
import {
  isWallet,
  type CardInput,
  type GatewayRefusal,
  type PayRequest,
  type SessionRequest,
  type SessionState,
  type WalletForm,
  type WalletInput,
} from '@ams-cashier/protocol';
import { mishapAfterSubmit, mishapAtSubmit, mishapBefore, suffer, type Mishap } from './fault.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { findSession, type Session } from '../payment/session.ts';
import { sessionState } from './session-state.ts';
import { scenarioOf, takeSubmit } from '../payment/submit.ts';
import { returnProblem } from '../payment/wallet.ts';

const MAX_BODY = 16_384;

/** HTTP status of each refusal, and what it says unless told more closely. */
const REFUSALS = {
  session_unknown: [404, 'There is no such session.'],
  session_expired: [410, 'The session has expired.'],
  request_invalid: [400, 'The request is wrong.'],
  internal: [500, 'The sandbox failed.'],
} as const satisfies { [Code in GatewayRefusal['error']['code']]: readonly [number, string] };

type RefusalCode = keyof typeof REFUSALS;

class CashierRefused extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string = REFUSALS[code][1]) {
    super(message);
    this.code = code;
  }
}

/** Of the card only what is wrong is ever named, never what came. */
const CARD_FIELDS: { readonly [Field in keyof CardInput]: number } = {
  number: 64,
  expiryMonth: 8,
  expiryYear: 8,
  securityCode: 8,
  holderName: 256,
};

type Env = { Bindings: HttpBindings };
type Body = { readonly [field: string]: unknown };

const isObject = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function text(body: Body, field: string, max: number, name = field): string {
  const value = body[field];
  if (typeof value !== 'string' || value.length > max) {
    throw new CashierRefused(
      'request_invalid',
      `${name} must be a text of at most ${max} characters.`,
    );
  }
  return value;
}

function readCard(value: unknown): CardInput {
  if (!isObject(value)) throw new CashierRefused('request_invalid', 'card must be an object.');
  const card = Object.entries(CARD_FIELDS).map(
    ([field, max]) => [field, text(value, field, max, `card.${field}`)] as const,
  );
  return Object.fromEntries(card) as unknown as CardInput;
}

function readSession(body: Body): SessionRequest {
  return { session: text(body, 'session', 4096) };
}

const FORMS: readonly WalletForm[] = ['redirect', 'window', 'qr'];

function readWallet(value: unknown): WalletInput {
  if (!isObject(value)) throw new CashierRefused('request_invalid', 'wallet must be an object.');
  const type = text(value, 'type', 64, 'wallet.type');
  const form = FORMS.find((known) => known === value['form']);
  if (!isWallet(type) || !form) {
    throw new CashierRefused('request_invalid', 'wallet.type or wallet.form is unknown.');
  }
  return { type, form, openId: text(value, 'openId', 64, 'wallet.openId') };
}

function readPay(body: Body): PayRequest {
  const submitId = text(body, 'submitId', 64);
  if (!submitId) throw new CashierRefused('request_invalid', 'submitId is empty.');
  const means =
    body['wallet'] === undefined
      ? { card: readCard(body['card']) }
      : { wallet: readWallet(body['wallet']) };
  return { ...readSession(body), submitId, ...means };
}

/** The page offers nothing else; whoever asks for it all the same is told. */
function checkMeans(session: Session, { wallet }: PayRequest): void {
  const method = wallet?.type ?? 'CARD';
  if (!(JSON.parse(session.methods) as readonly string[]).includes(method)) {
    throw new CashierRefused('request_invalid', `The session does not offer ${method}.`);
  }
  const problem = wallet && returnProblem(session);
  if (problem) throw new CashierRefused('request_invalid', problem);
}

/** The page's trace id, if it is one; else a new one. */
function traceIdOf(context: Context): string {
  const sent = context.req.header('x-trace-id') ?? '';
  return /^[\w.:-]{1,64}$/.test(sent) ? sent : randomUUID();
}

/** A browser names its origin with every POST; only the cashier's own page may call. */
function checkOrigin({ publicUrl }: Gateway, context: Context): void {
  const origin = context.req.header('origin') ?? publicUrl;
  const site = context.req.header('sec-fetch-site') ?? 'same-origin';
  if (origin !== publicUrl || site !== 'same-origin') {
    throw new CashierRefused('request_invalid', `Only pages of ${publicUrl} may call this.`);
  }
  if (!/^application\/json\s*(;|$)/i.test(context.req.header('content-type') ?? '')) {
    throw new CashierRefused('request_invalid', 'content-type must be application/json.');
  }
}

async function readBody(context: Context): Promise<Body> {
  // the parser's own error would quote what came, perhaps a card number
  const body: unknown = await context.req.json().catch(() => undefined);
  if (!isObject(body)) throw new CashierRefused('request_invalid', 'The body is no JSON object.');
  return body;
}

function sessionOf(gateway: Gateway, { session }: SessionRequest): Session {
  const found = findSession(gateway, 'secret', session);
  if (!found) throw new CashierRefused('session_unknown');
  return found;
}

/** `mishap`: the answer does not go its way. */
interface Answer {
  readonly state: SessionState;
  readonly mishap?: Mishap | undefined;
}

function pay(gateway: Gateway, found: Session, request: PayRequest, traceId: string): Answer {
  checkMeans(found, request);
  const { fault } = scenarioOf(found, request) ?? {};
  const early = mishapAtSubmit(gateway, found, fault);
  // the fault may have been that it expires
  const session = sessionOf(gateway, request);
  if (early) return { state: sessionState(gateway, session), mishap: early };
  const fate = takeSubmit(gateway, session, { ...request, traceId });
  if (fate === 'expired') throw new CashierRefused('session_expired');
  const state = sessionState(gateway, session);
  if (fate === 'duplicate') return { state: { ...state, duplicate: true } };
  return { state, mishap: fate === 'taken' ? mishapAfterSubmit(gateway, fault) : undefined };
}

/** Reads the body, then does what it asks. */
type Handler = (body: Body) => {
  readonly request: SessionRequest;
  readonly run: (gateway: Gateway, session: Session, traceId: string) => Answer;
};

const HANDLERS: { readonly [path: string]: Handler } = {
  '/session'(body) {
    const request = readSession(body);
    // asked for anew: it may just have been made to expire
    const run = (gateway: Gateway) => ({
      state: sessionState(gateway, sessionOf(gateway, request)),
    });
    return { request, run };
  },
  '/pay'(body) {
    const request = readPay(body);
    return {
      request,
      run: (gateway, session, traceId) => pay(gateway, session, request, traceId),
    };
  },
};

/** The private API of the cashier page, as libs/protocol/src/gateway.ts describes it. */
export function cashierApi(gateway: Gateway): Hono<Env> {
  function refuse(context: Context, error: unknown): Response {
    const traceId = traceIdOf(context);
    const refused = error instanceof CashierRefused ? error : new CashierRefused('internal');
    if (refused !== error) console.error(`cashier API, trace ${traceId}:`, error);
    const { code, message } = refused;
    return context.json({ error: { code, message, traceId } }, REFUSALS[code][0]);
  }

  const app = new Hono<Env>();
  app.use(async (context, next) => {
    context.header('cache-control', 'no-store');
    await next();
  });
  app.use(
    bodyLimit({
      maxSize: MAX_BODY,
      onError: (context) =>
        refuse(context, new CashierRefused('request_invalid', 'The body is too long.')),
    }),
  );
  for (const [path, handle] of Object.entries(HANDLERS)) {
    app.post(path, async (context) => {
      checkOrigin(gateway, context);
      const { request, run } = handle(await readBody(context));
      const session = sessionOf(gateway, request);
      const early = mishapBefore(gateway, session);
      if (early) return (await suffer(context, early)) as Response;
      const { state, mishap } = run(gateway, session, traceIdOf(context));
      return (await suffer(context, mishap)) ?? context.json(state);
    });
  }
  app.onError((error, context) => refuse(context, error));
  return app;
}
