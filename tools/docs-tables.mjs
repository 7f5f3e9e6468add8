/**
 * The tables in docs/*.md are made from the core's own tables, so that they can't go stale. Fails when one differs;
 * `--write` brings them up to date. A table stands between <!-- table: name --> and <!-- end: name -->.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { adviceText } from '../libs/sdk-core/src/texts/choose.ts';
import { texts } from '../libs/sdk-core/src/texts/en-us.ts';
import { merchant } from '../libs/sdk-core/src/texts/merchant.ts';
import { ERROR_TABLE, EVENT_CODES, RESULT_CODES } from '../libs/sdk-core/src/codes.ts';
import { ANTOM_POLICY } from '../libs/sdk-core/src/csp.ts';
import { DEFECTS } from '../e2e/antom/defects.ts';
import { USAGE } from '../apps/sandbox/src/flags.ts';
import { SCENARIOS } from '../apps/sandbox/src/scenarios/catalogue.ts';
import { PHASES } from '../libs/sdk-core/src/contract/phase.ts';
import { LIFE_CYCLE, rowFor, SIGNALS } from '../libs/sdk-core/src/machine/life-cycle.ts';
import { ERRORS } from './docs-errors.mjs';
import { EVENTS } from './docs-events.mjs';
import { LOG } from './docs-log.mjs';
import { membersOf } from './docs-options.mjs';
import { SIGNAL_MEANINGS, TELLINGS } from './docs-signals.mjs';
import { DEFECTS as OFFICIAL_DEFECTS } from './defects.mjs';
import { Failure, runMain } from './failure.mjs';
import { inRoot } from './workspace.mjs';

/** @typedef {import('../libs/sdk-core/src/contract/advice.ts').NextStep} NextStep */

/** @type {{ readonly [Step in NextStep]: string }} */
const STEPS = {
  same_session: 'the shopper corrects it and submits again, in the same form',
  other_card: 'another card or method, in the same form',
  new_session: 'a fresh session, with a new paymentRequestId',
  check_status: 'the outcome is open: ask your server before anything else',
  later: 'wait, then a fresh session',
  no: 'nothing that the shopper could do',
};

/**
 * The prose about each of these names: every one of them, and no other.
 * @template Prose
 * @param {string} what @param {readonly string[]} names @param {Record<string, Prose>} prose
 * @returns {[name: string, prose: Prose][]}
 */
export function proseFor(what, names, prose) {
  const surplus = Object.keys(prose).filter((name) => !names.includes(name));
  if (surplus.length > 0) {
    throw new Failure(`The docs describe ${what} that do not exist: ${surplus.join(', ')}`);
  }
  return names.map((name) => {
    const found = prose[name];
    if (found === undefined) throw new Failure(`The docs do not describe ${what}: ${name}`);
    return [name, found];
  });
}

/**
 * Prettier leaves it alone: aligned columns of whole sentences would change every line with every word.
 * @param {readonly string[]} head @param {readonly (readonly string[])[]} rows
 */
function table(head, rows) {
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const lines = [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
  return `<!-- prettier-ignore-start -->\n\n${lines}\n\n<!-- prettier-ignore-end -->`;
}

/** @param {string} text */
const mono = (text) => `\`${text}\``;

function events() {
  const types = Object.entries(EVENT_CODES).flatMap(([type, codes]) =>
    codes.map((code) => /** @type {const} */ ([code, type])),
  );
  /** @type {Map<string, string>} */
  const typeOf = new Map(types);
  return table(
    ['code', 'type', 'when', 'ends the open', 'what to do'],
    proseFor('events', [...typeOf.keys()], EVENTS).map(([code, [when, ends, then]]) => [
      mono(code),
      typeOf.get(code) ?? '',
      when,
      ends,
      then,
    ]),
  );
}

const log = () =>
  table(
    ['code', 'meaning'],
    Object.entries(LOG).map(([code, meaning]) => [mono(code), meaning]),
  );

/** @param {string} what @param {...string} interfaces @returns {() => string} */
const options =
  (what, ...interfaces) =>
  () =>
    table(
      [what, 'type', 'meaning'],
      membersOf('libs/sdk-core/src/contract/options.ts', interfaces).map(
        ([name, type, meaning]) => [mono(name), mono(type), meaning],
      ),
    );

const serverOptions = () =>
  table(
    ['option', 'meaning'],
    membersOf('libs/server/src/option.ts', ['AntomClientOptions']).map(([name, , meaning]) => [
      mono(name),
      meaning,
    ]),
  );

const flags = () =>
  table(
    ['flag', 'meaning'],
    [...USAGE.matchAll(/^ +(--[\w-]+(?: <\w+>)?) +(.*)$/gm)].map(([, flag = '', meaning = '']) => [
      mono(flag),
      meaning.replaceAll('<', '&lt;'),
    ]),
  );

function errors() {
  return table(
    ['reason', 'code', 'blame', 'recoverable', 'told by', 'rejects', 'meaning', 'fix'],
    proseFor('errors', Object.keys(ERROR_TABLE), ERRORS).map(([reason, [meaning, fix]]) => {
      const [code, blame, recoverable, rejects] =
        ERROR_TABLE[/** @type {keyof typeof ERROR_TABLE} */ (reason)];
      return [
        mono(reason),
        code ? mono(code) : 'none',
        blame,
        recoverable ? 'yes' : 'no',
        code ? 'event and promise' : 'promise',
        rejects === 'ready' ? mono('ready') : 'the call',
        meaning,
        fix,
      ];
    }),
  );
}

function resultCodes() {
  const { why, next } = merchant;
  const sections = Object.entries(STEPS).map(([name, meaning]) => {
    const step = /** @type {NextStep} */ (name);
    const rows = Object.entries(RESULT_CODES)
      .filter(([, row]) => row[0] === step)
      .map(([name, [, category, layer]]) => {
        const code = /** @type {keyof typeof RESULT_CODES} */ (name);
        return [
          mono(code),
          category,
          layer,
          adviceText(texts, merchant, code, step).shopper,
          why[code],
        ];
      });
    return [
      `### ${mono(step)}: ${meaning}`,
      `To the merchant, after each text: ${next[step]}`,
      table(['code', 'category', 'layer', 'to the shopper', 'to the merchant'], rows),
    ].join('\n\n');
  });
  const open = /** @type {const} */ ([
    'SDK_PAYMENT_PENDING',
    'SDK_PAYMENT_PROCESSING',
    'SDK_PAYMENT_ERROR',
  ]);
  const others = [
    ...open.map((code) => [
      mono(code),
      mono('check_status'),
      adviceText(texts, merchant, code, 'check_status').shopper,
      why[code],
    ]),
    [
      'any other code',
      mono('new_session'),
      adviceText(texts, merchant, '', 'new_session').shopper,
      why.unknown,
    ],
  ];
  return [
    ...sections,
    '### Beside the codes',
    table(['what', 'step', 'to the shopper', 'to the merchant'], others),
  ].join('\n\n');
}

/** @param {string} card */
const inFours = (card) => card.replace(/(?=(?:.{4})+$)(?!^)/g, ' ');

function scenarios() {
  return table(
    ['scenario', 'what happens', 'card', 'amount', 'the page is told', 'order', 'notifications'],
    SCENARIOS.map(({ id, what, card, amount, session, events, order, notifications }) => [
      mono(id),
      session?.paymentMethodType ? `${what} (\`${session.paymentMethodType}\`)` : what,
      card ? inFours(card) : '',
      amount ?? '',
      events.map((event) => event.replace(/^SDK_(PAYMENT_)?/, '')).join(', '),
      order ?? 'none',
      notifications.join(', '),
    ]),
  );
}

/** @param {readonly string[]} tellings */
const told = (tellings) =>
  tellings.map((telling) => {
    const event = telling.startsWith('SDK_') ? telling.slice(4) : TELLINGS[telling];
    if (!event) throw new Failure(`The docs do not know what is told by "${telling}".`);
    return event;
  });

function lifeCycle() {
  const cell = (/** @type {ReturnType<typeof rowFor>} */ row) => {
    if (row === 'ignored') return '';
    if (row === 'violation') return '✗';
    const [next, ...tellings] = row;
    return [next === '=' ? 'stays' : `→ **${next}**`, ...told(tellings)].join('<br>');
  };
  return table(
    ['signal', ...PHASES],
    SIGNALS.map((signal) => [mono(signal), ...PHASES.map((phase) => cell(rowFor(phase, signal)))]),
  );
}

/** A browser test holds that each row has tests of its name, or a reason. */
function defects() {
  /** @type {[string, import('../e2e/antom/defects.ts').Defect][]} */
  const rows = Object.entries(DEFECTS);
  return table(
    ['row', "defect of Antom's SDK", 'what is done', 'how', 'why not more, or the tests'],
    rows.map(([row, { defect, treatment, how, reason }]) => [
      row,
      defect,
      treatment,
      how,
      reason ?? mono(`npx playwright test antom -g "${row} "`),
    ]),
  );
}

function policy() {
  return table(
    ['part', 'directive', 'source', 'what for'],
    ANTOM_POLICY.map(({ part, directive, source, why }) => [
      mono(part),
      mono(directive),
      mono(source),
      why,
    ]),
  );
}

function signals() {
  return table(
    ['signal', 'meaning'],
    proseFor('signals', SIGNALS, SIGNAL_MEANINGS).map(([name, meaning]) => [mono(name), meaning]),
  );
}

function officialDefects() {
  return table(
    ['', 'the official SDK', 'shown by'],
    OFFICIAL_DEFECTS.map(({ id, defect, test, reason }) => [
      id,
      defect,
      test ? `${mono(test[0] ?? '')}: ${test[1]}` : `no test: ${reason}`,
    ]),
  );
}

/** Every change of phase; the merchant's close would be in all of them and is told beside it. */
function diagram() {
  const arrows = PHASES.flatMap((phase) => {
    /** @type {Map<string, string[]>} */
    const byNext = new Map();
    for (const [signal, [next]] of Object.entries(LIFE_CYCLE[phase])) {
      if (next === '=' || next === phase || signal === 'merchant_close') continue;
      byNext.set(next, [...(byNext.get(next) ?? []), signal]);
    }
    return [...byNext].map(([next, names]) => `  ${phase} --> ${next}: ${names.join('<br>')}`);
  });
  return [
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> idle',
    ...arrows,
    '  ended --> [*]',
    '```',
  ].join('\n');
}

/** @type {readonly (readonly [file: string, name: string, make: () => string])[]} */
const TABLES = [
  ['docs/events.md', 'events', events],
  ['docs/events.md', 'log', log],
  ['docs/errors.md', 'errors', errors],
  ['docs/reference/result-codes.md', 'result codes', resultCodes],
  ['docs/antom.md', 'defects', defects],
  ['docs/antom.md', 'policy', policy],
  ['docs/design/life-cycle.md', 'diagram', diagram],
  ['docs/design/life-cycle.md', 'signals', signals],
  ['docs/design/life-cycle.md', 'life cycle', lifeCycle],
  ['apps/sandbox/README.md', 'flags', flags],
  ['docs/defects.md', 'defects', officialDefects],
  ['apps/sandbox/README.md', 'scenarios', scenarios],
  ['libs/server/README.md', 'options', serverOptions],
  ['libs/sdk-core/README.md', 'options', options('option', 'CashierOptions')],
  ['libs/sdk-core/README.md', 'limits', options('limit', 'Limits')],
  ['libs/sdk-core/README.md', 'callbacks', options('callback', 'CashierCallbacks')],
  ['libs/sdk-core/README.md', 'requests', options('request', 'OpenRequest', 'AntomRequest')],
  ['libs/sdk-core/README.md', 'appearance', options('appearance', 'Appearance')],
  ['libs/sdk-core/README.md', 'antom', options('option', 'AntomOptions')],
  ['libs/sdk-core/README.md', 'events', events],
  ['libs/sdk-core/README.md', 'errors', errors],
];

/**
 * The document with what stands between the marks of this name replaced; undefined without the marks.
 * @param {string} text @param {string} name @param {string} content
 */
export function replaceBetween(text, name, content) {
  const begin = `<!-- table: ${name} -->\n`;
  const end = `<!-- end: ${name} -->\n`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) return undefined;
  return `${text.slice(0, from + begin.length)}\n${content}\n\n${text.slice(to)}`;
}

/**
 * Compares the tables with the code, or writes them.
 * @param {{ readonly write: boolean }} how
 * @returns {{ readonly tables: number, readonly wrong: readonly string[] }} `wrong` has one line for each difference
 */
export function checkTables({ write }) {
  /** @type {string[]} */
  const wrong = [];
  for (const [file, name, make] of TABLES) {
    const text = readFileSync(inRoot(file), 'utf8');
    const fresh = replaceBetween(text, name, make());
    if (fresh === undefined) wrong.push(`${file} has no marks for the table "${name}"`);
    else if (fresh !== text) {
      if (write) writeFileSync(inRoot(file), fresh);
      else wrong.push(`${file}: the table "${name}" differs from the code`);
    }
  }
  return { tables: TABLES.length, wrong };
}

if (import.meta.main) {
  await runMain(async () => {
    const { tables, wrong } = checkTables({ write: process.argv.includes('--write') });
    if (wrong.length > 0) {
      throw new Failure(`${wrong.join('\n')}\nFix it with: npx node tools/docs-tables.mjs --write`);
    }
    console.log(`${tables} tables in the documents are those of the code.`);
  });
}
