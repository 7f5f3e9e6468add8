import { formatAmount, type Locale } from '@ams-cashier/protocol';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import type { Gateway } from '../gateway/gateway.ts';
import { addToQuery } from '../gateway/shop-address.ts';
import { agree, AUTHORIZATIONS } from '../merchant-api/authorization.ts';
import { activateSubscription, SUBSCRIPTIONS } from '../merchant-api/subscription.ts';
import { merchantName } from '../payment/session.ts';
import { pageText } from '../texts/page-texts.ts';
import { pageHeaders } from './page-headers.ts';
import { servePageStyle, STYLE_PATH } from './page-style.ts';
import { answerForm, factList, logo, promptPage } from './prompt-page.ts';

const MAX_BODY = 1_024;
const SEAL = logo('M6 4h14l6 6v18H6zM20 4v6h6M11 16h10M11 21h7');

interface Agreement {
  readonly clientId: string;
  readonly redirectUrl: string;
  readonly isOpen: boolean;
  readonly title: string;
  readonly facts: (locale: Locale) => readonly (readonly [string, string])[];
  /** What the shop's page is passed; undefined if it is too late. */
  readonly accept: () => { readonly [parameter: string]: string } | undefined;
}

/** What the buyer is asked to agree to: a subscription, or payments from a wallet. */
function findAgreement(gateway: Gateway, id: string): Agreement | undefined {
  const { database, clock } = gateway;
  const subscription = SUBSCRIPTIONS.open(gateway, id);
  if (subscription) {
    const { facts, clientId } = subscription;
    const { amount, rule, description, redirectUrl, status, expiresAt } = facts;
    return {
      clientId,
      redirectUrl,
      isOpen: status === 'PENDING' && expiresAt > clock.now(),
      title: description,
      facts: (locale) => [
        ['', formatAmount(amount, locale)],
        ['', `${rule.periodCount} × ${rule.periodType}`],
      ],
      accept: () =>
        database.transaction(() => activateSubscription(gateway, subscription)) ? {} : undefined,
    };
  }
  const authorization = AUTHORIZATIONS.open(gateway, id);
  if (!authorization) return undefined;
  const { facts, clientId } = authorization;
  return {
    clientId,
    redirectUrl: facts.redirectUrl,
    isOpen: facts.status === 'asked',
    title: facts.wallet,
    facts: () => [['', facts.scopes.join(', ')]],
    accept: () => {
      const authCode = database.transaction(() => agree(gateway, authorization));
      return authCode === undefined ? undefined : { authCode, authState: facts.authState };
    },
  };
}

/** Where a buyer agrees to a subscription or to payments from a wallet: `/<id>` asks, a POST to it answers. */
export function agreementPage(gateway: Gateway): Hono {
  const app = new Hono();
  app.use(bodyLimit({ maxSize: MAX_BODY }));
  app.get(STYLE_PATH, servePageStyle);
  app.get(
    '/:id',
    pageHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        formAction: [
          "'self'",
          (context) => {
            const found = findAgreement(gateway, context.req.param('id') ?? '');
            return found ? new URL(found.redirectUrl).origin : '';
          },
        ],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    }),
    (context) => {
      const preferred = context.req.header('accept-language')?.split(/[,;]/)[0]?.trim();
      const { locale, text: texts } = pageText(preferred);
      const { wallet: text } = texts;
      const id = context.req.param('id');
      const found = findAgreement(gateway, id);
      if (!found) return context.text('No such agreement.', 404);
      const facts = factList([[text.shop, merchantName(gateway, found)], ...found.facts(locale)]);
      const choices = [
        { answer: 'approve', label: text.answers.approve, look: 'main' },
        { answer: 'decline', label: text.answers.decline, look: '' },
      ] as const;
      const page = promptPage({
        locale,
        base: '/agreement',
        logo: SEAL,
        name: found.title,
        title: found.isOpen ? found.title : text.over,
        content: found.isOpen
          ? html`${facts} ${answerForm(`/agreement/${id}`, choices)}`
          : html`<p>${text.close}</p>`,
        note: text.sandbox,
      });
      return context.html(page, 200, { 'cache-control': 'no-store' });
    },
  );
  app.post('/:id', async (context) => {
    const { answer } = await context.req.parseBody();
    const found = findAgreement(gateway, context.req.param('id'));
    if (!found) return context.text('No such agreement.', 404);
    const result = answer === 'approve' ? found.accept() : {};
    if (!result) return context.redirect(`/agreement/${context.req.param('id')}`, 303);
    return context.redirect(addToQuery(found.redirectUrl, result), 303);
  });
  return app;
}
