import { formatAmount, WALLETS } from '@ams-cashier/protocol';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import { answerForm, askingPage, drawMark, factList, type Choice } from './asking-page.ts';
import { STYLE_PATH, styleHeaders } from './challenge-page.ts';
import { CHALLENGE_STYLE } from './page-style.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { formatPolicy, SAFE } from './page-policy.ts';
import { pageText, type WalletText } from '../texts/page-text.ts';
import {
  answerWallet,
  findWallet,
  returnUrl,
  WALLET_ANSWERS,
  type FoundWallet,
} from '../payment/wallet.ts';

const MAX_BODY = 1_024;

const MARK = drawMark('M4 9h22v4h2v8h-2v4H4zM26 13h-6a4 4 0 0 0 0 8h6M4 9l16-4v4');
const LOOKS: { readonly [Answer in (typeof WALLET_ANSWERS)[number]]: Choice['look'] } = {
  approve: 'main',
  decline: '',
  wait: '',
  leave: 'quiet',
};

function titleOf({ isOpen, payment }: FoundWallet, text: WalletText): string {
  if (isOpen) return text.question;
  if (payment.status === 'SUCCESS') return text.approved;
  if (payment.outcome === 'PENDING' || payment.phase === 'waiting') return text.waiting;
  return payment.resultCode === 'PROCESS_FAIL' ? text.declined : text.over;
}

/** The wallets of the sandbox: `/<wallet id>` asks, a POST to it answers and leads back to the shop. */
export function walletPage(gateway: Gateway): Hono {
  const app = new Hono();

  function show(context: Context): Response | Promise<Response> {
    // by what the browser prefers: a wallet knows nothing of the shop's language
    const preferred = context.req.header('accept-language')?.split(/[,;]/)[0]?.trim();
    const { locale, text: all } = pageText(preferred);
    const text = all.wallet;
    const wallet = findWallet(gateway, 'walletId', context.req.param('walletId') ?? '');
    if (!wallet) return context.text('No such payment.', 404, SAFE);
    const { isOpen, form, walletId, session, type } = wallet;
    const { currency, value, clientId, orderDescription } = session;
    const back = returnUrl(wallet);
    const facts = factList([
      [text.shop, gateway.keys.merchant(clientId)?.name ?? clientId],
      [text.order, orderDescription],
      [text.amount, formatAmount({ currency, value }, locale)],
    ]);
    // beside the shop's page, closing this one is leaving
    const choices = WALLET_ANSWERS.filter((answer) => answer !== 'leave' || form === 'redirect');
    const answers = choices.map((answer) => ({
      answer,
      label: text.answers[answer],
      look: LOOKS[answer],
    }));
    const page = askingPage({
      locale,
      base: '/wallet',
      mark: MARK,
      name: WALLETS[type].name,
      title: titleOf(wallet, text),
      content: isOpen
        ? html`${facts} ${answerForm(`/wallet/${walletId}`, answers)}`
        : html`<p>${text.close}</p>
            ${back ? html`<a class="button main" href="${back}">${text.back}</a>` : ''}`,
      note: text.sandbox,
    });
    return context.html(page, 200, {
      ...SAFE,
      'cache-control': 'no-store',
      'content-security-policy': formatPolicy({
        'default-src': "'none'",
        'style-src': "'self'",
        // an answer leads on to the shop
        'form-action': ["'self'", ...(back ? [new URL(back).origin] : [])].join(' '),
        'base-uri': "'none'",
        'frame-ancestors': "'none'",
      }),
    });
  }

  app.use(bodyLimit({ maxSize: MAX_BODY }));
  app.get(STYLE_PATH, (context) => context.body(CHALLENGE_STYLE, 200, styleHeaders));
  app.get('/:walletId', show);
  app.post('/:walletId', async (context) => {
    const { answer: given } = await context.req.parseBody();
    const answer = WALLET_ANSWERS.find((known) => known === given);
    if (!answer) {
      return context.text(`answer must be one of ${WALLET_ANSWERS.join(', ')}.`, 400, SAFE);
    }
    const walletId = context.req.param('walletId');
    answerWallet(gateway, walletId, answer);
    const wallet = findWallet(gateway, 'walletId', walletId);
    const back = wallet?.form === 'redirect' ? returnUrl(wallet) : undefined;
    return context.redirect(back ?? `/wallet/${encodeURIComponent(walletId)}`, 303);
  });
  return app;
}
