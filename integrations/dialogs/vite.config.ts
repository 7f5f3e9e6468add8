import { defineConfig } from 'vite';

const address = {
  host: 'localhost',
  port: Number(process.env['PORT'] ?? 4500),
  strictPort: true,
  // the shop's server is another process
  proxy: { '/api': process.env['MERCHANT_URL'] ?? 'http://localhost:4100' },
};

export default defineConfig({
  // Vue's templates are compiled in the browser
  resolve: { alias: { vue: 'vue/dist/vue.esm-bundler.js' } },
  define: { __VUE_OPTIONS_API__: true, __VUE_PROD_DEVTOOLS__: false },
  server: address,
  preview: address,
});
