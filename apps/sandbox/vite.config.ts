import { defineConfig, type Plugin } from 'vite';

/** Entries that nobody can `require`: the command, and WebdriverIO's service, whose runner imports it. */
const ONLY_IMPORTED = ['server', 'webdriverio'];

const withoutUnneeded: Plugin = {
  name: 'without-unneeded-entries',
  generateBundle({ format }, bundle) {
    if (format !== 'cjs') return;
    for (const entry of ONLY_IMPORTED) delete bundle[`${entry}.cjs`];
  },
};

export default defineConfig({
  plugins: [withoutUnneeded],
  resolve: { tsconfigPaths: true },
  ssr: { noExternal: [/^@ams-cashier\//] },
  build: {
    ssr: true,
    target: 'node22',
    rolldownOptions: {
      input: {
        server: 'src/main.ts',
        index: 'src/index.ts',
        playwright: 'src/playwright.ts',
        'vitest-plugin': 'src/vitest-plugin.ts',
        webdriverio: 'src/webdriverio.ts',
      },
      // beside the pages, which are found by their place
      output: [
        { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name]-[hash].cjs',
        },
      ],
    },
  },
});
