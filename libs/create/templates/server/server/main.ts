/** The shop's server: what the page asks, what Antom tells, and in production the page itself, which is in dist. */
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { createNotificationHandler } from '@ams-cashier/server/hono';
import { Hono } from 'hono';
import { antom, createSession, findOrder, placeOrder, product, receive, statusOf } from './shop.ts';

const UNKNOWN = { error: 'There is no such order.' };
const app = new Hono();

app.get('/api/product', (context) => context.json(product));

app.post('/api/orders', (context) => context.json({ orderId: placeOrder().id }, 201));

app.post('/api/orders/:id/session', async (context) => {
  const order = findOrder(context.req.param('id'));
  if (!order) return context.json(UNKNOWN, 404);
  const session = await createSession(order);
  return session ? context.json(session) : context.json({ error: 'This order is paid.' }, 409);
});

app.get('/api/orders/:id', async (context) => {
  const order = findOrder(context.req.param('id'));
  return order ? context.json(await statusOf(order)) : context.json(UNKNOWN, 404);
});

app.post('/api/notify', createNotificationHandler({ antom, onNotification: receive }));

app.all('/api/*', (context) => context.json({ error: 'There is no such address.' }, 404));
app.use(serveStatic({ root: 'dist' }));
app.get('*', serveStatic({ path: 'dist/index.html' }));

app.onError((error, context) => {
  console.error(error);
  return context.json({ error: 'Antom can’t be asked at the moment.' }, 502);
});

const port = Number(process.env['PORT'] ?? 3000);
serve({ fetch: app.fetch, port }, () => console.log(`The shop’s server listens on port ${port}.`));
