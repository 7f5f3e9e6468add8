import { defineConfig } from 'vite';

export default defineConfig({
  server: {
    proxy: { '/api/orders': { target: 'http://localhost:8080', rewrite: () => '/pay' } },
  },
});
