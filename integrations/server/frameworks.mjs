/** How the README says that each framework hands on the raw body, and what happens where it does not. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import 'reflect-metadata';
import { Controller, Module, Post, Req } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import express from 'express';
import express5 from 'express-5';
import fastify from 'fastify';
import { createAntomClient, isAntomError } from '@ams-cashier/server';

const { ANTOM_CLIENT_ID, ANTOM_PRIVATE_KEY, ANTOM_PUBLIC_KEY, ANTOM_GATEWAY, NOTIFICATION } =
  process.env;
const antom = createAntomClient({
  clientId: ANTOM_CLIENT_ID,
  privateKey: ANTOM_PRIVATE_KEY,
  antomPublicKey: ANTOM_PUBLIC_KEY,
  gateway: ANTOM_GATEWAY,
});
const { headers, body, path } = JSON.parse(NOTIFICATION);

/** What a shop's handler makes of a request. */
function receive(received, rawBody) {
  try {
    return antom.verifyNotification(received, rawBody, path).notifyType;
  } catch (error) {
    assert.ok(isAntomError(error) && error.kind === 'notification', String(error));
    return error.message;
  }
}

async function post(address) {
  const response = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json; charset=UTF-8' },
    body,
  });
  return await response.text();
}

async function withServer(listener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await post(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

const handler = (request, response) => response.send(receive(request.headers, request.body));

for (const make of [express, express5]) {
  const raw = make();
  raw.post(path, make.raw({ type: 'application/json' }), handler);
  raw.use(make.json());
  assert.equal(await withServer(raw), 'PAYMENT_RESULT');

  const parsed = make();
  parsed.use(make.json());
  parsed.post(path, handler);
  assert.match(await withServer(parsed), /a parser has made.*raw bytes.*Express/);

  const unread = make();
  unread.post(path, handler);
  assert.match(await withServer(unread), /raw bytes/);
}

for (const [isRaw, expected] of [
  [true, /^PAYMENT_RESULT$/],
  [false, /a parser has made.*raw bytes.*Fastify/],
]) {
  const app = fastify({ forceCloseConnections: true });
  if (isRaw) {
    const options = { parseAs: 'buffer' };
    app.addContentTypeParser('application/json', options, (_, received, done) =>
      done(null, received),
    );
  }
  app.post(path, (request, reply) => reply.send(receive(request.headers, request.body)));
  assert.match(await post(await app.listen({ host: '127.0.0.1', port: 0 })), expected);
  await app.close();
}

// Nest; decorators are called, because not every runtime has their syntax
class NotifyController {
  notify(request) {
    return receive(request.headers, request.rawBody);
  }
}
const { prototype } = NotifyController;
Req()(prototype, 'notify', 0);
Post()(prototype, 'notify', Object.getOwnPropertyDescriptor(prototype, 'notify'));
Controller(path)(NotifyController);
class AppModule {}
Module({ controllers: [NotifyController] })(AppModule);

for (const [rawBody, expected] of [
  [true, /^PAYMENT_RESULT$/],
  [false, /raw bytes.*Nest/],
]) {
  const app = await NestFactory.create(AppModule, {
    rawBody,
    logger: false,
    forceCloseConnections: true,
  });
  await app.listen(0, '127.0.0.1');
  assert.match(await post(`http://127.0.0.1:${app.getHttpServer().address().port}`), expected);
  await app.close();
}

// of fetch: Next's route handlers, Hono, Remix
const request = new Request(`https://shop.example${path}`, { method: 'POST', headers, body });
assert.equal(receive(request.headers, await request.arrayBuffer()), 'PAYMENT_RESULT');

// Lambda
const event = { headers, body: Buffer.from(body).toString('base64'), isBase64Encoded: true };
const decoded = Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8');
assert.equal(receive(event.headers, decoded), 'PAYMENT_RESULT');
assert.match(receive(event.headers, event.body), /base64/);
console.log('checked');
process.exit(0);
