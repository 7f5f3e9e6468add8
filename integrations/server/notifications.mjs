/** The notification handler of each framework, in the framework: the same cases everywhere. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import 'reflect-metadata';
import { serve } from '@hono/node-server';
import { Controller, Module, Post, Req, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import express from 'express';
import express5 from 'express-5';
import fastify from 'fastify';
import * as h3 from 'h3';
import * as h3v2 from 'h3-2';
import { toNodeHandler } from 'h3-2/node';
import { Hono } from 'hono';
import Koa from 'koa';
import { bodyParser } from '@koa/bodyparser';
import { createAntomClient } from '@ams-cashier/server';
import * as forExpress from '@ams-cashier/server/express';
import * as forFastify from '@ams-cashier/server/fastify';
import * as forH3 from '@ams-cashier/server/h3';
import * as forHono from '@ams-cashier/server/hono';
import * as forKoa from '@ams-cashier/server/koa';
import * as forNest from '@ams-cashier/server/nest';
import * as forNode from '@ams-cashier/server/node';
import { CASES, makeRequest, MAX_BODY_BYTES, OPTIONS, PATH, post } from './notification-cases.mjs';

const received = [];
const errors = [];
const options = {
  antom: createAntomClient(OPTIONS),
  maxBodyBytes: MAX_BODY_BYTES,
  onError: (error) => errors.push(String(error)),
  onNotification: async (notification) => {
    received.push(notification.notifyType);
    if (notification.metadata === 'fail') throw new Error('the shop failed');
  },
};

/** A running server: its port, and how to end it. */
async function listening(server) {
  if (!server.listening) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }
  const close = () => {
    server.close();
    server.closeAllConnections?.();
  };
  return { port: server.address().port, close };
}

/** @param plugin of Fastify, in place of a controller */
async function nest(handle, rawBody, adapter, plugin) {
  class NotifyController {
    notify(request, response) {
      return handle(request, response);
    }
  }
  // decorators are called, because not every runtime has their syntax
  const { prototype } = NotifyController;
  Req()(prototype, 'notify', 0);
  Res()(prototype, 'notify', 1);
  Post()(prototype, 'notify', Object.getOwnPropertyDescriptor(prototype, 'notify'));
  Controller(plugin ? '/unused' : PATH)(NotifyController);
  class AppModule {}
  Module({ controllers: [NotifyController] })(AppModule);
  const settings = { rawBody, logger: false, forceCloseConnections: true };
  const app = await (adapter
    ? NestFactory.create(AppModule, adapter, settings)
    : NestFactory.create(AppModule, settings));
  if (plugin) await app.register(plugin);
  await app.listen(0, '127.0.0.1');
  return { port: app.getHttpServer().address().port, close: () => app.close() };
}

const expressWith = (make) => (isParsed) => {
  const app = make();
  if (isParsed) app.use(make.json());
  app.post(PATH, forExpress.createNotificationHandler(options));
  // the other routes of the shop
  app.use(make.json());
  return listening(createServer(app));
};

/** Each starts a server; `isParsed`: the shop's parser comes before the handler. `cure`: what its error says then. */
const FRAMEWORKS = {
  'node:http': {
    start: () => listening(createServer(forNode.createNotificationHandler(options))),
  },
  'Express 4': { start: expressWith(express), cure: /Express.*express\.raw/ },
  'Express 5': { start: expressWith(express5), cure: /Express.*express\.raw/ },
  'Fastify 5': {
    async start(isParsed) {
      const app = fastify({ forceCloseConnections: true });
      if (isParsed) app.post(PATH, forFastify.createNotificationHandler(options));
      else await app.register(forFastify.createNotificationPlugin({ route: PATH, ...options }));
      app.post('/api/orders', (request) => request.body);
      await app.listen({ host: '127.0.0.1', port: 0 });
      return { port: app.server.address().port, close: () => app.close() };
    },
    cure: /Fastify.*createNotificationPlugin/,
  },
  'Nest 11, Express': {
    start: (isParsed) => nest(forNest.createNotificationHandler(options), !isParsed),
    cure: /Nest.*rawBody: true/,
    // Nest's own parser comes first
    isStrict: false,
  },
  'Nest 11, Fastify': {
    // Fastify's own parser of JSON takes no compressed body, so a plugin takes the route
    start: (isParsed) =>
      nest(
        forNest.createNotificationHandler(options),
        false,
        new FastifyAdapter(),
        isParsed ? undefined : forFastify.createNotificationPlugin({ route: PATH, ...options }),
      ),
    cure: /Nest.*rawBody: true/,
  },
  Koa: {
    start(isParsed) {
      const app = new Koa();
      if (isParsed) app.use(bodyParser());
      app.use(forKoa.createNotificationHandler(options));
      return listening(createServer(app.callback()));
    },
    cure: /Koa.*bodyparser/,
    // its parser keeps the text of the body
    keepsRaw: true,
  },
  Hono: {
    start(isParsed) {
      const app = new Hono();
      if (isParsed) {
        app.use(async (context, next) => {
          await context.req.json();
          await next();
        });
      }
      app.post(PATH, forHono.createNotificationHandler(options));
      return listening(serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }));
    },
    cure: /Hono.*before any middleware/,
  },
  'h3 1, as in Nitro and Nuxt': {
    start(isParsed) {
      const app = h3.createApp();
      if (isParsed)
        app.use(h3.defineEventHandler(async (event) => void (await h3.readBody(event))));
      app.use(PATH, forH3.createNotificationHandler(options));
      return listening(createServer(h3.toNodeListener(app)));
    },
    cure: /h3, Nitro, Nuxt.*readBody/,
  },
  'h3 2': {
    start(isParsed) {
      const app = new h3v2.H3();
      if (isParsed) app.use(async (event) => void (await event.req.json()));
      app.post(PATH, forH3.createNotificationHandler(options));
      return listening(createServer(toNodeHandler(app)));
    },
    cure: /h3, Nitro, Nuxt.*readBody/,
  },
};

for (const [name, { start, cure, keepsRaw, isStrict = true }] of Object.entries(FRAMEWORKS)) {
  const server = await start(false);
  for (const [title, { made, times = 1, status, received: expected, error }] of Object.entries(
    CASES,
  )) {
    received.length = 0;
    errors.length = 0;
    const request = made();
    for (let time = 0; time < times; time += 1) {
      const answer = await post(server.port, request);
      // a parser of the framework's own may refuse before the handler is asked
      const isOk = isStrict || status === 200 ? answer.status === status : answer.status >= 400;
      assert.ok(isOk, `${name}, ${title}: HTTP ${answer.status} ${answer.text} ${errors}`);
      if (status === 200) assert.match(answer.text, /"resultStatus":"S"/, `${name}, ${title}`);
    }
    assert.deepEqual(received, expected, `${name}, ${title}`);
    if (error && isStrict) assert.match(errors.join(), error, `${name}, ${title}`);
  }
  await server.close();
  if (!cure) continue;
  const parsed = await start(true);
  received.length = 0;
  const { status, text } = await post(parsed.port, makeRequest());
  if (keepsRaw)
    assert.deepEqual([status, received], [200, ['PAYMENT_RESULT']], `${name}, parsed before`);
  else {
    assert.equal(status, 500, `${name}, parsed before: ${text}`);
    assert.match(text, cure, `${name}, parsed before`);
  }
  await parsed.close();
}
console.log(`checked ${Object.keys(FRAMEWORKS).length} frameworks`);
process.exit(0);
