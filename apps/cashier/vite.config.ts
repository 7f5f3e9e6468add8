import { defineConfig } from 'vite';

export default defineConfig({
  base: '/cashier/',
  build: {
    target: 'es2022',
    // a language file brings nothing along that could be fetched with it
    modulePreload: false,
    // the page's policy knows no data: address
    assetsInlineLimit: 0,
  },
});
