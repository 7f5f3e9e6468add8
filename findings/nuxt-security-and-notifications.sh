#!/usr/bin/env bash
# nuxt-security 2.6.0 in Nuxt 4.5.2, as it is after `modules: ['nuxt-security']`, built for production
#
# The module sends the headers that OWASP lists. One would expect a payment provider's frame and its notifications to go on
# working: a notification is JSON, signed, and comes from one address, hundreds at a time after a sale.
# Seen: every POST is looked through for markup, and a "<" or ">" is enough: a notification of the article "Cable > 2 m"
# is answered with 400, while "<b>" passes. After about 150 requests in five minutes the next are answered with 429, to
# the provider as to anybody. Pages have Cross-Origin-Embedder-Policy: credentialless, which is off in `nuxt dev`: in
# production alone Chromium shows no frame whose page doesn't send headers for it. Route rules turn each off.
# What to do is in docs/guide/content-security-policy.md and docs/guide/notifications.md.
set -euo pipefail
folder=$(mktemp -d)
server=''
trap '[[ -z $server ]] || kill "$server"; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
export NUXT_TELEMETRY_DISABLED=1
# Nuxt needs a newer Node than may be here
npm install --silent --prefix node node@26.10.0
export PATH="$folder/node/node_modules/node/bin:$PATH"
npm install --silent --ignore-scripts nuxt@4.5.2 vue@3.5.45 unctx@3.0.1 rolldown@1.2.19 vite@8.3.8 nuxt-security@2.6.0
mkdir -p app server/api
echo '<template><p>Checkout</p></template>' >app/app.vue
echo 'export default defineEventHandler(() => "received");' | tee server/api/notify.post.ts >server/api/free.post.ts
cat >nuxt.config.mjs <<'JS'
export default {
  compatibilityDate: '2026-11-01',
  modules: ['nuxt-security'],
  routeRules: {
    '/api/free': { security: { rateLimiter: false, xssValidator: false } },
    '/free': { security: { headers: { crossOriginEmbedderPolicy: false } } },
  },
};
JS
node_modules/.bin/nuxt build >build.log 2>&1 || { cat build.log >&2; exit 1; }
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';

const address = process.argv[2];
const notify = async (route, orderDescription) => {
  const body = JSON.stringify({ orderDescription });
  const headers = { 'content-type': 'application/json' };
  return (await fetch(`${address}/api/${route}`, { method: 'POST', headers, body })).status;
};
const policyOf = async (path) => (await fetch(address + path)).headers.get('cross-origin-embedder-policy');
const seen = { policy: { '/': await policyOf('/'), '/free': await policyOf('/free') } };
for (const route of ['notify', 'free']) {
  const articles = {};
  for (const article of ['Cable, 2 m', 'Cable > 2 m', 'Tea <3', '<b>Tea</b>']) articles[article] = await notify(route, article);
  const statuses = new Set();
  for (let count = 0; count < 200; count++) statuses.add(await notify(route, 'Tea'));
  seen[route] = { articles, 'of 200 in a row': [...statuses] };
}
console.dir(seen, { depth: 3 });
assert.deepEqual(seen, {
  policy: { '/': 'credentialless', '/free': null },
  notify: {
    articles: { 'Cable, 2 m': 200, 'Cable > 2 m': 400, 'Tea <3': 400, '<b>Tea</b>': 200 },
    'of 200 in a row': [200, 429],
  },
  free: {
    articles: { 'Cable, 2 m': 200, 'Cable > 2 m': 200, 'Tea <3': 200, '<b>Tea</b>': 200 },
    'of 200 in a row': [200],
  },
});
JS
free() { node -e "const s = require('node:net').createServer().listen(0, () => { console.log(s.address().port); s.close(); })"; }
port=$(free)
PORT=$port HOST=127.0.0.1 node .output/server/index.mjs >server.log 2>&1 &
server=$!
until grep -q Listening server.log; do sleep 0.1; done
node seen.mjs "http://127.0.0.1:$port"
