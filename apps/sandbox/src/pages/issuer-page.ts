import { formatAmount, type Locale } from '@ams-cashier/protocol';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import type { Gateway } from '../gateway/gateway.ts';
import { latestAttempt } from '../payment/attempt.ts';
import {
  answerChallenge,
  findChallenge,
  ISSUER_ANSWERS,
  type FoundChallenge,
  type IssuerAnswer,
} from '../payment/challenge.ts';
import { amountOf } from '../payment/offer.ts';
import { merchantName } from '../payment/session.ts';
import type { BankText } from '../texts/page-text.ts';
import { pageText } from '../texts/page-texts.ts';
import { framedBySession, pageHeaders } from './page-headers.ts';
import { servePageStyle, STYLE_PATH } from './page-style.ts';
import { answerForm, factList, logo, promptPage, type Choice } from './prompt-page.ts';

type Env = { Variables: { readonly challenge: FoundChallenge | undefined } };

const MAX_BODY = 1_024;

const BANK = logo('M4 12L16 5l12 7zM7 12v12M13 12v12M19 12v12M25 12v12M4 27h24');
const LOOKS: { readonly [Answer in IssuerAnswer]: Choice['look'] } = {
  approve: 'main',
  reject: '',
  leave: 'quiet',
};

/** The connection stays open until the browser gives up. */
function neverRespond(context: Context): Promise<Response> {
  return new Promise((resolve) => {
    context.req.raw.signal.addEventListener('abort', () => resolve(context.body(null, 204)));
  });
}

/**
 * The sandbox's bank: `/<issuer id>` asks, a POST to it answers, `/<issuer id>/window` asks in a window that the first
 * page opened.
 */
export function issuerPage(gateway: Gateway): Hono<Env> {
  const app = new Hono<Env>();

  function facts({ session, paymentId }: FoundChallenge, text: BankText, locale: Locale) {
    const amount = amountOf(session);
    const card = latestAttempt(gateway, paymentId)?.maskedNumber ?? '';
    return factList([
      [text.shop, merchantName(gateway, session)],
      ...(amount ? [[text.amount, formatAmount(amount, locale)] as const] : []),
      [text.card, `•••• ${card.slice(-4)}`],
    ]);
  }

  function show(context: Context<Env>, isWindow: boolean): Response | Promise<Response> {
    const challenge = context.get('challenge');
    if (!challenge) return context.text('No such challenge.', 404);
    if (challenge.issuer === 'silent') return neverRespond(context);
    const { locale, text: texts } = pageText(context.req.query('locale'));
    const text = texts.bank;
    const theme = context.req.query('theme') === 'dark' ? 'dark' : 'light';
    const { issuerId, isOpen } = challenge;
    const self = `/issuer/${issuerId}`;
    const query = `?locale=${locale}&theme=${theme}`;
    const choices = ISSUER_ANSWERS.map((answer) => ({
      answer,
      label: text[answer],
      look: LOOKS[answer],
    }));
    const prompt =
      challenge.issuer === 'window' && !isWindow
        ? html`<p>${text.inWindow}</p>
            <a class="button main" href="${self}/window${query}" target="_blank">
              ${text.openWindow}
            </a>`
        : answerForm(`${self}${isWindow ? '/window' : ''}${query}`, choices);
    const page = promptPage({
      locale,
      theme,
      base: '/issuer',
      logo: BANK,
      name: text.bank,
      title: isOpen ? text.question : text.answered,
      content: isOpen
        ? html`${facts(challenge, text, locale)} ${prompt}`
        : html`<p>${text.close}</p>`,
      note: text.sandbox,
    });
    return context.html(page, 200, { 'cache-control': 'no-store' });
  }

  async function take(context: Context<Env>): Promise<Response> {
    const { answer: given } = await context.req.parseBody();
    const answer = ISSUER_ANSWERS.find((known) => known === given);
    if (!answer) return context.text(`answer must be one of ${ISSUER_ANSWERS.join(', ')}.`, 400);
    answerChallenge(gateway, context.req.param('issuerId') ?? '', answer);
    const { pathname, search } = new URL(context.req.url);
    return context.redirect(`${pathname}${search}`, 303);
  }

  app.use(bodyLimit({ maxSize: MAX_BODY }));
  app.get(STYLE_PATH, servePageStyle);
  app.use('/:issuerId/*', (context, next) => {
    const issuerId = context.req.param('issuerId');
    context.set('challenge', findChallenge(gateway, 'issuerId', issuerId));
    return next();
  });
  app.use(
    '/:issuerId/*',
    pageHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        // the cashier's challenge page frames it, and the shop frames that one
        frameAncestors: [
          ...framedBySession((context) => context.get('challenge')?.session),
          gateway.publicUrl,
        ],
      },
    }),
  );
  for (const [path, isWindow] of [
    ['/:issuerId', false],
    ['/:issuerId/window', true],
  ] as const) {
    app.get(path, (context) => show(context, isWindow));
    app.post(path, take);
  }
  return app;
}
