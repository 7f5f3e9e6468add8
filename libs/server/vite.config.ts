import { defineConfig } from 'vite';
import { COMMANDS, ENTRIES } from './entries.mjs';

export default defineConfig({
  resolve: { tsconfigPaths: true },
  build: {
    target: 'node20',
    minify: false,
    sourcemap: false,
    lib: { entry: { ...ENTRIES, ...COMMANDS }, formats: ['es', 'cjs'] },
    rolldownOptions: { external: [/^node:/] },
  },
});
