import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { defineConfig, type LibraryOptions } from 'vite';

/** Those of src/texts that are named by a language, without English. */
const LANGUAGES = readdirSync('src/texts')
  .filter((file) => /^[a-z]{2}(-[a-z]{2})?\.ts$/.test(file) && file !== 'en-us.ts')
  .map((file) => file.replace('.ts', ''));

const ANTOM = 'antom-code.ts';

/** Files beside the script, fetched by it when they are needed. */
const BESIDE: { readonly [mode: string]: LibraryOptions } = {
  languages: {
    entry: Object.fromEntries(
      LANGUAGES.map((name) => [`ams-cashier.${name}`, `src/texts/${name}.ts`]),
    ),
    formats: ['es'],
    fileName: (_format, name) => `${name}.js`,
  },
  antom: {
    entry: `src/engines/antom/${ANTOM}`,
    formats: ['es'],
    fileName: () => 'ams-cashier.antom.js',
  },
};

/**
 * One classic script for <script src>: the integration guide's CDN sample reads window.AMSCashierPayment. It carries English and the
 * hosted engine; the other languages and the Antom engine are fetched from files beside it, which `--mode languages` and
 * `--mode antom` make.
 */
export default defineConfig(({ mode }) => {
  const beside = BESIDE[mode];
  return {
    resolve: { tsconfigPaths: true },
    build: {
      target: 'es2022',
      sourcemap: mode !== 'languages',
      emptyOutDir: false,
      minify: 'oxc',
      lib: beside ?? {
        entry: 'src/cdn.ts',
        formats: ['iife'],
        name: 'AmsCashier',
        fileName: () => 'ams-cashier.min.js',
      },
      rolldownOptions: mode === 'languages' ? {} : { output: { codeSplitting: false } },
    },
    plugins: [
      {
        name: 'beside',
        enforce: 'pre',
        async resolveId(source, importer) {
          const file = basename(source);
          // no bundler, no packages
          if (file === 'package.mjs') return this.resolve('./package-cdn.mjs', importer);
          if (file === 'languages.ts') return this.resolve('./languages.cdn.ts', importer);
          return file === ANTOM && !beside
            ? { id: './ams-cashier.antom.js', external: true }
            : undefined;
        },
      },
      {
        name: 'all-at-once',
        enforce: 'pre',
        // what is in the one file need not be sent as something that comes later
        transform(code, id) {
          if (beside || !id.includes('/sdk-core/src/')) return undefined;
          const files: string[] = [];
          const inlined = code.replace(/\bimport\('(\.[^']+)'\)/g, (late, file: string) => {
            if (basename(file) === ANTOM) return late;
            files.push(file);
            return `Promise.resolve(late${files.length})`;
          });
          if (files.length === 0) return undefined;
          // at the end, so that no line of the source map moves
          const imports = files.map((file, at) => `import * as late${at + 1} from '${file}';`);
          return { code: inlined + imports.join(''), map: null };
        },
      },
    ],
  };
});
