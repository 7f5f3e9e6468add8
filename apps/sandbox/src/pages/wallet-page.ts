import { formatAmount, WALLETS } from '@ams-cashier/protocol';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import type { Gateway } from '../gateway/gateway.ts';
import { merchantName } from '../payment/session.ts';
import {
  answerWallet,
  findWallet,
  returnUrl,
  WALLET_ANSWERS,
  type FoundWallet,
  type WalletAnswer,
} from '../payment/wallet.ts';
import type { WalletText } from '../texts/page-text.ts';
import { pageText } from '../texts/page-texts.ts';
import { pageHeaders } from './page-headers.ts';
import { servePageStyle, STYLE_PATH } from './page-style.ts';
import { answerForm, factList, logo, promptPage, type Choice } from './prompt-page.ts';

type Env = { Variables: { readonly wallet: FoundWallet | undefined } };

const MAX_BODY = 1_024;

const WALLET = logo('M4 9h22v4h2v8h-2v4H4zM26 13h-6a4 4 0 0 0 0 8h6M4 9l16-4v4');
const LOOKS: { readonly [Answer in WalletAnswer]: Choice['look'] } = {
  approve: 'main',
  decline: '',
  wait: '',
  leave: 'quiet',
};

function titleOf({ isOpen, isLatest, payment }: FoundWallet, text: WalletText): string {
  if (isOpen) return text.question;
  if (!isLatest) return text.over;
  if (payment.status === 'SUCCESS') return text.approved;
  if (payment.outcome === 'PENDING' || payment.phase === 'waiting') return text.waiting;
  return payment.resultCode === 'PROCESS_FAIL' ? text.declined : text.over;
}

/** The buyer paid in another way, or gave up. */
const isOver = ({ isLatest, payment }: FoundWallet) =>
  !isLatest || payment.resultCode === 'USER_CANCELED';

/** For `form-action`: an answer redirects to the shop. */
function shopOrigin(context: Context<Env>): string {
  const wallet = context.get('wallet');
  const back = wallet && returnUrl(wallet);
  return back ? new URL(back).origin : '';
}

/** The sandbox's wallets: `/<wallet id>` asks, a POST to it answers and leads back to the shop. */
export function walletPage(gateway: Gateway): Hono<Env> {
  const app = new Hono<Env>();

  function show(context: Context<Env>): Response | Promise<Response> {
    // a wallet does not know the shop's language
    const preferred = context.req.header('accept-language')?.split(/[,;]/)[0]?.trim();
    const { locale, text: texts } = pageText(preferred);
    const text = texts.wallet;
    const wallet = context.get('wallet');
    if (!wallet) return context.text('No such payment.', 404);
    const { isOpen, form, walletId, session, type } = wallet;
    const { currency, value, orderDescription } = session;
    const back = returnUrl(wallet);
    const facts = factList([
      [text.shop, merchantName(gateway, session)],
      [text.order, orderDescription],
      [text.amount, formatAmount({ currency, value }, locale)],
    ]);
    // if the shop's page is still open, closing this one is leaving
    const choices = WALLET_ANSWERS.filter((answer) => answer !== 'leave' || form === 'redirect');
    const answers = choices.map((answer) => ({
      answer,
      label: text.answers[answer],
      look: LOOKS[answer],
    }));
    const page = promptPage({
      locale,
      base: '/wallet',
      logo: WALLET,
      name: WALLETS[type].name,
      title: titleOf(wallet, text),
      content: isOpen
        ? html`${facts} ${answerForm(`/wallet/${walletId}`, answers)}`
        : html`<p>${text.close}</p>
            ${back ? html`<a class="button main" href="${back}">${text.back}</a>` : ''}`,
      note: text.sandbox,
    });
    return context.html(page, 200, { 'cache-control': 'no-store' });
  }

  app.use(bodyLimit({ maxSize: MAX_BODY }));
  app.get(STYLE_PATH, servePageStyle);
  app.get(
    '/:walletId',
    (context, next) => {
      context.set('wallet', findWallet(gateway, 'walletId', context.req.param('walletId')));
      return next();
    },
    pageHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        formAction: ["'self'", shopOrigin],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    }),
    show,
  );
  app.post('/:walletId', async (context) => {
    const { answer: given } = await context.req.parseBody();
    const answer = WALLET_ANSWERS.find((known) => known === given);
    if (!answer) return context.text(`answer must be one of ${WALLET_ANSWERS.join(', ')}.`, 400);
    const walletId = context.req.param('walletId');
    const isHeard = answerWallet(gateway, walletId, answer);
    const wallet = findWallet(gateway, 'walletId', walletId);
    // who approves what was given up elsewhere has to see that it is over: the shop could not tell
    const isRefused = !isHeard && answer !== 'leave' && wallet && isOver(wallet);
    const back = wallet?.form === 'redirect' && !isRefused ? returnUrl(wallet) : undefined;
    return context.redirect(back ?? `/wallet/${encodeURIComponent(walletId)}`, 303);
  });
  return app;
}
