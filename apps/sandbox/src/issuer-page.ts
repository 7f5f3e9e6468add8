import { directionOf, formatAmount, languageTag, type Locale } from '@ams-cashier/protocol';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html, raw } from 'hono/html';
import { findAttempts } from './attempt.ts';
import { ANSWERS, answerChallenge, findChallenge, type FoundChallenge } from './challenge.ts';
import { issuerOrigin, STYLE_PATH, styleHeaders } from './challenge-page.ts';
import { CHALLENGE_STYLE } from './challenge-style.ts';
import { challengeText, type ChallengeText } from './challenge-text.ts';
import type { Gateway } from './gateway.ts';
import { contentSecurityPolicy, SAFE } from './page-policy.ts';

const MAX_BODY = 1_024;

const BANK = raw(
  '<svg viewBox="0 0 32 32" aria-hidden="true"><path d="M4 12L16 5l12 7zM7 12v12M13 12v12M19 12v12M25 12v12M4 27h24" /></svg>',
);
const LOOKS: { readonly [Answer in (typeof ANSWERS)[number]]: string } = {
  approve: 'main',
  reject: '',
  leave: 'quiet',
};

/** The browser's connection stays open until it gives up. */
function never(context: Context): Promise<Response> {
  return new Promise((resolve) => {
    context.req.raw.signal.addEventListener('abort', () => resolve(context.body(null, 204)));
  });
}

/**
 * The bank of the sandbox: `/<issuer id>` asks, a POST to it answers, `/<issuer id>/window` asks in a window that the
 * first opened.
 */
export function issuerPage(gateway: Gateway): Hono {
  const app = new Hono();

  function facts(challenge: FoundChallenge, text: ChallengeText, locale: Locale) {
    const { currency, value, clientId } = challenge.session;
    const card = findAttempts(gateway, challenge.paymentId).at(-1)?.maskedNumber ?? '';
    const rows = [
      [text.shop, gateway.keys.merchant(clientId)?.name ?? clientId],
      [text.amount, formatAmount({ currency, value }, locale)],
      [text.card, `•••• ${card.slice(-4)}`],
    ];
    return html`<dl>
      ${rows.map(
        ([name, fact]) =>
          html`<div>
            <dt>${name}</dt>
            <dd><bdi>${fact}</bdi></dd>
          </div>`,
      )}
    </dl>`;
  }

  function show(context: Context, isWindow: boolean): Response | Promise<Response> {
    const { locale, text } = challengeText(context.req.query('locale'));
    const theme = context.req.query('theme') === 'dark' ? 'dark' : 'light';
    const challenge = findChallenge(gateway, 'issuerId', context.req.param('issuerId') ?? '');
    if (!challenge) return context.text('No such challenge.', 404, SAFE);
    if (challenge.issuer === 'silent') return never(context);
    const { issuerId, isOpen, session } = challenge;
    const self = `/issuer/${issuerId}`;
    const query = `?locale=${locale}&theme=${theme}`;
    const asksElsewhere = challenge.issuer === 'window' && !isWindow;
    const title = isOpen ? text.question : text.answered;
    const page = html`<!doctype html>
      <html lang="${languageTag(locale)}" dir="${directionOf(locale)}" class="${theme}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title}</title>
          <link rel="stylesheet" href="/issuer${STYLE_PATH}" />
        </head>
        <body>
          <main class="bank">
            <p class="name">${BANK} ${text.bank}</p>
            <h1>${title}</h1>
            ${isOpen ? facts(challenge, text, locale) : html`<p>${text.close}</p>`}
            ${
              !isOpen
                ? ''
                : asksElsewhere
                  ? html`<p>${text.inWindow}</p>
                      <a class="button main" href="${self}/window${query}" target="_blank">
                        ${text.openWindow}
                      </a>`
                  : html`<form method="post" action="${self}${isWindow ? '/window' : ''}${query}">
                      ${ANSWERS.map(
                        (answer) =>
                          html`<button class="${LOOKS[answer]}" name="answer" value="${answer}">
                            ${text[answer]}
                          </button>`,
                      )}
                    </form>`
            }
            <p class="note">${text.sandbox}</p>
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
          'form-action': "'self'",
          'base-uri': "'none'",
        },
        [...new Set([gateway.publicUrl, issuerOrigin(gateway.publicUrl)])].concat(
          JSON.parse(session.frameOrigins) as readonly string[],
        ),
      ),
    });
  }

  async function take(context: Context): Promise<Response> {
    const { answer: given } = await context.req.parseBody();
    const answer = ANSWERS.find((known) => known === given);
    if (!answer) return context.text(`answer must be one of ${ANSWERS.join(', ')}.`, 400, SAFE);
    answerChallenge(gateway, context.req.param('issuerId') ?? '', answer);
    const { pathname, search } = new URL(context.req.url);
    return context.redirect(`${pathname}${search}`, 303);
  }

  app.use(bodyLimit({ maxSize: MAX_BODY }));
  app.get(STYLE_PATH, (context) => context.body(CHALLENGE_STYLE, 200, styleHeaders));
  for (const [path, isWindow] of [
    ['/:issuerId', false],
    ['/:issuerId/window', true],
  ] as const) {
    app.get(path, (context) => show(context, isWindow));
    app.post(path, take);
  }
  return app;
}
