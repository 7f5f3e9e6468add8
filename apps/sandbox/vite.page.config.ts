import { defineConfig } from 'vite';

/** What runs in a page beside a test: nothing of it may be Node's, so it shares no chunk with the rest. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  ssr: { noExternal: [/^@ams-cashier\//] },
  build: {
    ssr: true,
    target: 'es2022',
    emptyOutDir: false,
    rolldownOptions: {
      input: { vitest: 'src/vitest.ts', 'vitest-setup': 'src/vitest-setup.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: 'page-[name]-[hash].js' },
    },
  },
});
