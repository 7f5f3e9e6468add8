import vue from '@vitejs/plugin-vue';
import dts from 'vite-plugin-dts';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    vue(),
    dts({
      tsconfigPath: './tsconfig.lib.json',
      entryRoot: 'src',
      // node16 resolution finds neither `./X.vue` nor `./x.ts` beside a declaration: `./X.vue.js` and `./x.js` it does
      beforeWriteFile: (filePath, content) => ({
        filePath,
        content: content
          .replace(/(['"])(\.{1,2}\/[^'"]+\.vue)\1/g, '$1$2.js$1')
          .replace(/(['"])(\.{1,2}\/[^'"]+)\.ts\1/g, '$1$2.js$1'),
      }),
    }),
  ],
  build: {
    target: 'es2022',
    sourcemap: true,
    minify: false,
    lib: {
      entry: { index: 'src/index.ts', testing: 'src/testing.ts', nuxt: 'src/nuxt.ts' },
      formats: ['es'],
    },
    rolldownOptions: { external: ['vue', /^@ams-cashier\/core/] },
  },
});
