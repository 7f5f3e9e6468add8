import { pageHeaders } from '@ams-cashier/shop/page-policy';
import { defineConfig } from 'vite';

const port = Number(process.env['PORT'] ?? 4400);
const address = {
  host: 'localhost',
  port,
  strictPort: true,
  proxy: { '/api': process.env['MERCHANT_URL'] ?? 'http://127.0.0.1:4100' },
};

export default defineConfig(({ command }) => ({
  // `vite dev` runs the SDK's source; a build takes the package as a shop would install it.
  resolve: { tsconfigPaths: command === 'serve' },
  server: address,
  preview: { ...address, headers: pageHeaders(process.env) },
  // No `data:` addresses, so that the shop runs under `img-src 'self'`.
  build: { assetsInlineLimit: 0 },
}));
