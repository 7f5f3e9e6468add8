import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [vue()],
  server: {
    proxy: { '/api/orders': { target: 'http://localhost:8080', rewrite: () => '/pay' } },
  },
});
