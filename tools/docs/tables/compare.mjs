import { readFileSync } from 'node:fs';
import { inRoot } from '../../stack/index.ts';
import { table } from '../table.mjs';

/** @typedef {import('../../compare/figures.ts').Figures} Figures @typedef {import('../../compare/figures.ts').Row} Row */

/** `2 cores (AMD EPYC), 24 GiB, Linux` @param {string} machine */
const inChinese = (machine) =>
  machine.replace(/^(\d+) cores \((.+)\), (\d+ GiB), /, '$1 核（$2）、$3 内存、');

const WORDS = {
  en: {
    head: [
      'SDK',
      'version',
      'raw',
      'gzip',
      'brotli',
      'page in the frame, brotli',
      'requests: page + frames',
      'main thread until the form',
      'in the following 2 s',
    ],
    hosted: 'hosted cashier',
    antom: 'Antom’s cashier',
    fromNpm: 'from npm',
    script: 'script file',
    loader: 'loader only',
    unknown: 'not measured',
    comma: ', ',
    made: (/** @type {Figures} */ { date, machine, chromium, node, runs }) =>
      `Measured on ${date} on ${machine}, with Chromium ${chromium} and Node ${node}; times are medians, ${runs} per row.`,
  },
  zh: {
    head: [
      'SDK',
      '版本',
      '未压缩',
      'gzip',
      'brotli',
      'iframe 内页面，brotli',
      '请求数：页面 + iframe',
      '表单出现前的主线程时间',
      '其后 2 秒内',
    ],
    hosted: '托管收银台',
    antom: 'Antom 收银台',
    fromNpm: '来自 npm',
    script: '脚本文件',
    loader: '仅加载器',
    unknown: '未测量',
    comma: '，',
    made: (/** @type {Figures} */ { date, machine, chromium, node, runs }) =>
      `测量日期：${date}；机器：${inChinese(machine)}；Chromium ${chromium}，Node ${node}；时间为 ${runs} 次测量的中位数。`,
  },
};

/** @typedef {(typeof WORDS)['en']} Words */

/** What a subject is called. @type {Readonly<Record<string, (words: Words) => string>>} */
const NAMES = {
  'core-npm': ({ hosted, fromNpm, comma }) => `\`@ams-cashier/core\` ${fromNpm}${comma}${hosted}`,
  'core-script': ({ hosted, script, comma }) => `\`@ams-cashier/core\` ${script}${comma}${hosted}`,
  'core-antom': ({ antom, fromNpm, comma }) => `\`@ams-cashier/core\` ${fromNpm}${comma}${antom}`,
  'official-npm': ({ fromNpm, comma }) =>
    `\`@alipay/ams-checkout\` ${fromNpm}${comma}\`AMSCashierPayment\``,
  'official-script': ({ script, comma }) =>
    `\`@alipay/ams-checkout\` ${script}${comma}\`AMSCashierPayment\``,
  'official-element': ({ fromNpm, comma }) =>
    `\`@alipay/ams-checkout\` ${fromNpm}${comma}\`AMSElement\``,
  adyen: ({ fromNpm, comma }) => `\`@adyen/adyen-web\` ${fromNpm}${comma}\`Card\``,
  stripe: ({ fromNpm, loader, comma }) => `\`@stripe/stripe-js\` ${fromNpm}${comma}${loader}`,
};

const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1_000).toFixed(1)} kB`;

/**
 * What `npm run compare` has measured.
 * @param {keyof typeof WORDS} language
 */
export const comparison = (language) => () => {
  const words = WORDS[language];
  const figures = /** @type {Figures} */ (
    JSON.parse(readFileSync(inRoot('tools/compare/figures.json'), 'utf8'))
  );
  const time = (/** @type {number | undefined} */ milliseconds) =>
    milliseconds === undefined ? words.unknown : `${milliseconds} ms`;
  const rows = figures.rows.map((row) => {
    const requests =
      row.pageRequests === undefined
        ? words.unknown
        : `${row.pageRequests} + ${row.frameRequests ?? 0}`;
    return [
      NAMES[row.subject]?.(words) ?? row.subject,
      row.subject.startsWith('core-') ? figures.ours : Object.values(row.versions).join(),
      kilobytes(row.page.raw),
      kilobytes(row.page.gzip),
      kilobytes(row.page.brotli),
      row.frames ? kilobytes(row.frames.brotli) : words.unknown,
      requests,
      time(row.mainThread),
      time(row.mainThreadAfter),
    ];
  });
  return `${words.made(figures)}\n\n${table(words.head, rows)}`;
};
