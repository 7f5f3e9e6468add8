export default defineNuxtConfig({
  compatibilityDate: '2026-11-01',
  // tests run beside `npm run dev`
  buildDir: process.env['SHOP_MODE'] === 'test' ? '.nuxt-test' : '.nuxt',
  telemetry: false,
  devtools: { enabled: false },
  modules: ['@ams-cashier/vue/nuxt'],
  // 'prod' for real money: see README.md
  amsCashier: { environment: 'sandbox', locale: 'en_US' },
  css: ['~/shop.css'],
  app: {
    head: {
      title: '%name%',
      htmlAttrs: { lang: 'en' },
      link: [{ rel: 'icon', href: 'data:,' }],
    },
  },
});
