/** Only serves what `ng build` made: `vite preview --outDir dist/browser`. */
import { defineConfig } from 'vite';

export default defineConfig({
  preview: {
    host: 'localhost',
    port: Number(process.env['PORT'] ?? 4200),
    strictPort: true,
    proxy: { '/api': process.env['MERCHANT_URL'] ?? 'http://127.0.0.1:4100' },
  },
});
