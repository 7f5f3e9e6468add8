import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/inspector/',
  plugins: [vue()],
  resolve: { tsconfigPaths: true },
  build: {
    target: 'es2022',
    // the page's policy knows no inline script and no data: address
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: ['index.html', 'shop.html'],
      // the shop opens sessions of the sandbox only
      external: ['@alipay/ams-checkout'],
    },
  },
});
