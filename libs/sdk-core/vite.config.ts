import { defineConfig } from 'vite';

export default defineConfig({
  resolve: { tsconfigPaths: true },
  build: {
    target: 'es2022',
    sourcemap: true,
    minify: false,
    lib: {
      entry: {
        index: 'src/index.ts',
        codes: 'src/codes.ts',
        csp: 'src/csp.ts',
        testing: 'src/testing.ts',
      },
      formats: ['es'],
    },
    rolldownOptions: { external: ['@alipay/ams-checkout'] },
  },
});
