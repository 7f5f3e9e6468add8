import { defineConfig } from 'vite';

export default defineConfig({
  build: { outDir: 'dist/browser' },
  preview: {
    host: 'localhost',
    port: Number(process.env['PORT'] ?? 4500),
    strictPort: true,
    // the shop's server is another process
    proxy: { '/api': process.env['MERCHANT_URL'] ?? 'http://localhost:4100' },
  },
});
