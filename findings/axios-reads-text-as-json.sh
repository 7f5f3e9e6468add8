#!/usr/bin/env bash
# axios 1.21.1, an answer with the content type text/plain; ofetch 1.5.1, superagent 10.4.2 and fetch() of the installed Node
# beside it
#
# A server answers with the id of a payment, and says that it is text/plain. One would expect a string of what was sent.
# Seen: an answer is parsed as JSON whatever its type says, and stays text only if that fails. The id with 34 digits is
# the number 2.02611301940108e+33, 202611e8 is 20261100000000, "12.50" is 12.5 and "null" is null. An id with a zero in
# front is no JSON and comes through, and so does one with a letter that isn't an e. `responseType: 'text'` leaves all as
# it is; the others go by the content type.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts axios@1.21.1 ofetch@1.5.1 superagent@10.4.2
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import axios from 'axios';
import { ofetch } from 'ofetch';
import superagent from 'superagent';

const TEXTS = ['2026113019401080010018820200213456', '202611e8', '12.50', 'null', '0012', '202611a8'];
const server = createServer((request, answer) => {
  answer.setHeader('content-type', 'text/plain; charset=utf-8').end(TEXTS[request.url.slice(1)]);
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const address = `http://127.0.0.1:${server.address().port}`;

const CLIENTS = {
  axios: async (url) => (await axios.get(url)).data,
  "axios, responseType: 'text'": async (url) => (await axios.get(url, { responseType: 'text' })).data,
  ofetch: (url) => ofetch(url),
  superagent: async (url) => (await superagent.get(url)).text,
  fetch: async (url) => (await fetch(url)).text(),
};
const seen = {};
for (const [name, get] of Object.entries(CLIENTS))
  seen[name] = await Promise.all(TEXTS.map((_, index) => get(`${address}/${index}`)));
server.close();
console.log(seen);
const { axios: byAxios, ...others } = seen;
assert.deepEqual(byAxios, [2.02611301940108e33, 20261100000000, 12.5, null, '0012', '202611a8']);
for (const texts of Object.values(others)) assert.deepEqual(texts, TEXTS);
JS
node seen.mjs
