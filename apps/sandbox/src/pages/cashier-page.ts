import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { builtAssets } from './built-assets.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { contentSecurityPolicy, SAFE } from './page-policy.ts';
import { findScenario } from '../scenarios/scenario.ts';
import { findSession } from '../payment/session.ts';

const POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'frame-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': "'none'",
};

/** The page of scenario page_stranger: a cashier of another time, which greets and can't be answered. */
const STRANGER = '/stranger.js';
const STRANGER_PAGE = `<!doctype html><title>Cashier</title><script src="/cashier${STRANGER}"></script>`;
const STRANGER_SCRIPT =
  "parent.postMessage({ type: 'ams-cashier:hello', minVersion: 9000, maxVersion: 9000, capabilities: [] }, '*');";

/**
 * The built cashier page: `/assets/<file>`, and for every other name the page itself, framed only by the session's
 * shop. It says itself if there is no such session.
 *
 * @param directory with index.html and assets/
 */
export function cashierPage(gateway: Gateway, directory: string): Hono {
  const app = new Hono();

  app.route('/assets', builtAssets(directory));

  app.get(STRANGER, (context) =>
    context.body(STRANGER_SCRIPT, 200, {
      ...SAFE,
      'content-type': 'text/javascript; charset=utf-8',
      'cross-origin-resource-policy': 'same-origin',
    }),
  );

  app.get('/:publicSessionId', async (context) => {
    const page = await readFile(join(directory, 'index.html')).catch(() => undefined);
    if (!page) {
      return context.text('The cashier page is not built: run "npm run build" first.', 503, SAFE);
    }
    const session = findSession(gateway, 'publicSessionId', context.req.param('publicSessionId'));
    const fault = findScenario(session?.scenario ?? null)?.fault?.kind;
    if (fault === 'page_down') return context.text('The cashier is down.', 503, SAFE);
    const frameOrigins = JSON.parse(session?.frameOrigins ?? '[]') as readonly string[];
    const content = fault === 'page_stranger' ? STRANGER_PAGE : new Uint8Array(page);
    return context.body(content, 200, {
      ...SAFE,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy(POLICY, frameOrigins),
      'origin-agent-cluster': '?1',
    });
  });

  return app;
}
