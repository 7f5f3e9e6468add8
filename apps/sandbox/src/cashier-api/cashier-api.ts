import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { PayRequest, SessionRequest, SessionState } from '@ams-cashier/protocol';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { describeFailure } from '../gateway/database-problem.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { offeredMethods, offerOf } from '../payment/offer.ts';
import { findSession, type Session } from '../payment/session.ts';
import { acceptSubmit, methodOf, scenarioOf } from '../payment/submit.ts';
import { releaseWallet, returnProblem } from '../payment/wallet.ts';
import { CashierRefusal } from './cashier-refusal.ts';
import { readPayRequest, readReleaseRequest, readSessionRequest } from './cashier-request.ts';
import {
  applyFault,
  faultAfterSubmit,
  faultBeforeCall,
  faultBeforeSubmit,
  type ResponseFault,
} from './response-fault.ts';
import { sessionState } from './session-state.ts';

const MAX_BODY = 16_384;

type Env = { Bindings: HttpBindings };

/** The page's trace id if it is valid, else a new one. */
function traceIdOf(context: Context): string {
  const sent = context.req.header('x-trace-id') ?? '';
  return /^[\w.:-]{1,64}$/.test(sent) ? sent : randomUUID();
}

/** A browser names its origin with every POST; only the cashier's own page may call. */
function checkOrigin({ publicUrl }: Gateway, context: Context): void {
  const origin = context.req.header('origin') ?? publicUrl;
  const site = context.req.header('sec-fetch-site') ?? 'same-origin';
  if (origin !== publicUrl || site !== 'same-origin') {
    throw new CashierRefusal('request_invalid', `Only pages of ${publicUrl} may call this API.`);
  }
  if (!/^application\/json\s*(;|$)/i.test(context.req.header('content-type') ?? '')) {
    throw new CashierRefusal('request_invalid', 'content-type must be application/json.');
  }
}

async function readBody(context: Context): Promise<object> {
  // the parser's own error would quote the input, perhaps a card number
  const body: unknown = await context.req.json().catch(() => undefined);
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  throw new CashierRefusal('request_invalid', 'The body is not a JSON object.');
}

function sessionOf(gateway: Gateway, { session }: SessionRequest): Session {
  const found = findSession(gateway, 'secret', session);
  if (!found) throw new CashierRefusal('session_unknown');
  return found;
}

/** The page only offers what the session does; anything else comes from somebody else. */
function checkMeans(session: Session, request: PayRequest): void {
  const { card, wallet, savedCard, saveCard, instalments } = request;
  const method = methodOf(request);
  const offer = offerOf(session);
  const refuse = (message: string): never => {
    throw new CashierRefusal('request_invalid', message);
  };
  if (!offeredMethods(session).methods.includes(method)) {
    refuse(`The session does not offer ${method}.`);
  }
  if (savedCard && !offer.savedCards.some(({ id }) => id === savedCard.id)) {
    refuse('The session has no saved card with this id.');
  }
  if (saveCard && !(card && offer.asksConsent)) {
    refuse('saveCard: the session does not ask whether a card may be kept, or no card was typed.');
  }
  const paysByCard = card !== undefined || savedCard !== undefined;
  if (
    instalments !== undefined &&
    !(paysByCard && offer.plans.some(({ count }) => count === instalments))
  ) {
    refuse(`The session has no plan of ${instalments} instalments for ${method}.`);
  }
  const problem = wallet && returnProblem(session);
  if (problem) refuse(problem);
}

interface Answer {
  readonly state: SessionState;
  readonly fault?: ResponseFault | undefined;
}

function pay(gateway: Gateway, found: Session, request: PayRequest, traceId: string): Answer {
  checkMeans(found, request);
  const { fault } = scenarioOf(gateway, found, request) ?? {};
  const faultBefore = faultBeforeSubmit(gateway, found, fault);
  // read again: the fault may have made it expire
  const session = sessionOf(gateway, request);
  if (faultBefore) return { state: sessionState(gateway, session), fault: faultBefore };
  const result = acceptSubmit(gateway, session, { ...request, traceId });
  if (result === 'expired') throw new CashierRefusal('session_expired');
  const state = sessionState(gateway, session);
  if (result === 'duplicate') return { state: { ...state, duplicate: true } };
  return { state, fault: result === 'accepted' ? faultAfterSubmit(gateway, fault) : undefined };
}

/** Reads a body, and returns what handles it. */
type Call = (body: object) => {
  readonly request: SessionRequest;
  readonly run: (gateway: Gateway, session: Session, traceId: string) => Answer;
};

const CALLS: { readonly [path: string]: Call } = {
  '/session'(body) {
    const request = readSessionRequest(body);
    return {
      request,
      // read again: a fault may have made it expire
      run: (gateway) => ({ state: sessionState(gateway, sessionOf(gateway, request)) }),
    };
  },
  '/pay'(body) {
    const request = readPayRequest(body);
    return {
      request,
      run: (gateway, session, traceId) => pay(gateway, session, request, traceId),
    };
  },
  '/release'(body) {
    const request = readReleaseRequest(body);
    return {
      request,
      run(gateway, session) {
        releaseWallet(gateway, session, request.wallet);
        return { state: sessionState(gateway, sessionOf(gateway, request)) };
      },
    };
  },
};

/** The private API of the cashier page, as libs/protocol/src/gateway.ts describes it. */
export function cashierApi(gateway: Gateway): Hono<Env> {
  function refuse(context: Context, error: unknown): Response {
    const traceId = traceIdOf(context);
    const refusal = error instanceof CashierRefusal ? error : new CashierRefusal('internal');
    if (refusal !== error) console.error(`cashier API, trace ${traceId}:`, describeFailure(error));
    const { code, message, status } = refusal;
    return context.json({ error: { code, message, traceId } }, status);
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
        refuse(context, new CashierRefusal('request_invalid', 'The body is too large.')),
    }),
  );
  for (const [path, call] of Object.entries(CALLS)) {
    app.post(path, async (context) => {
      checkOrigin(gateway, context);
      const { request, run } = call(await readBody(context));
      const session = sessionOf(gateway, request);
      const faultBefore = faultBeforeCall(gateway, session);
      if (faultBefore) return (await applyFault(context, faultBefore)) as Response;
      const { state, fault } = run(gateway, session, traceIdOf(context));
      return (await applyFault(context, fault)) ?? context.json(state);
    });
  }
  app.onError((error, context) => refuse(context, error));
  return app;
}
