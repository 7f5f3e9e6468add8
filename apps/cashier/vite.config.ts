import { defineConfig } from 'vite';

export default defineConfig({
  base: '/cashier/',
  build: {
    target: 'es2022',
    // the page's policy knows no inline script and no data: address
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});
