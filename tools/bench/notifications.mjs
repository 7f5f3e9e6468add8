/**
 * npm run bench notifications: notifications a second of a shop with an inbox, against a bare server that only verifies
 * and writes to the order, on SQLite and on PostgreSQL, side by side in one run. Requires a build.
 */
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from '../database/postgres.ts';
import { Failure, inRoot, startProcess } from '../stack/index.ts';
import { median } from './median.mjs';

const ROUNDS = 21;
const REQUESTS = 100;
const AT_ONCE = 16;
/** Of the bare server's rate. */
const LEAST = 0.5;
const PATH = '/notify';
const CLIENT = 'SANDBOX_BENCH';

const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const [merchant, antom] = [pair(), pair()];

/** Signed beforehand, so that it costs the servers no time. */
function prepare() {
  const body = JSON.stringify({
    notifyType: 'PAYMENT_RESULT',
    result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' },
    paymentRequestId: randomUUID(),
    paymentId: randomUUID(),
    paymentAmount: { currency: 'USD', value: '4200' },
    paymentCreateTime: new Date().toISOString(),
    paymentTime: new Date().toISOString(),
    paymentMethodType: 'CARD',
  });
  const time = String(Date.now());
  const text = `POST ${PATH}\n${CLIENT}.${time}.${body}`;
  const signature = sign('RSA-SHA256', Buffer.from(text), antom.privateKey).toString('base64');
  const headers = {
    'content-type': 'application/json; charset=UTF-8',
    'content-length': Buffer.byteLength(body),
    'client-id': CLIENT,
    'request-time': time,
    signature: `algorithm=RSA256,keyVersion=1,signature=${encodeURIComponent(signature)}`,
  };
  return { body, headers };
}

/** @param {string} database @param {Agent} agent */
async function compare(database, agent) {
  const settings = JSON.stringify({
    clientId: CLIENT,
    privateKey: merchant.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    antomPublicKey: antom.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    gateway: 'http://127.0.0.1:9',
  });
  /** @param {'bare' | 'inbox'} form */
  async function start(form) {
    const server = startProcess(process.execPath, [
      ...[inRoot('tools/bench/notification-server.mjs'), form],
      ...[database, settings],
    ]);
    while (server.running() && !/^\d+$/m.test(server.output())) await sleep(50);
    const [port] = /^\d+$/m.exec(server.output()) ?? [];
    if (!port) throw new Failure(`The server did not start:\n${server.tail()}`);
    return { server, port: Number(port) };
  }
  /** @param {number} port @param {ReturnType<typeof prepare>} prepared @returns {Promise<void>} */
  const call = (port, { body, headers }) =>
    new Promise((resolve, reject) => {
      const options = { agent, host: '127.0.0.1', port, method: 'POST', path: PATH, headers };
      const request = send(options, (response) => {
        response.resume().on('end', () => {
          if (response.statusCode === 200) resolve();
          else reject(new Failure(`Refused: HTTP ${response.statusCode}`));
        });
      });
      request.on('error', reject);
      request.end(body);
    });
  /** Notifications per second. @param {number} port */
  async function measure(port) {
    const prepared = Array.from({ length: REQUESTS }, prepare);
    const begun = performance.now();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let next = prepared.pop(); next; next = prepared.pop()) await call(port, next);
      }),
    );
    return (REQUESTS * 1000) / (performance.now() - begun);
  }

  const [bare, inbox] = [await start('bare'), await start('inbox')];
  /** @type {{ bare: number[], inbox: number[], ratio: number[] }} */
  const rates = { bare: [], inbox: [], ratio: [] };
  for (let round = -1; round < ROUNDS; round += 1) {
    const [one, other] = [await measure(inbox.port), await measure(bare.port)];
    // the first of each warms up
    if (round < 0) continue;
    rates.inbox.push(one);
    rates.bare.push(other);
    // of one round: what else the machine does slows both
    rates.ratio.push(one / other);
  }
  await Promise.all([bare.server.stop(), inbox.server.stop()]);
  return { bare: median(rates.bare), inbox: median(rates.inbox), ratio: median(rates.ratio) };
}

/** Throws a Failure if the inbox is slower than it may be. */
export async function benchNotifications() {
  const data = mkdtempSync(join(tmpdir(), 'ams-cashier-bench-'));
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const postgres = await startPostgres();
  const slow = [];
  try {
    for (const [name, database] of [
      ['SQLite', join(data, 'shop.db')],
      ['PostgreSQL', postgres.url],
    ]) {
      const { bare, inbox, ratio } = await compare(String(database), agent);
      console.log(
        `notifications a second on ${name}, ${ROUNDS} rounds of ${REQUESTS} in turn, medians: ` +
          `with inbox ${inbox.toFixed(0)}, bare ${bare.toFixed(0)}, ratio ${ratio.toFixed(2)} (at least ${LEAST})`,
      );
      if (ratio < LEAST) slow.push(name);
    }
    if (slow.length > 0) throw new Failure(`Slower than it may be on ${slow.join(' and ')}.`);
  } finally {
    agent.destroy();
    await postgres.stop();
    rmSync(data, { recursive: true, force: true });
  }
}
