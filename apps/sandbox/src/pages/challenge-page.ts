import { directionOf, formatAmount, languageTag } from '@ams-cashier/protocol';
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Gateway } from '../gateway/gateway.ts';
import { findChallenge, type FoundChallenge } from '../payment/challenge.ts';
import { amountOf } from '../payment/offer.ts';
import { merchantName } from '../payment/session.ts';
import { pageText } from '../texts/page-texts.ts';
import { issuerOrigin } from './issuer-origin.ts';
import { framedBySession, pageHeaders } from './page-headers.ts';
import { servePageStyle, STYLE_PATH } from './page-style.ts';

type Env = { Variables: { readonly challenge: FoundChallenge | undefined } };

/**
 * `/<challenge id>?locale=…&theme=…`: the cashier's page with the issuer's page inside. It runs no script: the
 * cashier's own page learns from the gateway how the challenge ended.
 */
export function challengePage(gateway: Gateway): Hono<Env> {
  const issuer = issuerOrigin(gateway.publicUrl);
  const app = new Hono<Env>();
  app.get(STYLE_PATH, servePageStyle);
  app.get(
    '/:challengeId',
    (context, next) => {
      const challengeId = context.req.param('challengeId');
      context.set('challenge', findChallenge(gateway, 'challengeId', challengeId));
      return next();
    },
    pageHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        frameSrc: [issuer],
        formAction: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: framedBySession((context) => context.get('challenge')?.session),
      },
    }),
    (context) => {
      const { locale, text } = pageText(context.req.query('locale'));
      const theme = context.req.query('theme') === 'dark' ? 'dark' : 'light';
      const challenge = context.get('challenge');
      if (!challenge) return context.text('No such challenge.', 404);
      const { session, issuerId, isOpen } = challenge;
      const amount = amountOf(session);
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
              <p><bdi>${merchantName(gateway, session)}</bdi></p>
              ${amount ? html`<p><bdi>${formatAmount(amount, locale)}</bdi></p>` : ''}
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
      return context.html(page, 200, { 'cache-control': 'no-store' });
    },
  );
  return app;
}
