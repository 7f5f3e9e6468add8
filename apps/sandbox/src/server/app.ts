import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { cashierApi } from '../cashier-api/cashier-api.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Control } from '../control/control-api.ts';
import { inspectorPage } from '../inspector/inspector-page.ts';
import { loopbackApi } from '../inspector/loopback-api.ts';
import { merchantApi, refuseExcessTraffic } from '../merchant-api/merchant-api.ts';
import { agreementPage } from '../pages/agreement-page.ts';
import { cashierPage } from '../pages/cashier-page.ts';
import { challengePage } from '../pages/challenge-page.ts';
import { issuerPage } from '../pages/issuer-page.ts';
import { walletPage } from '../pages/wallet-page.ts';
import { rateLimit } from './rate-limit.ts';

type Env = { Bindings: HttpBindings };

/** Where the built pages are. */
export interface PageDirectories {
  readonly cashier: string;
  readonly inspector: string;
}

/** What a caller over the rate limit gets; the cashier page treats it like a dropped connection and retries. */
function refuseOverRate(gateway: Gateway): Parameters<typeof rateLimit>[1] {
  const refuseMerchant = refuseExcessTraffic(gateway);
  const message = `More than ${gateway.limits.rate} requests per second; wait, or start with a higher --max-rate.`;
  return (context) =>
    context.req.path.startsWith('/ams/')
      ? refuseMerchant(context)
      : context.json({ error: { code: 'internal', message, traceId: randomUUID() } }, 429, {
          'retry-after': '1',
        });
}

/** Every path of the sandbox. */
export function createApp(control: Control, pages: PageDirectories): Hono<Env> {
  const { gateway } = control;
  const app = new Hono<Env>();
  app.get('/healthz', (context) => context.json({ ok: true }));
  app.use(rateLimit(gateway.limits.rate, refuseOverRate(gateway)));
  app.route('/', inspectorPage(gateway, pages.inspector));
  app.route('/sandbox', loopbackApi(control));
  app.use((context, next) => {
    if (!gateway.network.isOffline) return next();
    // the caller sees a dropped connection, as if there were no server
    context.env.outgoing.destroy();
    return Promise.resolve(RESPONSE_ALREADY_SENT);
  });
  app.route('/ams', merchantApi(gateway));
  app.route('/agreement', agreementPage(gateway));
  app.route('/cashier/api', cashierApi(gateway));
  app.route('/cashier/challenge', challengePage(gateway));
  app.route('/issuer', issuerPage(gateway));
  app.route('/wallet', walletPage(gateway));
  app.route('/cashier', cashierPage(gateway, pages.cashier));
  app.notFound((context) => context.json({ error: { message: 'Not found.' } }, 404));
  return app;
}
