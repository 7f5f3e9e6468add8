/** What docs/events.md says about the lines of the log, and which codes the source writes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { proseFor } from '../prose.mjs';
import { code, table } from '../table.mjs';
import { LOG_ZH } from './zh/log.mjs';
import { inRoot } from '../../stack/index.ts';

/** @type {Record<string, string>} */
export const LOG = {
  signal: 'A signal and the phase in which it arrived: the ordered history of the open.',
  locale_fallback: 'The requested language does not exist; the entry names the one used instead.',
  page_retry: 'The gateway did not respond; the page repeats the request.',
  page_submit_ignored: 'A submit reached the page after the end.',
  page_message_ignored: 'A message reached the page too late to be processed.',
  page_message_broken: 'A message to the page violated the protocol.',
  page_appearance_ignored:
    'A color or length in the appearance is invalid, or a style variable is unknown; the entry names it.',
  page_texts_missing: 'The texts of a language failed to load; English is shown.',
  antom: "A log entry from Antom's own page without a code.",
  antom_submit: "Antom's checkout page has its own pay button and can't be submitted with yours.",
  antom_click: "submit() was called outside a click handler, where a wallet's sheet can't open.",
  antom_update: "Antom's cashier can't change this while it is open.",
  antom_switches: "Debug switches of Antom's SDK were removed from the page's URL.",
  antom_dropped:
    "Something that Antom's SDK did was hidden from your handlers; the entry says why.",
  antom_twice: 'Antom reported an outcome a second time.',
};

/** A line is written by `log('code', …)`, or sent by the page as a message. */
const WRITTEN =
  /\blog\(\s*(?:\w+\(code\) \?\? )?'(?<called>[a-z_]+)'|\bcode: '(?<said>(?:page|locale)_[a-z_]+)'/g;

/** The codes in the source of core and cashier page. */
export function writtenLogCodes() {
  const codes = ['libs/sdk-core/src', 'apps/cashier/src'].flatMap((folder) =>
    readdirSync(inRoot(folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .flatMap((file) => {
        const text = readFileSync(join(inRoot(folder), file), 'utf8');
        return [...text.matchAll(WRITTEN)].map(
          ({ groups }) => groups?.['called'] ?? groups?.['said'] ?? '',
        );
      }),
  );
  return [...new Set(codes)].sort();
}

const LANGUAGES = {
  en: { head: ['code', 'meaning'], prose: LOG },
  zh: { head: ['代码', '含义'], prose: LOG_ZH },
};

/** @param {keyof typeof LANGUAGES} language */
export const log = (language) => () => {
  const { head, prose } = LANGUAGES[language];
  return table(
    head,
    proseFor('log', Object.keys(LOG), prose).map(([logCode, meaning]) => [code(logCode), meaning]),
  );
};
