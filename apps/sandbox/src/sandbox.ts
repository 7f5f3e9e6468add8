import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { cashierApi } from './cashier-api.ts';
import { cashierPage } from './cashier-page.ts';
import { challengePage } from './challenge-page.ts';
import { createClock } from './clock.ts';
import { openKeyRing } from './credentials.ts';
import { Database } from './database.ts';
import type { Gateway } from './gateway.ts';
import { issuerPage } from './issuer-page.ts';
import { loopbackApi } from './loopback-api.ts';
import { inspectorPage } from './inspector-page.ts';
import { merchantApi } from './merchant-api.ts';
import { startNotificationWorker } from './notification-worker.ts';
import { walletPage } from './wallet-page.ts';

export interface SandboxOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  /** Origin of the cashier as browsers see it; `http://127.0.0.1:<port>` if left out. */
  readonly publicUrl?: string;
  /** A file, or `:memory:`. */
  readonly data: string;
  /** How much faster expiry and retries go. */
  readonly speed: number;
  /** Milliseconds from a result to its first notification. */
  readonly notifyDelay: number;
  /** Where the built pages are. */
  readonly pages: { readonly cashier: string; readonly inspector: string };
}

export interface Sandbox {
  readonly url: string;
  readonly clientId: string;
  close(): Promise<void>;
}

function createApp(
  gateway: Gateway,
  pages: SandboxOptions['pages'],
): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.get('/healthz', (context) => context.json({ ok: true }));
  app.route('/', inspectorPage(pages.inspector));
  app.route('/sandbox', loopbackApi(gateway));
  app.use((context, next) => {
    if (!gateway.network.isOffline) return next();
    // as if nobody were there: the caller sees a connection that is cut
    context.env.outgoing.destroy();
    return Promise.resolve(RESPONSE_ALREADY_SENT);
  });
  app.route('/ams', merchantApi(gateway));
  app.route('/cashier/api', cashierApi(gateway));
  app.route('/cashier/challenge', challengePage(gateway));
  app.route('/issuer', issuerPage(gateway));
  app.route('/wallet', walletPage(gateway));
  app.route('/cashier', cashierPage(gateway, pages.cashier));
  app.notFound((context) => context.json({ error: { message: 'Nothing is here.' } }, 404));
  return app;
}

/** Rejects with the system's error if the port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { port, host, data, speed, notifyDelay, pages } = options;
  const listening = createAdaptorServer({ fetch: (request, env) => app.fetch(request, env) });
  const server = listening as Server;
  server.listen(port, host);
  await once(server, 'listening');
  const { port: actualPort } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${actualPort}`;

  const database = new Database(data);
  const gateway: Gateway = {
    database,
    clock: createClock(speed),
    keys: openKeyRing(database),
    publicUrl: options.publicUrl ?? url,
    notifyDelay,
    network: { isOffline: false },
  };
  const app = createApp(gateway, pages);
  const worker = startNotificationWorker(gateway);

  return {
    url,
    clientId: gateway.keys.demo.clientId,
    async close() {
      server.close();
      server.closeAllConnections();
      await worker.stop();
      database.close();
    },
  };
}
