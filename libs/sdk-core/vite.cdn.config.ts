import { defineConfig } from 'vite';

/**
 * One classic script for <script src>: the seed's CDN sample reads window.AMSCashierPayment. It carries the English advice;
 * another language is fetched from a file beside it, which `--mode language` makes.
 */
export default defineConfig(({ mode }) => ({
  resolve: { tsconfigPaths: true },
  build: {
    target: 'es2022',
    sourcemap: true,
    emptyOutDir: false,
    minify: 'oxc',
    lib:
      mode === 'language'
        ? {
            entry: 'src/advice-text/zh-cn.ts',
            formats: ['es'],
            fileName: () => 'ams-cashier.zh-cn.js',
          }
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
      name: 'language-beside',
      enforce: 'pre',
      resolveId: (source) =>
        mode !== 'language' && source.endsWith('/zh-cn.ts')
          ? { id: './ams-cashier.zh-cn.js', external: true }
          : undefined,
    },
  ],
}));
