import { nearestName } from '@ams-cashier/protocol';
import { CALLS, type CallName } from '@ams-cashier/protocol/merchant-api';
import { NOTIFICATION_RECEIVED } from '@ams-cashier/server';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { AdjustableClock } from '../gateway/clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { findSession } from '../payment/session.ts';
import type { BackgroundWork } from '../server/background-work.ts';
import { unknown } from '../server/unknown.ts';
import { signedHeaders } from '../notifications/notification-delivery.ts';
import {
  findNotification,
  listNotifications,
  listWaiting,
  noteDelivery,
} from './notification-list.ts';
import { forgetPayments } from './reset.ts';
import { advance } from './time-travel.ts';

/** How far ahead the clock can be. Beyond, no card of a test is valid. */
const FURTHEST = 10 * 366 * 24 * 3_600_000;

const WHOLE = 'advance must be a whole number of milliseconds.';

const ADVANCE = v.object({
  advance: v.pipe(
    // also where there is none: the message of an absent field names no unit
    v.optional(v.number(WHOLE), NaN),
    v.integer(WHOLE),
    v.minValue(
      0,
      'The clock goes forward only: advance must not be negative. POST /sandbox/reset, ams-sandbox reset or reset() forgets all orders and sets the clock right.',
    ),
  ),
});

const FAULT = v.union([
  v.picklist(['down', 'cut', 'no_answer']),
  v.strictObject({ status: v.pipe(v.number(), v.integer(), v.minValue(500), v.maxValue(599)) }),
  v.strictObject({ resultCode: v.pipe(v.string(), v.regex(/^[A-Z][A-Z_]{0,63}$/)) }),
]);

const TIMES = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000));

const DELIVERY = v.object({ answer: v.pipe(v.string(), v.maxLength(200)) });

const isCall = (name: unknown): name is CallName =>
  typeof name === 'string' && Object.hasOwn(CALLS, name);

export interface Control {
  readonly gateway: Gateway;
  readonly clock: AdjustableClock;
  readonly work: BackgroundWork;
}

/** What a test asks of the sandbox beside what a shop and a shopper do. Mounted behind `loopbackOnly`. */
export function controlApi({ gateway, clock, work }: Control): Hono {
  const app = new Hono();

  /** The secret with which the session's own page asks. */
  app.get('/sessions/:sessionId', (context) => {
    const session = findSession(gateway, 'sessionId', context.req.param('sessionId'));
    return session
      ? context.json({ session: session.secret })
      : unknown(context, 'session', context.req.param('sessionId'));
  });

  app.get('/notifications', (context) => {
    const list = context.req.query('waiting') === undefined ? listNotifications : listWaiting;
    return context.json(list(gateway));
  });

  /** For a shop that only somebody else can reach: what would be sent to `path`, signed. */
  app.get('/notifications/:id/signed', (context) => {
    const found = findNotification(gateway, Number(context.req.param('id')));
    if (!found) return unknown(context, 'notification', context.req.param('id'));
    const headers = signedHeaders(gateway, found, context.req.query('path') ?? '/');
    return context.json({ headers, body: found.body });
  });

  /** What the shop answered to whoever took it there. */
  app.post('/notifications/:id/deliveries', async (context) => {
    const sent = await context.req.json().catch(() => ({}));
    const body = v.safeParse(DELIVERY, sent);
    if (!body.success) {
      const message = `answer is ${JSON.stringify(sent?.answer)}; it must be a string of at most 200 characters.`;
      return context.json({ error: { message } }, 400);
    }
    const isKnown = noteDelivery(gateway, Number(context.req.param('id')), body.output.answer);
    if (isKnown) return context.body(null, 204);
    return unknown(context, 'notification', context.req.param('id'));
  });

  /** Until they are released, only those are sent that somebody asks for. */
  app.post('/notifications/hold', (context) => {
    gateway.network.sentThoughHeld ??= new Set();
    return context.body(null, 204);
  });

  app.post('/notifications/release', (context) => {
    gateway.network.sentThoughHeld = undefined;
    return context.body(null, 204);
  });

  /** Where notifications go that no shop asked for: they can be looked at all the same. */
  app.post('/received', (context) => context.json(NOTIFICATION_RECEIVED));

  app.get('/clock', (context) => {
    clock.synchronize();
    return context.json({ now: clock.now() });
  });

  app.post('/clock', async (context) => {
    const { success, output, issues } = v.safeParse(
      ADVANCE,
      await context.req.json().catch(() => ({})),
      { abortEarly: true },
    );
    if (!success) return context.json({ error: { message: issues[0].message } }, 400);
    clock.synchronize();
    if (clock.ahead() + output.advance > FURTHEST) {
      const message =
        'The clock can be at most 10 years ahead of the real time; a reset sets it right.';
      return context.json({ error: { message } }, 400);
    }
    await advance(gateway, clock, work, output.advance);
    return context.json({ now: clock.now() });
  });

  app.post('/faults', async (context) => {
    const { call, fault, times = 1 } = await context.req.json().catch(() => ({}));
    const refuse = (message: string) => context.json({ error: { message } }, 400);
    if (!isCall(call)) {
      const meant = nearestName(String(call), Object.keys(CALLS));
      const hint = meant ? `did you mean ${meant}?` : `there are ${Object.keys(CALLS).join(', ')}.`;
      return refuse(`The merchant API has no call ${JSON.stringify(call)}; ${hint}`);
    }
    if (!v.is(FAULT, fault)) {
      const given = JSON.stringify(fault);
      return refuse(
        `fault is ${given}; it must be down, cut, no_answer, { status } from 500 to 599, or { resultCode }.`,
      );
    }
    if (!v.is(TIMES, times)) {
      const given = JSON.stringify(times);
      return refuse(`times is ${given}; it must be a whole number from 1 to 1000.`);
    }
    gateway.callFaults.add(call, fault, times);
    return context.body(null, 204);
  });

  app.post('/reset', async (context) => {
    gateway.callFaults.clear();
    gateway.network.isOffline = false;
    await work.runDue();
    forgetPayments(gateway);
    // and not before: what is forgotten is not sent
    gateway.network.sentThoughHeld = undefined;
    clock.synchronize();
    return context.body(null, 204);
  });

  return app;
}
