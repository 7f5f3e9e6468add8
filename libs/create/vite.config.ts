import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    target: 'node20',
    minify: false,
    sourcemap: false,
    lib: { entry: { main: 'src/main.ts' }, formats: ['es'] },
    rolldownOptions: { external: [/^node:/, '@clack/prompts'] },
  },
});
