import { defineConfig, type Plugin } from 'vite';

/** The command is run, and never required. */
const withoutCommand: Plugin = {
  name: 'without-command',
  generateBundle({ format }, bundle) {
    if (format === 'cjs') delete bundle['server.cjs'];
  },
};

export default defineConfig({
  plugins: [withoutCommand],
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
          // WebdriverIO's service is a default export beside others
          exports: 'named',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name]-[hash].cjs',
        },
      ],
    },
  },
});
