export default defineNuxtConfig({
  compatibilityDate: '2026-11-01',
  telemetry: false,
  devtools: { enabled: false },
  modules: ['@ams-cashier/vue/nuxt'],
  amsCashier: { environment: 'sandbox', locale: 'en_US', appearance: { accentColor: '#2b7f63' } },
});
