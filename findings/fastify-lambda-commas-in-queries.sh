#!/usr/bin/env bash
# @fastify/aws-lambda 6.4.1, an event of an HTTP API (payload 2.0) and of a load balancer; serverless-http 4.0.0 beside
# it
#
# The shopper comes back from a bank to an address whose query the shop has written: note=red%2C+blue. The gateway's
# event has that query as it was sent, in rawQueryString. One would expect the handler to get it.
# Seen: the parsed copy in the event is taken, in which AWS joins a repeated parameter with commas, and every value with
# a comma of its own is cut in two: note is ["red", " blue"]. With a load balancer, which hands it over as it was sent,
# the plus sign for the space is escaped once more, and note is "red,+blue". serverless-http has both right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts @fastify/aws-lambda@6.4.1 fastify@5.12.8 serverless-http@4.0.0 express@5.2.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import awsLambdaFastify from '@fastify/aws-lambda';
import express from 'express';
import Fastify from 'fastify';
import serverless from 'serverless-http';

const fastify = Fastify();
fastify.get('/back', async (request) => request.query);
const app = express();
app.get('/back', (request, response) => void response.json(request.query));
const HANDLERS = { '@fastify/aws-lambda': awsLambdaFastify(fastify), 'serverless-http': serverless(app) };

const http = { method: 'GET', path: '/back', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1' };
const EVENTS = {
  'HTTP API': {
    version: '2.0',
    routeKey: '$default',
    rawPath: '/back',
    rawQueryString: 'note=red%2C+blue',
    queryStringParameters: { note: 'red, blue' },
    headers: {},
    requestContext: { http, stage: '$default' },
    isBase64Encoded: false,
  },
  'load balancer': {
    requestContext: { elb: { targetGroupArn: 'group' } },
    httpMethod: 'GET',
    path: '/back',
    queryStringParameters: { note: 'red%2C+blue' },
    headers: {},
    body: '',
    isBase64Encoded: false,
  },
};
const seen = {};
for (const [name, handle] of Object.entries(HANDLERS)) {
  seen[name] = {};
  for (const [source, event] of Object.entries(EVENTS)) {
    const { body, isBase64Encoded } = await handle(event, {});
    seen[name][source] = JSON.parse(isBase64Encoded ? Buffer.from(body, 'base64') : body).note;
  }
}
console.log(seen);
assert.deepEqual(seen, {
  '@fastify/aws-lambda': { 'HTTP API': ['red', ' blue'], 'load balancer': 'red,+blue' },
  'serverless-http': { 'HTTP API': 'red, blue', 'load balancer': 'red, blue' },
});
process.exit(0);
JS
node seen.mjs
