export default defineNuxtConfig({
  modules: ['@ams-cashier/vue/nuxt'],
  amsCashier: { environment: 'sandbox', appearance: { accentColor: '#2b7f63' } },
});
