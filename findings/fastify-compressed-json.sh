#!/usr/bin/env bash
# fastify 5.12.8 and express 5.2.1, a JSON body that is sent compressed
#
# A server that sends notifications may compress them, and says so in content-encoding. One would expect a framework that
# parses JSON to inflate the body first, as Express does, or to refuse the encoding by name with 415.
# Seen: Fastify's own JSON parser is handed the compressed bytes, and answers 400 with a message about invalid JSON. The
# notification entry for Fastify in our server package reads the raw bytes and inflates them itself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts fastify@5.12.8 express@5.2.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import express from 'express';
import Fastify from 'fastify';

const fastify = Fastify();
fastify.post('/notify', async (request) => request.body);
const fastifyUrl = await fastify.listen({ port: 0, host: '127.0.0.1' });

const app = express();
app.post('/notify', express.json(), (request, response) => void response.json(request.body));
const server = app.listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const expressUrl = `http://127.0.0.1:${server.address().port}`;

async function send(url) {
  const response = await fetch(`${url}/notify`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    body: gzipSync('{"paid":true}'),
  });
  return `${response.status} ${await response.text()}`;
}

const seen = { express: await send(expressUrl), fastify: await send(fastifyUrl) };
console.log(seen);
assert.equal(seen.express, '200 {"paid":true}');
assert.match(seen.fastify, /^400 .*JSON/);
await fastify.close();
server.close();
JS
node seen.mjs
