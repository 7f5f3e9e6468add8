#!/usr/bin/env bash
# vite-plugin-pwa 2.0.0 (workbox-build 7.4.1) with vite 8.4.0 and its own defaults, in Chromium 156 (Debian's chromium has to
# be installed)
#
# A shop is a single-page app that can be installed. The bank sends the shopper back to /payments/return, a route of the
# shop's server, which asks the gateway and marks the order as paid. One would expect a service worker that keeps the app's
# files to leave to the server what isn't a file of the app.
# Seen: every GET of a page in the scope is answered with the index.html that was kept, also for a route that the server
# has. The first payment reaches the server when the worker isn't there yet, as in a private window or in `vite dev`; with
# the worker no return does. The same by POST reaches it. `workbox: { navigateFallbackDenylist: [/^\/payments\//] }` leaves
# the route to the server.
# What to do is in docs/symptoms.md.
set -euo pipefail
chromium=$(command -v chromium || true)
[[ -n $chromium ]] || { echo 'Chromium is not installed' >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts vite@8.4.0 vite-plugin-pwa@2.0.0 workbox-build@7.4.1 workbox-window@7.4.1 \
  puppeteer-core@25.16.0
echo '<!doctype html><html><head></head><body>App</body></html>' >index.html
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { launch } from 'puppeteer-core';
import { build } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.webmanifest': 'application/manifest+json' };
const BACK = {
  get: (address) => `<a id="back" href="${address}">Back to the shop</a>`,
  post: (address) => `<form method="post" action="${address}"><button id="back">Back to the shop</button></form>`,
};

async function returns(outDir, settings) {
  const plugins = [VitePWA({ injectRegister: 'inline', ...settings })];
  await build({ plugins, build: { outDir }, logLevel: 'silent', configFile: false });
  const server = createServer((request, response) => {
    const file = request.url === '/' ? '/index.html' : request.url;
    response.setHeader('content-type', TYPES[extname(file)] ?? 'text/html');
    if (file.startsWith('/bank/')) return response.end(`<!doctype html>${BACK[file.slice(6)](`${shop}/payments/return`)}`);
    if (file === '/payments/return') return response.end('<!doctype html><body>Paid</body>');
    if (!existsSync(`${outDir}${file}`)) return response.writeHead(404).end();
    response.end(readFileSync(`${outDir}${file}`));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const shop = `http://127.0.0.1:${server.address().port}`;
  const bank = `http://localhost:${server.address().port}`;

  const browser = await launch({ executablePath: process.argv[2], args: ['--no-sandbox'] });
  const page = await browser.newPage();
  const answers = {};
  await page.goto(`${shop}/payments/return`);
  answers.before = await page.$eval('body', (body) => body.textContent.trim());
  await page.goto(shop);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active.state);
  for (const method of ['get', 'post']) {
    await page.goto(`${bank}/bank/${method}`);
    await Promise.all([page.waitForNavigation(), page.click('#back')]);
    answers[method] = await page.$eval('body', (body) => body.textContent.trim());
  }
  await browser.close();
  server.closeAllConnections();
  server.close();
  return answers;
}

const workbox = { navigateFallbackDenylist: [/^\/payments\//] };
const seen = { 'nothing set': await returns('one', {}), navigateFallbackDenylist: await returns('two', { workbox }) };
console.log(seen);
assert.deepEqual(seen, {
  'nothing set': { before: 'Paid', get: 'App', post: 'Paid' },
  navigateFallbackDenylist: { before: 'Paid', get: 'Paid', post: 'Paid' },
});
process.exit();
JS
node seen.mjs "$chromium"
