import {
  INSPECTOR_ACTIONS,
  ORDER_STATES,
  TEST_RUNNERS,
  type InspectorAction,
  type OrderState,
} from '@ams-cashier/protocol';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Gateway } from '../gateway/gateway.ts';
import { resendNotification } from '../notifications/notification-queue.ts';
import { unknown } from '../server/unknown.ts';
import { inspectOrder } from './inspection.ts';
import { applyAction } from './inspector-action.ts';
import { findOrder, listOrders } from './order-list.ts';
import { NotReplayable, replayOf } from './replay.ts';
import { writeTest } from './test-text.ts';

/** How long until a change is shown, in milliseconds. */
const LIVE_INTERVAL = 200;

/** How many orders are listed, unless more are asked for. */
const ORDERS_SHOWN = 100;

const isAction = (value: string): value is InspectorAction =>
  (INSPECTOR_ACTIONS as readonly string[]).includes(value);
const isState = (value: string): value is OrderState =>
  (ORDER_STATES as readonly string[]).includes(value);

/** As libs/protocol/src/inspection.ts describes it. Mounted behind `loopbackOnly`. */
export function inspectorApi(gateway: Gateway): Hono {
  const app = new Hono();

  app.get('/orders', (context) => {
    const { search = '', state = '', method = '', scenario = '', limit } = context.req.query();
    if (state !== '' && !isState(state)) {
      const message = `state is ${JSON.stringify(state)}; it must be one of ${ORDER_STATES.join(', ')}.`;
      return context.json({ error: { message } }, 400);
    }
    const atMost = Number(limit ?? ORDERS_SHOWN);
    if (!(Number.isInteger(atMost) && atMost > 0)) {
      const message = `limit is ${JSON.stringify(limit)}; it must be a whole number above 0.`;
      return context.json({ error: { message } }, 400);
    }
    return context.json(listOrders(gateway, { search, state, method, scenario, limit: atMost }));
  });

  app.get('/orders/:id', (context) => {
    const session = findOrder(gateway, context.req.param('id'));
    return session
      ? context.json(inspectOrder(gateway, session))
      : unknown(context, 'order', context.req.param('id'));
  });

  app.get('/orders/:id/test', (context) => {
    const { runner = '' } = context.req.query();
    const id = context.req.param('id');
    const session = findOrder(gateway, id);
    if (!session) return unknown(context, 'order', id);
    const known = TEST_RUNNERS.find((one) => one === runner);
    if (!known) {
      const message = `runner is ${JSON.stringify(runner)}; it must be one of ${TEST_RUNNERS.join(', ')}.`;
      return context.json({ error: { message } }, 400);
    }
    try {
      return context.text(writeTest(replayOf(gateway, session), known));
    } catch (error) {
      if (!(error instanceof NotReplayable)) throw error;
      return context.json({ error: { message: error.message } }, 409);
    }
  });

  app.get('/live', (context) =>
    streamSSE(context, async (stream) => {
      let sent: string | undefined;
      while (!stream.aborted) {
        const { isOffline, sentThoughHeld } = gateway.network;
        const isHeld = sentThoughHeld !== undefined;
        const revision = `${gateway.database.revision()} ${isOffline} ${isHeld}`;
        if (revision !== sent) await stream.writeSSE({ data: (sent = revision) });
        await stream.sleep(LIVE_INTERVAL);
      }
    }),
  );

  app.post('/orders/:sessionId/:action', (context) => {
    const { sessionId, action } = context.req.param();
    if (!isAction(action)) return context.notFound();
    if (applyAction(gateway, sessionId, action)) return context.body(null, 204);
    const message = `The action ${action} is not possible for this session now.`;
    return context.json({ error: { message } }, 409);
  });

  app.post('/notifications/:notificationId/resend', (context) => {
    const id = context.req.param('notificationId');
    return resendNotification(gateway, Number(id))
      ? context.body(null, 204)
      : unknown(context, 'notification', id);
  });

  app.post('/offline', async (context) => {
    const body = await context.req.json().catch(() => undefined);
    const offline: unknown = body?.offline;
    if (typeof offline !== 'boolean') {
      const message = `offline is ${JSON.stringify(offline)}; it must be true or false.`;
      return context.json({ error: { message } }, 400);
    }
    gateway.network.isOffline = offline;
    return context.body(null, 204);
  });

  return app;
}
