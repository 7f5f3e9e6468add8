import { defineConfig } from 'vite';

/** One classic script for <script src>: the seed's CDN sample reads window.AMSCashierPayment. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  build: {
    target: 'es2022',
    sourcemap: true,
    emptyOutDir: false,
    minify: 'oxc',
    lib: {
      entry: 'src/cdn.ts',
      formats: ['iife'],
      name: 'AmsCashier',
      fileName: () => 'ams-cashier.min.js',
    },
    rolldownOptions: { output: { codeSplitting: false } },
  },
});
