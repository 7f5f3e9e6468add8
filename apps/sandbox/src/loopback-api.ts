import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Gateway } from './gateway.ts';
import { inspectPayments } from './inspection.ts';
import { inspectorApi } from './inspector-api.ts';
import { listScenarios } from './scenario.ts';
import { loopbackOnly } from './loopback-only.ts';

/** Help for the developer on this machine: keys and what happened. */
export function loopbackApi(gateway: Gateway): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(loopbackOnly);
  app.get('/credentials', (context) => context.json(gateway.keys.demo));
  app.get('/scenarios', (context) => context.json({ scenarios: listScenarios() }));
  app.get('/payments', (context) => context.json(inspectPayments(gateway)));
  app.route('/', inspectorApi(gateway));
  return app;
}
