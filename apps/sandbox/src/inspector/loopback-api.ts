import type { HttpBindings } from '@hono/node-server';
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { controlApi, type Control } from '../control/control-api.ts';
import { environmentLines } from '../gateway/credentials.ts';
import { listScenarios } from '../scenarios/scenario-list.ts';
import { disputeApi } from './dispute-api.ts';
import { inspectorApi } from './inspector-api.ts';
import { loopbackOnly } from './loopback-only.ts';
import { shopApi } from './shop-api.ts';
import { listPayments } from './payment-list.ts';

const MAX_BODY = 4096;

const isObject = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is sent by hand is easily misquoted; taken for nothing, it would have the defaults. */
const jsonObjects: MiddlewareHandler = async (context, next) => {
  const text = context.req.method === 'POST' ? await context.req.text() : '';
  if (text === '' || isObject(parse(text))) return next();
  return context.json({ error: { message: 'The body must be a JSON object.' } }, 400);
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** For the developer on this machine: credentials, and everything that happened. */
export function loopbackApi(control: Control): Hono<{ Bindings: HttpBindings }> {
  const { gateway } = control;
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(loopbackOnly(gateway.trustedHosts), bodyLimit({ maxSize: MAX_BODY }), jsonObjects);
  app.get('/credentials', (context) => context.json(gateway.keys.demo));
  app.get('/environment', (context) =>
    // at the address by which the caller has reached the sandbox
    context.text(environmentLines(gateway.keys.demo, new URL(context.req.url).origin)),
  );
  app.get('/certificate', (context) =>
    gateway.certificate === undefined
      ? context.json(
          { error: { message: 'HTTPS is off; start the sandbox with --https-port.' } },
          404,
        )
      : context.text(gateway.certificate, 200, { 'content-type': 'application/x-pem-file' }),
  );
  app.get('/scenarios', (context) => context.json({ scenarios: listScenarios() }));
  app.get('/payments', (context) => context.json(listPayments(gateway)));
  app.route('/', disputeApi(gateway));
  app.route('/', inspectorApi(gateway));
  app.route('/shop', shopApi(gateway));
  app.route('/', controlApi(control));
  return app;
}
