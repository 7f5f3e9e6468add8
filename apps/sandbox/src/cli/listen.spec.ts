/** `listen` in a process of its own, with a shop and a sandbox that are killed at the worst moments. */
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { NOTIFICATION_RECEIVED } from '@ams-cashier/server';
import { expect, it, vi } from 'vitest';
import { makeDirectory, PAID_CARD } from '../server/sandbox.fixture.ts';
import { connected, run, start } from '../server/shipped.fixture.ts';

const ACKNOWLEDGED = JSON.stringify(NOTIFICATION_RECEIVED);
const acknowledge = (response: ServerResponse): unknown => response.end(ACKNOWLEDGED);

/** A shop at an address that stays. `receives` may misbehave. */
function createShop() {
  let server: Server | undefined;
  let port = 0;
  const shop = {
    /** The orders that the shop was told of, as often as it was. */
    received: [] as string[],
    receives: acknowledge,
    url: () => `http://127.0.0.1:${port}/notify`,
    async start() {
      server = createServer(async (request, response) => {
        let text = '';
        for await (const chunk of request) text += chunk;
        shop.received.push(JSON.parse(text).paymentRequestId);
        shop.receives(response);
      }).listen(port, '127.0.0.1');
      await once(server, 'listening');
      port = (server.address() as AddressInfo).port;
    },
    stop() {
      server?.close();
      server?.closeAllConnections();
    },
  };
  return shop;
}

it('loses no notification, whoever is killed when', async () => {
  const flags = ['--data', join(makeDirectory(), 'sandbox.db')];
  let sandbox = await start(...flags);
  const port = new URL(sandbox.url).port;
  const restart = async () => {
    sandbox.child.kill('SIGKILL');
    await sandbox.exit;
    sandbox = await connected(run('--port', port, ...flags));
  };
  const shop = createShop();
  await shop.start();
  const listen = () => run('listen', '--forward', shop.url(), '--url', sandbox.url, '--json');
  let listener = listen();

  const paid: string[] = [];
  const pay = async () => {
    const session = await sandbox.open({
      paymentNotifyUrl: 'http://127.0.0.1:9/nobody',
      paymentFactor: { captureMode: 'MANUAL' },
    });
    await session.pay(PAID_CARD);
    paid.push(session.paymentRequestId);
    return session.paymentRequestId;
  };
  const received = (id: string, times = 1) =>
    vi.waitFor(() => expect(shop.received.filter((one) => one === id)).toHaveLength(times), {
      timeout: 20_000,
      interval: 20,
    });
  /** Pays an order of which the shop hears, but does not answer. */
  const payUnanswered = async () => {
    shop.receives = () => undefined;
    const id = await pay();
    await received(id);
    shop.receives = acknowledge;
    return id;
  };

  await received(await pay());

  // the sandbox dies after the shop has received one, before it is told so
  shop.receives = (response) => {
    sandbox.child.kill('SIGKILL');
    void sandbox.exit.then(() => response.end(ACKNOWLEDGED));
  };
  const unacknowledged = await pay();
  await received(unacknowledged);
  shop.receives = acknowledge;
  await restart();
  await received(unacknowledged, 2);

  // the shop dies before it answers
  const unanswered = await payUnanswered();
  shop.stop();
  await shop.start();
  await received(unanswered, 2);

  // the shop refuses, and the sandbox dies before the retry
  shop.receives = (response) => response.writeHead(500).end();
  const refused = await pay();
  await received(refused);
  shop.receives = acknowledge;
  await restart();
  await vi.waitFor(
    () => expect(shop.received.filter((one) => one === refused).length).toBeGreaterThan(1),
    {
      timeout: 20_000,
    },
  );

  // listen itself dies
  const unfinished = await payUnanswered();
  listener.child.kill('SIGKILL');
  await listener.exit;
  const whileNobodyListened = await pay();
  listener = listen();
  await received(unfinished, 2);
  await received(whileNobodyListened);

  const reports = () =>
    listener.said.out
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  await vi.waitFor(() => expect(reports()).toHaveLength(2));
  expect(reports()).toMatchObject([{ answer: 'S' }, { answer: 'S' }]);
  listener.child.kill('SIGINT');
  expect(await listener.exit).toEqual([0, null]);

  const notifications = await (await fetch(`${sandbox.url}/sandbox/notifications`)).json();
  expect(notifications).toHaveLength(paid.length);
  for (const { deliveries } of notifications) {
    expect(deliveries).toContainEqual(expect.objectContaining({ answer: 'S' }));
  }
  expect(new Set(shop.received)).toEqual(new Set(paid));
  shop.stop();
}, 60_000);
