import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** `./shop.ts?official` is the same shop on Antom's package: only its import differs. */
const OFFICIAL = '?official';
const official: Plugin = {
  name: 'official-package',
  enforce: 'pre',
  async load(id) {
    if (!id.endsWith(OFFICIAL)) return undefined;
    const shop = await readFile(id.slice(0, -OFFICIAL.length), 'utf8');
    const [before, after, ...more] = shop.split("from '@ams-cashier/core'");
    if (after === undefined || more.length > 0) throw new Error(`${id} has to import us once.`);
    return { code: `${before}from '@alipay/ams-checkout'${after}`, moduleType: 'ts' };
  },
};

export default defineConfig({
  root: here('.'),
  resolve: {
    alias: {
      '@ams-cashier/angular': here('../../libs/angular/dist/fesm2022/ams-cashier-angular.mjs'),
    },
  },
  oxc: { decorator: { legacy: true } },
  // as Angular's own production builds: its developer tools keep what was destroyed
  define: { ngDevMode: 'false', ngServerMode: 'false' },
  build: {
    outDir: here('../dist'),
    emptyOutDir: true,
    target: 'es2022',
    // the Angular sample has the compiler with it
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: {
      input: [
        'blank',
        'seed-npm',
        'seed-cdn',
        'sample-vanilla',
        'sample-vue',
        'sample-angular',
        'sample-element',
        'sample-facade',
        'sample-own-button',
        'sample-payment-element',
        'press-core',
        'press-vue',
        'press-angular',
        'kept-vue',
        'kept-angular',
        'watch',
        'scenario',
        'host-core',
        'host-element',
        'host-vue',
        'host-angular',
        'antom-app',
        'antom-shop',
        'moved-loader',
        'moved-page',
        'moved-element',
      ].map((page) => here(`./${page}.html`)),
    },
  },
  plugins: [
    vue(),
    official,
    {
      name: 'cdn-files',
      async generateBundle() {
        const { readdir, readFile } = await import('node:fs/promises');
        const dist = here('../../libs/sdk-core/dist');
        for (const fileName of await readdir(dist)) {
          if (!/^ams-cashier\..*js$/.test(fileName)) continue;
          const source = await readFile(`${dist}/${fileName}`);
          this.emitFile({ type: 'asset', fileName, source });
        }
      },
    },
  ],
});
