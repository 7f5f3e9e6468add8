#!/usr/bin/env bash
# elysia 1.4.30 with @elysiajs/node 1.4.5, a service whose host has three letters or fewer; hono 4.13.19 beside it
#
# Behind the shop's gateway the service for notifications is called by its name in the network of the containers, as
# http://api/notify or http://pay/notify, on port 80. One would expect the route /notify to be found, whatever the service
# is called.
# Seen: the path is looked for behind the eleventh character of the address, which http://api is too short for, and the
# answer is 404: the notification isn't taken, and after some hours it isn't sent again. With the host shop, with a port in
# the address, or by https it is found. Hono finds it in all of them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts elysia@1.4.30 @elysiajs/node@1.4.5 hono@4.13.19
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { createServer, request } from 'node:http';
import { node } from '@elysiajs/node';
import { Elysia } from 'elysia';
import { Hono } from 'hono';

const elysia = new Elysia({ adapter: node() }).post('/notify', () => 'taken');
const hono = new Hono().post('/notify', (context) => context.text('taken'));

/** A port that is free. */
const probe = createServer();
await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
const { port } = probe.address();
await new Promise((resolve) => probe.close(resolve));
await new Promise((resolve) => elysia.listen({ port, hostname: '127.0.0.1' }, resolve));

/** The status for a request that arrives with this host. */
const arrives = (host) =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/notify', method: 'POST', headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
const handed = async (app, address) => (await app(new Request(address, { method: 'POST' }))).status;

const seen = {};
for (const host of ['api', 'pay', 'shop', 'api:80', 'shop.example']) {
  seen[host] = [await arrives(host), await handed(hono.fetch, `http://${host}/notify`)];
}
seen['https://api'] = [
  await handed(elysia.handle, 'https://api/notify'),
  await handed(hono.fetch, 'https://api/notify'),
];
console.log(seen);
assert.deepEqual(seen, {
  api: [404, 200],
  pay: [404, 200],
  shop: [200, 200],
  'api:80': [200, 200],
  'shop.example': [200, 200],
  'https://api': [200, 200],
});
process.exit();
JS
node seen.mjs
