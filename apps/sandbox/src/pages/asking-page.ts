import { directionOf, languageTag, type Locale } from '@ams-cashier/protocol';
import { html, raw } from 'hono/html';
import { STYLE_PATH } from './challenge-page.ts';

type Html = ReturnType<typeof html>;

/** The drawing of whoever asks, on a field of 32 by 32. */
export const drawMark = (path: string): Html =>
  html`<svg viewBox="0 0 32 32" aria-hidden="true">${raw(`<path d="${path}" />`)}</svg>`;

/** What is asked about, a line each. */
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

/** How its button looks: the one that pays, one that doesn't, one that says nothing. */
type Look = 'main' | '' | 'quiet';

export interface Choice {
  readonly answer: string;
  readonly label: string;
  readonly look: Look;
}

/** Posts the answer that is chosen. */
export const answerForm = (action: string, choices: readonly Choice[]): Html =>
  html`<form method="post" action="${action}">
    ${choices.map(
      ({ answer, label, look }) =>
        html`<button class="${look}" name="answer" value="${answer}">${label}</button>`,
    )}
  </form>`;

export interface AskingPage {
  readonly locale: Locale;
  /** Default: as the browser prefers. */
  readonly theme?: 'dark' | 'light';
  /** Where its app lives. */
  readonly base: string;
  readonly mark: Html;
  readonly name: string;
  readonly title: string;
  readonly content: Html;
  readonly note: string;
}

/** A page of the sandbox that asks the shopper for an answer, in place of a bank or a wallet. */
export function askingPage(page: AskingPage): Html {
  const { locale, theme = '', base, mark, name, title, content, note } = page;
  const [lang, dir] = [languageTag(locale), directionOf(locale)];
  return html`<!doctype html>
    <html lang="${lang}" dir="${dir}" class="${theme}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="${base}${STYLE_PATH}" />
      </head>
      <body>
        <main class="bank">
          <p class="name">${mark} ${name}</p>
          <h1>${title}</h1>
          ${content}
          <p class="note">${note}</p>
        </main>
      </body>
    </html>`;
}
