/** What meets a shop's server on the internet: shoppers, Antom, and connections that break. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningProcess } from '@ams-cashier/tools/stack';
import { makeNotification } from './gateway.ts';

const READY_LIMIT_MS = 30_000;
/** More than a server has to take. */
const LARGE = 300_000_000;
const CHUNK = Buffer.alloc(1_000_000);

async function isUp(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

async function waitForShop(url: string, shop: RunningProcess): Promise<void> {
  for (const end = Date.now() + READY_LIMIT_MS; Date.now() < end; await sleep(50)) {
    assert.ok(shop.running(), `the shop ended:\n${shop.tail()}`);
    if (await isUp(url)) return;
  }
  assert.fail(`the shop did not start:\n${shop.tail()}`);
}

/** Until more can be sent, or nothing any more. */
function flushed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) resolve();
    socket.once('drain', resolve).once('close', resolve);
  });
}

/** Sends what it is given and closes the connection; returns what came back. */
async function sendRaw(url: string, head: string, send: AsyncIterable<Buffer>): Promise<string> {
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  let answer = '';
  socket.on('data', (data) => (answer += String(data)));
  // the other side may close first
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(head);
  for await (const chunk of send) {
    if (socket.destroyed || socket.readableEnded) break;
    if (!socket.write(chunk)) await flushed(socket);
  }
  socket.destroy();
  return answer;
}

async function* only(text: string) {
  yield Buffer.from(text);
}

async function* large() {
  for (let sent = 0; sent < LARGE; sent += CHUNK.length) {
    yield CHUNK;
    // lets an answer arrive in between
    await sleep(0);
  }
}

/** The README's shop, in a process of its own. */
export async function visitShop(
  url: string,
  shop: RunningProcess,
  calls: readonly { readonly id: string }[],
): Promise<void> {
  await waitForShop(url, shop);
  const post = (path: string, init?: RequestInit) =>
    fetch(`${url}${path}`, { method: 'POST', ...init });
  const pay = async () => {
    const response = await post('/pay');
    assert.equal(response.status, 201, shop.tail());
    return await response.text();
  };

  const [first, second] = await Promise.all([pay(), pay()]);
  assert.equal(first, second, 'two tabs get one session');
  assert.equal(new Set(calls.map(({ id }) => id)).size, 1, 'one paymentRequestId per order');
  for (const method of ['GET', 'PUT']) {
    assert.equal((await fetch(`${url}/pay`, { method })).status, 405, `${method} /pay`);
  }

  for (const path of ['/notify', '/pay']) {
    const head = `POST ${path} HTTP/1.1\r\nHost: shop\r\n`;
    await sendRaw(url, `${head}Content-Length: 100\r\n\r\n`, only('abc'));
    await sendRaw(url, `${head}Transfer-Encoding: chunked\r\n\r\n`, only('64\r\nabc'));
    for (const [framing, size] of [
      [`Content-Length: ${LARGE}`, ''],
      ['Transfer-Encoding: chunked', `${LARGE.toString(16)}\r\n`],
    ]) {
      const answer = await sendRaw(url, `${head}${framing}\r\n\r\n${size}`, large());
      assert.match(answer, /^(HTTP\/1.1 413|$)/, `${path} refuses a large body (${framing})`);
    }
  }
  assert.equal(await pay(), first, 'the shop lives');

  const dispute = { notifyType: undefined, result: undefined, disputeId: 'd-1' };
  const { headers, body } = makeNotification('/notify', dispute);
  assert.equal((await post('/notify', { headers, body })).status, 200, shop.tail());
  assert.equal((await post('/notify', { headers, body: `${body} ` })).status, 401);
  assert.equal((await post('/notify')).status, 401);
  const paid = makeNotification('/notify', { paymentRequestId: calls[0]?.id });
  assert.equal((await post('/notify', paid)).status, 200);
  assert.equal((await post('/pay')).status, 409, 'a paid order is not paid again');
}
