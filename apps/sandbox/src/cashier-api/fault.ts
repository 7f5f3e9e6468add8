import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import { findAttempts } from '../payment/attempt.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { findPayment } from '../payment/payment.ts';
import { findScenario } from '../scenarios/scenario.ts';
import type { Fault } from '../scenarios/catalogue.ts';
import type { Session } from '../payment/session.ts';

/** What befalls an answer: the connection is cut, nothing comes for ever, or it comes after so many milliseconds. */
export type Mishap = 'cut' | 'silent' | number;

function expire({ database, clock }: Gateway, { sessionId }: Session): void {
  const sql = 'UPDATE session SET expiresAt = min(expiresAt, ?) WHERE sessionId = ?';
  database.run(sql, clock.now(), sessionId);
}

/** Before a call of the session's page is heard. */
export function mishapBefore(gateway: Gateway, session: Session): Mishap | undefined {
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
  const attempt = findAttempts(gateway, payment.paymentId).at(-1);
  const fault = findScenario(attempt?.scenario ?? null)?.fault;
  return fault?.kind === 'silent' ? 'silent' : undefined;
}

/** Before a submit is taken. */
export function mishapAtSubmit(
  gateway: Gateway,
  session: Session,
  fault: Fault | undefined,
): Mishap | undefined {
  const { database, clock } = gateway;
  if (fault?.kind === 'expired_at_pay') expire(gateway, session);
  if (fault?.kind !== 'down') return undefined;
  const { sessionId } = session;
  // the gateway goes down once: after that the submit is taken
  if (database.get('SELECT 1 FROM outage WHERE sessionId = ?', sessionId)) return undefined;
  database.insert('outage', { sessionId, endsAt: clock.after(fault.seconds * 1_000) });
  return 'cut';
}

/** After a submit was taken, at its own answer. */
export function mishapAfterSubmit({ clock }: Gateway, fault: Fault | undefined) {
  if (fault?.kind === 'cut' || fault?.kind === 'silent') return fault.kind;
  return fault?.kind === 'slow' ? clock.after(fault.seconds * 1_000) - clock.now() : undefined;
}

/** Returns the answer that is none, or nothing once the answer may go. */
export async function suffer(
  context: Context<{ Bindings: HttpBindings }>,
  mishap: Mishap | undefined,
): Promise<Response | undefined> {
  if (typeof mishap === 'number') await new Promise((resolve) => setTimeout(resolve, mishap));
  if (mishap === 'cut') context.env.outgoing.destroy();
  // the connection stays open until the browser gives up
  if (mishap === 'silent') {
    await new Promise((resolve) => context.env.outgoing.once('close', resolve));
  }
  return mishap === 'cut' || mishap === 'silent' ? RESPONSE_ALREADY_SENT : undefined;
}
