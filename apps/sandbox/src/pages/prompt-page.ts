import { directionOf, languageTag, type Locale } from '@ams-cashier/protocol';
import { html, raw } from 'hono/html';
import { STYLE_PATH } from './page-style.ts';

type Html = ReturnType<typeof html>;

/** The logo of the bank or wallet, on a field of 32 by 32. */
export const logo = (path: string): Html =>
  html`<svg viewBox="0 0 32 32" aria-hidden="true">${raw(`<path d="${path}" />`)}</svg>`;

/** What the question is about. */
export const factList = (facts: readonly (readonly [name: string, fact: string])[]): Html =>
  html`<dl>
    ${facts.map(
      ([name, fact]) =>
        html`<div>
          <dt>${name}</dt>
          <dd><bdi>${fact}</bdi></dd>
        </div>`,
    )}
  </dl>`;

/** The button that pays, one that does not, one that decides nothing. */
type Look = 'main' | '' | 'quiet';

export interface Choice {
  readonly answer: string;
  readonly label: string;
  readonly look: Look;
}

/** Posts the chosen answer. */
export const answerForm = (action: string, choices: readonly Choice[]): Html =>
  html`<form method="post" action="${action}">
    ${choices.map(
      ({ answer, label, look }) =>
        html`<button class="${look}" name="answer" value="${answer}">${label}</button>`,
    )}
  </form>`;

export interface PromptPage {
  readonly locale: Locale;
  /** Left out: what the browser prefers. */
  readonly theme?: 'dark' | 'light';
  /** Where its app is mounted. */
  readonly base: string;
  readonly logo: Html;
  readonly name: string;
  readonly title: string;
  readonly content: Html;
  readonly note: string;
}

/** A page on which the shopper answers, in place of a bank or a wallet. */
export function promptPage(page: PromptPage): Html {
  const { locale, theme = '', base, logo, name, title, content, note } = page;
  return html`<!doctype html>
    <html lang="${languageTag(locale)}" dir="${directionOf(locale)}" class="${theme}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="${base}${STYLE_PATH}" />
      </head>
      <body>
        <main class="bank">
          <p class="name">${logo} ${name}</p>
          <h1>${title}</h1>
          ${content}
          <p class="note">${note}</p>
        </main>
      </body>
    </html>`;
}
