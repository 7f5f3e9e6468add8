/** Only serves what `ng build` made: `vite preview --outDir dist/browser`. */
import { pageHeaders } from '@ams-cashier/shop/page-policy';
import { defineConfig } from 'vite';

export default defineConfig({
  preview: {
    host: 'localhost',
    port: Number(process.env['PORT'] ?? 4200),
    strictPort: true,
    headers: pageHeaders(process.env, { trustedTypes: 'angular' }),
    proxy: { '/api': process.env['MERCHANT_URL'] ?? 'http://127.0.0.1:4100' },
  },
});
