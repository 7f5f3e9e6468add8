/**
 * Sizes as a test: what a shopper's browser has to fetch, minified for ES2022 and in brotli 11, against its budget.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, parse } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { rolldown } from 'rolldown';
import { Failure, runMain } from './failure.mjs';
import { inRoot } from './workspace.mjs';

const KB = 1024;

/** The script that Antom ships (`@alipay/ams-checkout` 1.47.2, its UMD file), measured the same way. */
const OFFICIAL_BYTES = 282_065;

/** @param {string | Uint8Array} content */
const brotli = (content) =>
  brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** @param {string} folder @returns {string[]} */
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map((entry) => join(entry.parentPath, entry.name));

/**
 * What a page's bundler makes of an entry: what is loaded with it, and what only later, by dynamic import.
 * @param {string} input @param {readonly (string | RegExp)[]} external
 */
async function bundle(input, external) {
  const build = await rolldown({ input, external: [...external], transform: { target: 'es2022' } });
  // as Vite builds a page: notes to a bundler have done their work by then
  const comments = { annotation: false, jsdoc: false, legal: true };
  const { output } = await build.generate({ format: 'esm', minify: true, comments });
  await build.close();
  const chunks = output.filter((file) => file.type === 'chunk');
  /** @type {Set<string>} */
  const first = new Set();
  /** @param {string} fileName */
  const include = (fileName) => {
    const chunk = chunks.find((chunk) => chunk.fileName === fileName);
    if (!chunk || first.has(fileName)) return;
    first.add(fileName);
    chunk.imports.forEach(include);
  };
  chunks.filter((chunk) => chunk.isEntry).forEach((chunk) => include(chunk.fileName));
  const size = () =>
    chunks
      .filter((chunk) => first.has(chunk.fileName))
      .reduce((total, chunk) => total + brotli(chunk.code), 0);
  /** @param {RegExp} name of a chunk that is fetched later */
  const later = (name) =>
    chunks
      .filter((chunk) => !first.has(chunk.fileName) && name.test(chunk.fileName))
      .reduce((total, chunk) => total + brotli(chunk.code), 0);
  return { first: size(), later };
}

await runMain(async () => {
  const core = await bundle(inRoot('libs/sdk-core/dist/index.js'), []);
  const controller = await bundle(inRoot('libs/sdk-core/dist/component.js'), []);
  const element = await bundle(inRoot('libs/sdk-core/dist/element.js'), []);
  const vue = await bundle(inRoot('libs/vue/dist/index.js'), ['vue', /^@ams-cashier\/core/]);
  const angular = await bundle(inRoot('libs/angular/dist/fesm2022/ams-cashier-angular.mjs'), [
    /^@angular\//,
    /^rxjs/,
    'tslib',
    /^@ams-cashier\/core/,
  ]);
  const languages = readdirSync(inRoot('apps/cashier/src/texts')).map((file) => parse(file).name);
  const cashierFiles = filesIn(inRoot('apps/cashier/dist')).map((file) => ({
    language: languages.find((language) => basename(file).startsWith(`${language}-`)),
    size: brotli(readFileSync(file)),
  }));
  /** Of the page itself, with English; or what another language adds to it. @param {string} [language] */
  const cashier = (language) =>
    cashierFiles
      .filter((file) => file.language === language)
      .reduce((total, { size }) => total + size, 0);
  /** Both voices, and the words around the frame. @param {string} language */
  const advice = (language) =>
    core.later(new RegExp(`^${language}`)) + (language === 'zh-cn' ? 0 : core.later(/^merchant/));
  /** @param {(language: string) => number} size @returns {[language: string, bytes: number]} */
  const largest = (size) =>
    languages
      .map((language) => /** @type {[string, number]} */ ([language, size(language)]))
      .reduce((most, one) => (one[1] > most[1] ? one : most));
  const [mostAdvice, adviceBytes] = largest(advice);
  const [mostText, textBytes] = largest((language) => advice(language) + cashier(language));

  /** @type {readonly (readonly [what: string, bytes: number, budget: number])[]} */
  const rows = [
    [
      'script for <script src>, all in one',
      brotli(readFileSync(inRoot('libs/sdk-core/dist/ams-cashier.min.js'))),
      16 * KB,
    ],
    ['core until the first open', core.first, 8 * KB],
    ['hosted engine, at the first open', core.later(/^hosted-code/), 5 * KB],
    ['Antom engine, at its first open', core.later(/^antom-code/), 12 * KB],
    ['advice in English, at the first open', advice('en-us'), 4 * KB],
    [`largest instead (${mostAdvice})`, adviceBytes, 4 * KB],
    [`most of a language in all (${mostText})`, textBytes, 6 * KB],
    ['component controller, for bindings', controller.first, 4 * KB],
    ['custom element', element.first, 6 * KB],
    ['Vue adapter', vue.first, 3 * KB],
    ['Angular adapter', angular.first, 4 * KB],
    ['cashier page in its frame', cashier(), 35 * KB],
  ];
  const bytes = (/** @type {number} */ count) => String(count).padStart(9);
  console.log(`${'brotli 11, bytes'.padEnd(40)}${'size'.padStart(9)}${'budget'.padStart(9)}`);
  for (const [what, size, budget] of rows) {
    console.log(`${what.padEnd(40)}${bytes(size)}${bytes(budget)}${size > budget ? '  OVER' : ''}`);
  }
  console.log(`${"Antom's official script, for comparison".padEnd(40)}${bytes(OFFICIAL_BYTES)}`);

  const over = rows.filter(([, size, budget]) => size > budget);
  if (over.length > 0) {
    throw new Failure(
      `Over budget: ${over.map(([what, size, budget]) => `${what} by ${size - budget} bytes`).join(', ')}.`,
    );
  }
});
