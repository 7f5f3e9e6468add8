import { defineConfig } from 'vite';

export default defineConfig({
  resolve: { tsconfigPaths: true },
  ssr: { noExternal: [/^@ams-cashier\//] },
  build: {
    ssr: 'src/main.ts',
    target: 'node22',
    rolldownOptions: { output: { entryFileNames: 'server.js' } },
  },
});
