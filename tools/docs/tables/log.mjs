/** What docs/events.md says about the lines of the log, and which codes the source writes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { proseFor } from '../prose.mjs';
import { code, table } from '../table.mjs';
import { LOG_ZH } from './zh/log.mjs';
import { inRoot } from '../../stack/index.ts';

/** @type {Record<string, string>} */
export const LOG = {
  signal: 'Which signal arrived in which phase: the history of the open, in order.',
  locale_fallback: 'The requested language does not exist; it says which one is used instead.',
  page_retry: 'The gateway did not answer; the page repeats the request.',
  page_submit_ignored: 'A submit reached the page after the end.',
  page_message_ignored: 'A message reached the page when it could no longer act on it.',
  page_message_broken: 'A message to the page broke the protocol.',
  page_appearance_ignored:
    'A colour or length of the appearance is invalid, or a style variable is unknown; it says which one.',
  page_texts_missing: 'The texts of a language failed to load; English is shown.',
  antom: "A line from Antom's own page that has no code.",
  antom_submit:
    "Antom's checkout page has a pay button of its own, and can't be submitted by yours.",
  antom_click: "submit() was called outside a click, where no wallet's sheet opens.",
  antom_update: "Antom's cashier can't change this while it is open.",
  antom_switches: "Switches of Antom's SDK were removed from the page's address.",
  antom_dropped: "Something that Antom's SDK did was kept from your handlers, and why.",
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
