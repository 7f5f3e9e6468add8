import type { UserConfig } from 'vite';

/** The shop's server is another process: scripts/dev.js starts both. */
export const shop = {
  // tests run beside `npm run dev`
  cacheDir: `node_modules/.vite/${process.env['SHOP_MODE'] ?? 'development'}`,
  server: { proxy: { '/api': process.env['SERVER_URL'] ?? 'http://127.0.0.1:3001' } },
  // Antom's own SDK, which a page loads only for Antom's own form
  build: { chunkSizeWarningLimit: 1700 },
} satisfies UserConfig;
