import { directionOf, formatAmount, languageTag } from '@ams-cashier/protocol';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { findChallenge } from '../payment/challenge.ts';
import { CHALLENGE_STYLE } from './page-style.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { contentSecurityPolicy, SAFE } from './page-policy.ts';
import { pageText } from '../texts/page-text.ts';

/**
 * Where the sandbox's bank lives: on a site of its own if this machine has two names, as banks do; else on the
 * cashier's.
 */
export function issuerOrigin(publicUrl: string): string {
  const url = new URL(publicUrl);
  const other = { localhost: '127.0.0.1', '127.0.0.1': 'localhost' }[url.hostname];
  if (other) url.hostname = other;
  return url.origin;
}

/** Served under both names. */
export const STYLE_PATH = '/style.css';
export const styleHeaders = { ...SAFE, 'content-type': 'text/css; charset=utf-8' };

/**
 * `/<challenge id>?locale=…&theme=…`: the cashier's page with the issuer's page in it. It runs no script: the cashier's
 * own page learns from the gateway how it ended.
 */
export function challengePage(gateway: Gateway): Hono {
  const issuer = issuerOrigin(gateway.publicUrl);
  const app = new Hono();
  app.get(STYLE_PATH, (context) => context.body(CHALLENGE_STYLE, 200, styleHeaders));
  app.get('/:challengeId', (context) => {
    const { locale, text } = pageText(context.req.query('locale'));
    const theme = context.req.query('theme') === 'dark' ? 'dark' : 'light';
    const challenge = findChallenge(gateway, 'challengeId', context.req.param('challengeId'));
    if (!challenge) return context.text('No such challenge.', 404, SAFE);
    const { session, issuerId, isOpen } = challenge;
    const { currency, value, clientId } = session;
    const page = html`<!doctype html>
      <html lang="${languageTag(locale)}" dir="${directionOf(locale)}" class="${theme}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${text.bank.title}</title>
          <link rel="stylesheet" href="/cashier/challenge${STYLE_PATH}" />
        </head>
        <body class="challenge">
          <header>
            <p><bdi>${gateway.keys.merchant(clientId)?.name ?? clientId}</bdi></p>
            <p><bdi>${formatAmount({ currency, value }, locale)}</bdi></p>
          </header>
          <main class="stage">
            <p class="coming${isOpen ? ' open' : ''}">
              ${isOpen ? text.bank.coming : text.bank.over}
            </p>
            ${
              isOpen
                ? html`<iframe
                    src="${issuer}/issuer/${issuerId}?locale=${locale}&amp;theme=${theme}"
                    title="${text.bank.frame}"
                    allow="publickey-credentials-get"
                  ></iframe>`
                : ''
            }
          </main>
        </body>
      </html>`;
    return context.html(page, 200, {
      ...SAFE,
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy(
        {
          'default-src': "'none'",
          'style-src': "'self'",
          'frame-src': issuer,
          'form-action': "'none'",
          'base-uri': "'none'",
        },
        JSON.parse(session.frameOrigins) as readonly string[],
      ),
    });
  });
  return app;
}
