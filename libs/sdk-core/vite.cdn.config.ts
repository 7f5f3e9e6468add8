import { FALLBACK_LOCALE, LOCALES } from '@ams-cashier/protocol';
import { fileURLToPath } from 'node:url';
import { defineConfig, type LibraryOptions, type Plugin } from 'vite';

const source = (file: string): string => fileURLToPath(new URL(`src/${file}`, import.meta.url));

/** The files of src/texts, except English: it is part of the script. */
const LANGUAGES = LOCALES.filter((locale) => locale !== FALLBACK_LOCALE).map((locale) =>
  locale.replace('_', '-').toLowerCase(),
);

const SCRIPT: LibraryOptions = {
  entry: source('cdn.ts'),
  formats: ['iife'],
  name: 'AmsCashier',
  fileName: () => 'ams-cashier.min.js',
};

/** Files beside the script, which it fetches when they are needed; by build mode. */
const BESIDE: { readonly [mode: string]: LibraryOptions } = {
  languages: {
    entry: Object.fromEntries(
      LANGUAGES.map((name) => [`ams-cashier.${name}`, source(`texts/${name}.ts`)]),
    ),
    formats: ['es'],
    fileName: (_format, name) => `${name}.js`,
  },
  antom: {
    entry: source('engines/antom/antom-code.ts'),
    formats: ['es'],
    fileName: () => 'ams-cashier.antom.js',
  },
  element: {
    entry: source('engines/antom/element/element-code.ts'),
    formats: ['es'],
    fileName: () => 'ams-cashier.element.js',
  },
  classes: {
    entry: source('client/element-facade.ts'),
    formats: ['es'],
    fileName: () => 'ams-cashier.classes.js',
  },
  update: {
    entry: source('runtime/session-change.ts'),
    formats: ['es'],
    fileName: () => 'ams-cashier.update.js',
  },
  merchant: {
    entry: source('texts/merchant.ts'),
    formats: ['es'],
    fileName: () => 'ams-cashier.merchant.js',
  },
};

const INHERITED = 'for (var name in all)';

/**
 * The bundler makes namespaces by a loop that takes what is inherited, too: in a page that has extended
 * `Object.prototype`, the script would not start.
 */
const ownNamesOnly: Plugin = {
  name: 'own-names-only',
  renderChunk(code, { isEntry, name }) {
    if (!code.includes(INHERITED)) {
      if (name !== 'cdn' || !isEntry) return null;
      throw new Error(`The bundler no longer writes "${INHERITED}": look at what it does now.`);
    }
    // nothing else stands in that line, so the source map holds
    return { code: code.replace(INHERITED, 'for (var name of Object.keys(all))'), map: null };
  },
};

/**
 * One classic script for <script src>: the seed's CDN sample reads window.AMSCashierPayment. It carries the hosted engine and
 * what a shopper reads in English. Beside it lie the other languages, what a merchant reads, the Antom engine for each kind of
 * product, `AMSElement` and `update({ session })`, each built by a mode: `--mode languages` or a name in `BESIDE`.
 */
export default defineConfig(({ mode }) => ({
  resolve: {
    tsconfigPaths: true,
    // a page without a bundler has no packages, and loads other files by their address
    alias: {
      './languages.ts': source('texts/languages.cdn.ts'),
      './code-files.ts': source('engines/antom/code-files.cdn.ts'),
      './package.mjs': source('engines/antom/official/package-cdn.mjs'),
      '../official/package.mjs': source('engines/antom/official/package-cdn.mjs'),
      './antom-code.ts': './ams-cashier.antom.js',
      './element/element-code.ts': './ams-cashier.element.js',
      './element-facade.ts': './ams-cashier.classes.js',
      './session-change.ts': './ams-cashier.update.js',
      './merchant.ts': './ams-cashier.merchant.js',
    },
  },
  plugins: [ownNamesOnly],
  build: {
    target: 'es2022',
    sourcemap: mode !== 'languages',
    emptyOutDir: false,
    minify: 'oxc',
    lib: BESIDE[mode] ?? SCRIPT,
    rolldownOptions: {
      external: Object.keys(BESIDE).map((name) => `./ams-cashier.${name}.js`),
      // its address is the one beside the script, not beside the source
      makeAbsoluteExternalsRelative: false,
      output: { codeSplitting: mode === 'languages' },
    },
  },
}));
