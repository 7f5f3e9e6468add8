/**
 * npm run bench gateway: signed createPaymentSession per second of the sandbox against a bare server that only verifies,
 * inserts durably and signs, side by side in one run. Requires a build.
 */
import { createPrivateKey, createPublicKey, randomUUID, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from './median.mjs';
import { Failure, inRoot, startProcess, startStack } from '../stack/index.ts';

const ROUNDS = 9;
const REQUESTS = 300;
const AT_ONCE = 16;
/** Of the bare server's rate. */
const LEAST = 0.8;
const PATH = '/ams/sandbox/api/v1/payments/createPaymentSession';

/** Throws a Failure if the sandbox is slower than it may be. */
export async function benchGateway() {
  const data = mkdtempSync(join(tmpdir(), 'ams-cashier-bench-'));
  const stack = await startStack({
    only: ['sandbox'],
    data,
    sandboxArgs: ['--max-rate', '1000000'],
  });
  const keys = await (await fetch(`${stack.addresses.sandbox}/sandbox/credentials`)).json();
  const privateKey = createPrivateKey({
    key: Buffer.from(keys.merchantPrivateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const bare = startProcess(process.execPath, [
    inRoot('tools/bench/bare-gateway.mjs'),
    join(data, 'bare.db'),
    publicKey.toString('base64'),
  ]);

  /** Signed beforehand, so that it costs the servers no time. */
  function prepare() {
    const amount = { currency: 'USD', value: '4200' };
    const body = JSON.stringify({
      productCode: 'CASHIER_PAYMENT',
      paymentRequestId: randomUUID(),
      paymentAmount: amount,
      order: { referenceOrderId: 'order-1', orderDescription: 'Desk lamp', orderAmount: amount },
      paymentMethod: { paymentMethodType: 'CARD' },
      paymentFactor: { isAuthorization: true },
      paymentRedirectUrl: 'http://localhost:4400/result?order=1',
      paymentNotifyUrl: 'http://localhost:4100/api/notify',
      env: { terminalType: 'WEB' },
    });
    const time = String(Date.now());
    const text = `POST ${PATH}\n${keys.clientId}.${time}.${body}`;
    const signature = sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64');
    const headers = {
      'content-type': 'application/json; charset=UTF-8',
      'content-length': Buffer.byteLength(body),
      'client-id': keys.clientId,
      'request-time': time,
      signature: `algorithm=RSA256,keyVersion=1,signature=${encodeURIComponent(signature)}`,
    };
    return { body, headers };
  }

  /** @param {Agent} agent @param {number} port @param {ReturnType<typeof prepare>} prepared @returns {Promise<void>} */
  const call = (agent, port, { body, headers }) =>
    new Promise((resolve, reject) => {
      const options = { agent, host: '127.0.0.1', port, method: 'POST', path: PATH, headers };
      const request = send(options, (response) => {
        let text = '';
        response
          .setEncoding('utf8')
          .on('data', (chunk) => (text += chunk))
          .on('end', () => {
            if (text.includes('"resultCode":"SUCCESS"')) resolve();
            else reject(new Failure(`Refused: HTTP ${response.statusCode} ${text}`));
          });
      });
      request.on('error', reject);
      request.end(body);
    });

  /** Calls per second. @param {number} port */
  async function measure(port) {
    const prepared = Array.from({ length: REQUESTS }, prepare);
    // connections of its own: while the other server is measured, they would be idle for too long
    const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
    const begun = performance.now();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let next = prepared.pop(); next; next = prepared.pop()) await call(agent, port, next);
      }),
    );
    const took = performance.now() - begun;
    agent.destroy();
    return (REQUESTS * 1000) / took;
  }

  try {
    while (bare.running() && !/^\d+$/m.test(bare.output())) await sleep(50);
    const barePort = Number(bare.output());
    if (!barePort) throw new Failure(`The bare server did not start:\n${bare.tail()}`);
    /** @type {{ sandbox: number[], bare: number[], ratio: number[] }} */
    const rates = { sandbox: [], bare: [], ratio: [] };
    for (let round = -1; round < ROUNDS; round += 1) {
      const sandbox = await measure(Number(new URL(stack.addresses.sandbox).port));
      const other = await measure(barePort);
      // the first of each warms up
      if (round < 0) continue;
      rates.sandbox.push(sandbox);
      rates.bare.push(other);
      // of one round: what else the machine does slows both
      rates.ratio.push(sandbox / other);
    }
    const [sandbox, other] = [median(rates.sandbox), median(rates.bare)];
    const ratio = median(rates.ratio);
    console.log(
      `signed createPaymentSession a second, ${ROUNDS} rounds of ${REQUESTS} in turn, medians: ` +
        `sandbox ${sandbox.toFixed(0)}, bare ${other.toFixed(0)}, ratio ${ratio.toFixed(2)} (at least ${LEAST})`,
    );
    if (ratio < LEAST) throw new Failure('The sandbox is slower than it may be.');
  } finally {
    await bare.stop();
    await stack.stop();
    rmSync(data, { recursive: true, force: true });
  }
}
