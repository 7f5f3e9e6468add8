import { defineConfig } from 'vite';

/** The sub-application: one classic script, as such hosts load it. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'public',
    emptyOutDir: false,
    lib: { entry: 'src/shop.ts', formats: ['umd'], name: 'shop', fileName: () => 'shop.js' },
  },
});
