/** Faults that scenarios cause between the cashier page and its gateway. */
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import type { Gateway } from '../gateway/gateway.ts';
import { latestAttempt } from '../payment/attempt.ts';
import { findPayment } from '../payment/payment.ts';
import type { Session } from '../payment/session.ts';
import { findScenario } from '../scenarios/scenario-choice.ts';
import type { Fault } from '../scenarios/scenario.ts';

/** The connection is dropped, no response ever comes, or it comes after this many milliseconds. */
export type ResponseFault = 'cut' | 'silent' | number;

function expire({ database, clock }: Gateway, { sessionId }: Session): void {
  const sql = 'UPDATE session SET expiresAt = min(expiresAt, ?) WHERE sessionId = ?';
  database.run(sql, clock.now(), sessionId);
}

/** Before any call for the session is handled. */
export function faultBeforeCall(gateway: Gateway, session: Session): ResponseFault | undefined {
  const { database, clock } = gateway;
  const { sessionId } = session;
  const outage = database.get<{ endsAt: number }>(
    'SELECT endsAt FROM outage WHERE sessionId = ?',
    sessionId,
  );
  if (outage && outage.endsAt > clock.now()) return 'cut';
  const payment = findPayment(gateway, sessionId);
  if (!payment) {
    if (findScenario(session.scenario)?.fault?.kind === 'expired_at_open') expire(gateway, session);
    return undefined;
  }
  const attempt = latestAttempt(gateway, payment.paymentId);
  const fault = findScenario(attempt?.scenario ?? null)?.fault;
  return fault?.kind === 'silent' ? 'silent' : undefined;
}

/** Before a submit is accepted. */
export function faultBeforeSubmit(
  gateway: Gateway,
  session: Session,
  fault: Fault | undefined,
): ResponseFault | undefined {
  const { database, clock } = gateway;
  if (fault?.kind === 'expired_at_pay') expire(gateway, session);
  if (fault?.kind !== 'down') return undefined;
  const { sessionId } = session;
  // the gateway goes down once: the next submit is accepted
  if (database.get('SELECT 1 FROM outage WHERE sessionId = ?', sessionId)) return undefined;
  database.insert('outage', { sessionId, endsAt: clock.after(fault.seconds * 1_000) });
  return 'cut';
}

/** After a submit was accepted, in its response. */
export function faultAfterSubmit(
  { clock }: Gateway,
  fault: Fault | undefined,
): ResponseFault | undefined {
  if (fault?.kind === 'cut' || fault?.kind === 'silent') return fault.kind;
  return fault?.kind === 'slow' ? clock.after(fault.seconds * 1_000) - clock.now() : undefined;
}

/** Returns a response if the fault replaces the real one. */
export async function applyFault(
  context: Context<{ Bindings: HttpBindings }>,
  fault: ResponseFault | undefined,
): Promise<Response | undefined> {
  if (typeof fault === 'number') await new Promise((resolve) => setTimeout(resolve, fault));
  if (fault === 'cut') context.env.outgoing.destroy();
  // the connection stays open until the browser gives up
  if (fault === 'silent') {
    await new Promise((resolve) => context.env.outgoing.once('close', resolve));
  }
  return fault === 'cut' || fault === 'silent' ? RESPONSE_ALREADY_SENT : undefined;
}
