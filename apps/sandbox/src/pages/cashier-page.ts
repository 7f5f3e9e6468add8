import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import type { Gateway } from '../gateway/gateway.ts';
import { findSession, type Session } from '../payment/session.ts';
import { findScenario } from '../scenarios/scenario-choice.ts';
import { builtAssets } from './built-assets.ts';
import { framedBySession, pageHeaders } from './page-headers.ts';

type Env = { Variables: { readonly session: Session | undefined } };

/** Scenario page_stranger: a cashier of another version, whose greeting the SDK cannot answer. */
const STRANGER_PATH = '/stranger.js';
const STRANGER_PAGE = `<!doctype html><title>Cashier</title><script src="/cashier${STRANGER_PATH}"></script>`;
const STRANGER_SCRIPT =
  "parent.postMessage({ type: 'ams-cashier:hello', minVersion: 9000, maxVersion: 9000, capabilities: [] }, '*');";

/**
 * The built cashier page: `/assets/<file>`, and under every other name the page itself, framed only by the session's
 * shop. The page itself reports a session that does not exist.
 *
 * @param directory with index.html and assets/
 */
export function cashierPage(gateway: Gateway, directory: string): Hono<Env> {
  const app = new Hono<Env>();

  app.route('/assets', builtAssets(directory));

  app.get(STRANGER_PATH, pageHeaders({ crossOriginResourcePolicy: 'same-origin' }), (context) =>
    context.body(STRANGER_SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );

  app.get(
    '/:publicSessionId',
    (context, next) => {
      const publicSessionId = context.req.param('publicSessionId');
      context.set('session', findSession(gateway, 'publicSessionId', publicSessionId));
      return next();
    },
    pageHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        frameSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ["'none'"],
        frameAncestors: framedBySession((context) => context.get('session')),
      },
    }),
    async (context) => {
      const page = await readFile(join(directory, 'index.html'), 'utf8').catch(() => undefined);
      if (!page) return context.text('The cashier is not built: run "npm run build" first.', 503);
      const fault = findScenario(context.get('session')?.scenario ?? null)?.fault?.kind;
      if (fault === 'page_down') return context.text('The cashier is down.', 503);
      return context.html(fault === 'page_stranger' ? STRANGER_PAGE : page, 200, {
        'cache-control': 'no-store',
      });
    },
  );

  return app;
}
