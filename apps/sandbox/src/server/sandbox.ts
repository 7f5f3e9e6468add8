import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { cashierApi } from '../cashier-api/cashier-api.ts';
import { cashierPage } from '../pages/cashier-page.ts';
import { openCertificate, type Certificate } from './certificate.ts';
import { challengePage } from '../pages/challenge-page.ts';
import { createClock } from '../gateway/clock.ts';
import { openKeyRing } from '../gateway/credentials.ts';
import { Database } from '../gateway/database.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { issuerPage } from '../pages/issuer-page.ts';
import { loopbackApi } from './loopback-api.ts';
import { inspectorPage } from '../inspector/inspector-page.ts';
import type { Limits } from '../gateway/limits.ts';
import { merchantApi, refuseTraffic } from '../merchant-api/merchant-api.ts';
import { startNotificationWorker } from '../notifications/notification-worker.ts';
import { rateLimit } from './rate-limit.ts';
import { walletPage } from '../pages/wallet-page.ts';

export interface SandboxOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** HTTPS beside HTTP, with a certificate that the sandbox has signed itself; 0 takes a free one. */
  readonly httpsPort?: number;
  readonly host: string;
  /** Origin of the cashier as browsers see it; `http://127.0.0.1:<port>` if left out. */
  readonly publicUrl?: string;
  /** A file, or `:memory:`. */
  readonly data: string;
  /** How much faster expiry and retries go. */
  readonly speed: number;
  /** Milliseconds from a result to its first notification. */
  readonly notifyDelay: number;
  readonly limits: Limits;
  /** Where the built pages are. */
  readonly pages: { readonly cashier: string; readonly inspector: string };
}

export interface Sandbox {
  readonly url: string;
  readonly httpsUrl: string | undefined;
  readonly clientId: string;
  close(): Promise<void>;
}

function createApp(
  gateway: Gateway,
  pages: SandboxOptions['pages'],
): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.get('/healthz', (context) => context.json({ ok: true }));
  app.use(rateLimit(gateway.limits.rate, refuseOver(gateway)));
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

/** What a caller over the rate hears; the cashier page takes it for a cut connection and tries again. */
function refuseOver(gateway: Gateway): Parameters<typeof rateLimit>[1] {
  const refuse = refuseTraffic(gateway);
  const message = `More than ${gateway.limits.rate} requests in a second; wait, or start with a higher --max-rate.`;
  return (context) =>
    context.req.path.startsWith('/ams/')
      ? refuse(context)
      : context.json({ error: { code: 'internal', message, traceId: randomUUID() } }, 429, {
          'retry-after': '1',
        });
}

type Fetch = Parameters<typeof createAdaptorServer>[0]['fetch'];

async function listen(
  fetch: Fetch,
  { limits, host }: SandboxOptions,
  port: number,
  certificate?: Certificate,
): Promise<Server> {
  const options = {
    maxHeaderSize: limits.header,
    requestTimeout: limits.time,
    headersTimeout: limits.time,
    connectionsCheckingInterval: Math.min(5000, limits.time),
  };
  const server = createAdaptorServer(
    certificate
      ? {
          fetch,
          createServer: createHttpsServer,
          serverOptions: { ...options, ...certificate },
        }
      : { fetch, createServer: createHttpServer, serverOptions: options },
  ) as Server;
  server.maxConnections = limits.connections;
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;

/** Rejects with the system's error if a port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { port, httpsPort, data, speed, notifyDelay, limits, pages } = options;
  const fetch: Fetch = (request, env) => app.fetch(request, env);
  const server = await listen(fetch, options, port);
  const url = `http://127.0.0.1:${portOf(server)}`;

  const database = new Database(data);
  const certificate = httpsPort === undefined ? undefined : await openCertificate(database);
  const gateway: Gateway = {
    database,
    clock: createClock(speed),
    keys: openKeyRing(database),
    publicUrl: options.publicUrl ?? url,
    notifyDelay,
    limits,
    certificate: certificate?.cert,
    network: { isOffline: false },
  };
  const app = createApp(gateway, pages);
  const secure = certificate && (await listen(fetch, options, httpsPort ?? 0, certificate));
  const worker = startNotificationWorker(gateway);

  return {
    url,
    httpsUrl: secure && `https://localhost:${portOf(secure)}`,
    clientId: gateway.keys.demo.clientId,
    async close() {
      for (const one of [server, ...(secure ? [secure] : [])]) {
        one.close();
        one.closeAllConnections();
      }
      await worker.stop();
      database.close();
    },
  };
}
