export default defineNuxtConfig({
  modules: ['@ams-cashier/vue/nuxt'],
  // the environment comes from NUXT_PUBLIC_AMS_CASHIER_ENVIRONMENT
  amsCashier: { appearance: { accentColor: '#2b7f63' } },
});
