#!/usr/bin/env bash
# qs 6.17.1, by itself and in koa 3.3.0 with @koa/bodyparser 6.1.0 and express 5.3.0: a form with 21 articles
#
# A basket is sent as a form: one field by the same name for each article, or items[0][sku], items[1][sku] and so on. The
# handler goes over an array of articles. One would expect an array, however full the basket is.
# Seen: up to 20 articles are an array, 21 are an object whose names are "0" to "20", which has no length and no map(). qs
# documents this for numbers in brackets, from which an attacker could make a huge array; it goes for names that are only
# repeated as well. In Koa's body and in Express's extended query large baskets fail and small ones don't; Express's
# own body parser counts the fields and sets `arrayLimit` by that. URLSearchParams has getAll().
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts qs@6.17.1 koa@3.3.0 @koa/bodyparser@6.1.0 express@5.3.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { bodyParser } from '@koa/bodyparser';
import express from 'express';
import Koa from 'koa';
import qs from 'qs';

const kind = (value) => (Array.isArray(value) ? 'array' : typeof value);
const koa = new Koa().use(bodyParser()).use((context) => {
  context.body = { body: kind(context.request.body.items) };
});
const app = express().set('query parser', 'extended').use(express.urlencoded({ extended: true }));
app.post('/', (request, answer) => answer.json({ body: kind(request.body.items), query: kind(request.query.items) }));

async function ask(handler, form) {
  const server = createServer(handler);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const headers = { 'content-type': 'application/x-www-form-urlencoded', connection: 'close' };
  const address = `http://127.0.0.1:${server.address().port}/?${form}`;
  const seen = await (await fetch(address, { method: 'POST', headers, body: form })).json();
  server.close();
  return seen;
}
const seen = {};
for (const count of [20, 21]) {
  const articles = Array.from({ length: count }, (_, index) => `shirt-${index}`);
  const repeated = articles.map((article) => `items=${article}`).join('&');
  const numbered = articles.map((article, index) => `items[${index}][sku]=${article}`).join('&');
  seen[count] = {
    qs: [kind(qs.parse(repeated).items), kind(qs.parse(numbered).items)],
    koa: await ask(koa.callback(), repeated),
    express: await ask(app, repeated),
  };
}
console.log(seen);
assert.deepEqual(seen, {
  20: { qs: ['array', 'array'], koa: { body: 'array' }, express: { body: 'array', query: 'array' } },
  21: { qs: ['object', 'object'], koa: { body: 'object' }, express: { body: 'array', query: 'object' } },
});
JS
node seen.mjs
