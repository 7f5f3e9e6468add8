import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Gateway } from '../gateway/gateway.ts';
import { inspectPayments } from '../inspector/inspection.ts';
import { inspectorApi } from '../inspector/inspector-api.ts';
import { listScenarios } from '../scenarios/scenario.ts';
import { loopbackOnly } from './loopback-only.ts';

const MAX_BODY = 4096;

/** Help for the developer on this machine: keys and what happened. */
export function loopbackApi(gateway: Gateway): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(loopbackOnly, bodyLimit({ maxSize: MAX_BODY }));
  app.get('/credentials', (context) => context.json(gateway.keys.demo));
  app.get('/certificate', (context) =>
    gateway.certificate === undefined
      ? context.json({ error: { message: 'There is no HTTPS; start with --https-port.' } }, 404)
      : context.text(gateway.certificate, 200, { 'content-type': 'application/x-pem-file' }),
  );
  app.get('/scenarios', (context) => context.json({ scenarios: listScenarios() }));
  app.get('/payments', (context) => context.json(inspectPayments(gateway)));
  app.route('/', inspectorApi(gateway));
  return app;
}
