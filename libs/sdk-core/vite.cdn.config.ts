import { defineConfig } from 'vite';

/** Files beside the script, fetched by it when they are needed: mode, source, file. */
const BESIDE: Readonly<Record<string, readonly [entry: string, fileName: string]>> = {
  language: ['src/advice-text/zh-cn.ts', 'ams-cashier.zh-cn.js'],
  antom: ['src/antom/antom-code.ts', 'ams-cashier.antom.js'],
};

/**
 * One classic script for <script src>: the seed's CDN sample reads window.AMSCashierPayment. It carries the English advice
 * and the hosted engine; another language and the Antom engine are fetched from files beside it, which `--mode language`
 * and `--mode antom` make.
 */
export default defineConfig(({ mode }) => {
  const beside = BESIDE[mode];
  return {
    resolve: { tsconfigPaths: true },
    build: {
      target: 'es2022',
      sourcemap: true,
      emptyOutDir: false,
      minify: 'oxc',
      lib: beside
        ? { entry: beside[0], formats: ['es'], fileName: () => beside[1] }
        : {
            entry: 'src/cdn.ts',
            formats: ['iife'],
            name: 'AmsCashier',
            fileName: () => 'ams-cashier.min.js',
          },
      rolldownOptions: { output: { codeSplitting: false } },
    },
    plugins: [
      {
        name: 'beside',
        enforce: 'pre',
        async resolveId(source, importer) {
          // no bundler, no packages
          if (source.endsWith('/package.mjs')) return this.resolve('./package-cdn.mjs', importer);
          const [, file] =
            Object.values(BESIDE).find(([entry]) => entry.endsWith(source.slice(1))) ?? [];
          return file && !beside ? { id: `./${file}`, external: true } : undefined;
        },
      },
    ],
  };
});
