import { formatAmount, type Locale } from '@ams-cashier/protocol';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import { answerForm, askingPage, drawMark, factList, type Choice } from './asking-page.ts';
import { findAttempts } from '../payment/attempt.ts';
import {
  ANSWERS,
  answerChallenge,
  findChallenge,
  type FoundChallenge,
} from '../payment/challenge.ts';
import { issuerOrigin, STYLE_PATH, styleHeaders } from './challenge-page.ts';
import { CHALLENGE_STYLE } from './page-style.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { contentSecurityPolicy, SAFE } from './page-policy.ts';
import { pageText, type BankText } from '../texts/page-text.ts';

const MAX_BODY = 1_024;

const BANK = drawMark('M4 12L16 5l12 7zM7 12v12M13 12v12M19 12v12M25 12v12M4 27h24');
const LOOKS: { readonly [Answer in (typeof ANSWERS)[number]]: Choice['look'] } = {
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

  function facts(challenge: FoundChallenge, text: BankText, locale: Locale) {
    const { currency, value, clientId } = challenge.session;
    const card = findAttempts(gateway, challenge.paymentId).at(-1)?.maskedNumber ?? '';
    return factList([
      [text.shop, gateway.keys.merchant(clientId)?.name ?? clientId],
      [text.amount, formatAmount({ currency, value }, locale)],
      [text.card, `•••• ${card.slice(-4)}`],
    ]);
  }

  function show(context: Context, isWindow: boolean): Response | Promise<Response> {
    const { locale, text: all } = pageText(context.req.query('locale'));
    const text = all.bank;
    const theme = context.req.query('theme') === 'dark' ? 'dark' : 'light';
    const challenge = findChallenge(gateway, 'issuerId', context.req.param('issuerId') ?? '');
    if (!challenge) return context.text('No such challenge.', 404, SAFE);
    if (challenge.issuer === 'silent') return never(context);
    const { issuerId, isOpen, session } = challenge;
    const self = `/issuer/${issuerId}`;
    const query = `?locale=${locale}&theme=${theme}`;
    const asksElsewhere = challenge.issuer === 'window' && !isWindow;
    const choices = ANSWERS.map((answer) => ({ answer, label: text[answer], look: LOOKS[answer] }));
    const way = asksElsewhere
      ? html`<p>${text.inWindow}</p>
          <a class="button main" href="${self}/window${query}" target="_blank">
            ${text.openWindow}
          </a>`
      : answerForm(`${self}${isWindow ? '/window' : ''}${query}`, choices);
    const page = askingPage({
      locale,
      theme,
      base: '/issuer',
      mark: BANK,
      name: text.bank,
      title: isOpen ? text.question : text.answered,
      content: isOpen ? html`${facts(challenge, text, locale)} ${way}` : html`<p>${text.close}</p>`,
      note: text.sandbox,
    });
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
