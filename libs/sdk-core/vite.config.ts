import { defineConfig } from 'vite';
import { ENTRIES } from './build/entries.mjs';

export default defineConfig({
  resolve: { tsconfigPaths: true },
  build: {
    target: 'es2022',
    sourcemap: true,
    minify: false,
    lib: {
      entry: ENTRIES,
      formats: ['es'],
    },
    rolldownOptions: {
      external: ['@alipay/ams-checkout'],
      output: {
        // small files that every engine imports come with the entry: otherwise the browser learns of them only when the
        // code of an engine has arrived
        codeSplitting: {
          groups: [
            {
              name: 'engines',
              test: /engines\/hosted\/(loopback|waiting-popups)|contract\/top-page|protocol\/src\/language|texts\/form-names/,
            },
          ],
        },
      },
    },
  },
});
