import { defineConfig } from 'vite';

export default defineConfig({
  resolve: { tsconfigPaths: true },
  build: {
    target: 'node20',
    minify: false,
    sourcemap: false,
    lib: { entry: 'src/index.ts', formats: ['es', 'cjs'], fileName: 'index' },
    rolldownOptions: { external: [/^node:/] },
  },
});
