/** What docs/events.md says about the lines of the log, and which codes the code writes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../../workspace.mjs';
import { code, table } from '../table.mjs';

/** @type {Record<string, string>} */
export const LOG = {
  signal: 'What was said in which phase: the course of the open, in order.',
  locale_fallback: 'The language that you asked for is not there; which one is shown instead.',
  page_retry: 'The gateway did not answer the page and is asked again.',
  page_submit_ignored: 'A submit came to the page after the end.',
  page_message_ignored: 'A message came to the page when it could no longer do anything with it.',
  page_message_broken: 'A message to the page broke the protocol.',
  page_accent_ignored: '`accentColor` is no opaque CSS colour.',
  page_texts_missing: 'The texts of a language could not be fetched; English is shown.',
  antom: "A line of Antom's own page that has no code.",
  antom_update: "Antom's cashier can't change this while it is open.",
  antom_switches: "Switches of Antom's SDK were taken out of the page's address.",
  antom_dropped: "Something of Antom's SDK was kept from your handlers; why.",
  antom_twice: 'Antom told an outcome a second time.',
};

/** A line is written by `log('code', …)`, or said as a message of the page. */
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

export const log = () =>
  table(
    ['code', 'meaning'],
    Object.entries(LOG).map(([logCode, meaning]) => [code(logCode), meaning]),
  );
