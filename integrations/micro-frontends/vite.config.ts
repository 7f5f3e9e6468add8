import { defineConfig } from 'vite';

const address = {
  host: 'localhost',
  port: Number(process.env['PORT'] ?? 4500),
  strictPort: true,
  // the shop's server is another process
  proxy: { '/api': process.env['MERCHANT_URL'] ?? 'http://localhost:4100' },
};

export default defineConfig({
  build: {
    rolldownOptions: {
      input: ['qiankun', 'wujie', 'micro-app', 'framed', 'react'].map((host) => `${host}.html`),
    },
  },
  server: address,
  preview: address,
});
