/**
 * Shoppers who order, pay and look whether it is paid, many at once and over HTTP alone. Requires a build. Fails on any
 * answer that is wrong, and when an order is lost or doubled on either side.
 *
 * `node tools/load/shoppers.mjs [--shoppers 100] [--seconds 60]`
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readFlags } from '../stack/flags.ts';
import { Failure, runMain, startStack } from '../stack/index.ts';

const { values: flags } = readFlags({
  options: {
    shoppers: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '60' },
  },
});
const shoppers = Number(flags.shoppers);
const seconds = Number(flags.seconds);

/** As often as Antom advises a page to ask. */
const LOOK_EVERY_MS = 2000;
/** What is lost is looked for, not what is late: p99 is printed, and a machine may be busy. */
const ANSWER_MS = 60_000;
/** One after the other; then all are there at once. */
const COME_EVERY_MS = 20;
/** For the shop to be notified of the last payments. */
const PATIENCE_MS = 30_000;

/** What each shopper does, in turn. `declined` tries again with a good card; `twice` is sent by two tabs at once. */
const WAYS = /** @type {const} */ (['paid', 'paid', 'declined', 'twice', 'fraud']);
const CARDS = { good: '4054695723100768', declined: '4054692760174822', fraud: '4000000000000333' };

/**
 * @typedef {object} Order
 * @property {string} orderId
 * @property {typeof WAYS[number]} way
 * @property {string} publicSessionId
 */
/**
 * @typedef {object} NewOrder
 * @property {string} orderId
 * @property {string} paymentSessionData
 */
/** @typedef {{ readonly phase: string, readonly outcome?: string, readonly duplicate?: boolean }} CashierState */
/**
 * @typedef {object} Payment
 * @property {string} publicSessionId
 * @property {string} status
 * @property {number} charges
 * @property {readonly { readonly notifyType: string }[]} notifications
 */

await runMain(async () => {
  const data = mkdtempSync(join(tmpdir(), 'ams-cashier-shoppers-'));
  const stack = await startStack({
    only: ['sandbox', 'merchant'],
    data,
    // all shoppers have one address here
    merchantEnv: { MAX_RATE: '100000', MAX_GATEWAY_TIME: String(ANSWER_MS) },
    sandboxArgs: ['--max-rate', '100000'],
  });
  const { sandbox, merchant } = stack.addresses;
  /** @type {number[]} */
  const times = [];

  /** @param {string} url @param {object} [body] @returns {Promise<unknown>} */
  async function ask(url, body) {
    const begun = performance.now();
    const response = await fetch(url, {
      ...(body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
      signal: AbortSignal.timeout(2 * ANSWER_MS),
    });
    const answer = await response.json();
    times.push(performance.now() - begun);
    if (!response.ok)
      throw new Failure(`${url}: HTTP ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  }

  /** @param {typeof WAYS[number]} way @returns {Promise<Order>} */
  async function shop(way) {
    const { orderId, paymentSessionData } = /** @type {NewOrder} */ (
      await ask(`${merchant}/api/orders`, { sku: 'desk-lamp', quantity: 1 })
    );
    const [blob, region, number, meta = ''] = paymentSessionData.split('&&');
    const session = [blob, region, number].join('&&');
    const { publicSessionId } = JSON.parse(Buffer.from(meta, 'base64').toString());
    /** @param {string} path @param {object} body */
    const askCashier = async (path, body) =>
      /** @type {CashierState} */ (await ask(`${sandbox}/cashier/api/${path}`, body));
    const { phase } = await askCashier('session', { session });
    if (phase !== 'open') throw new Failure(`a new session is ${phase}`);

    /** @param {keyof typeof CARDS} card */
    const pay = (card) =>
      askCashier('pay', {
        session,
        submitId: randomUUID(),
        card: {
          number: CARDS[card],
          expiryMonth: '02',
          expiryYear: '39',
          securityCode: '987',
          holderName: 'A Buyer',
        },
      });
    if (way === 'declined') {
      const declined = await pay('declined');
      if (declined.phase !== 'open') throw new Failure(`declined: ${JSON.stringify(declined)}`);
    }
    const answers = await Promise.all(
      way === 'twice' ? [pay('good'), pay('good')] : [pay(way === 'fraud' ? 'fraud' : 'good')],
    );
    const expected = way === 'fraud' ? 'FAIL' : 'SUCCESSFUL';
    for (const { outcome } of answers) {
      if (outcome !== expected) throw new Failure(`${way} ended as ${outcome}`);
    }
    if (answers.filter(({ duplicate }) => duplicate).length !== answers.length - 1) {
      throw new Failure(`${way}: two tabs were both taken, or none`);
    }
    return { orderId, way, publicSessionId };
  }

  /** The shop's page, which asks until it knows. @param {Order} order */
  async function wait({ orderId, way }) {
    const expected = way === 'fraud' ? 'failed' : 'paid';
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const { status } = /** @type {{ readonly status: string }} */ (
        await ask(`${merchant}/api/orders/${orderId}`)
      );
      if (status === expected) return;
      if (status !== 'open') throw new Failure(`order ${orderId} (${way}) is ${status}`);
      if (Date.now() > end) throw new Failure(`order ${orderId} (${way}) is still open`);
      await sleep(LOOK_EVERY_MS);
    }
  }

  try {
    const until = Date.now() + seconds * 1000;
    /** @type {Order[]} */
    const orders = [];
    let next = 0;
    const shopping = Array.from({ length: shoppers }, async (_, index) => {
      // Node takes one new connection in a turn of its loop: a hundred at once wait long on a busy machine
      await sleep(index * COME_EVERY_MS);
      do {
        const way = WAYS[(next += 1) % WAYS.length] ?? 'paid';
        const order = await shop(way);
        await wait(order);
        orders.push(order);
      } while (Date.now() < until);
    });
    const crashed = stack.crashed.then((reason) => {
      throw new Failure(reason);
    });
    await Promise.race([Promise.all(shopping), crashed]);

    // both sides agree, and each order was charged as often as it should be
    /** @type {Payment[]} */
    const payments = await (await fetch(`${sandbox}/sandbox/payments`)).json();
    const known = new Map(payments.map((payment) => [payment.publicSessionId, payment]));
    for (const { orderId, way, publicSessionId } of orders) {
      const payment = known.get(publicSessionId);
      const wanted = way === 'fraud' ? ['FAIL', 0] : ['SUCCESS', 1];
      const found = [payment?.status, payment?.charges];
      if (String(found) !== String(wanted)) {
        throw new Failure(`order ${orderId} (${way}): ${found} at the sandbox, not ${wanted}`);
      }
      const received = (payment?.notifications ?? []).filter(
        ({ notifyType }) => notifyType === 'PAYMENT_RESULT',
      );
      if (received.length > 1)
        throw new Failure(`order ${orderId} was notified ${received.length} times`);
    }
    if (payments.length !== orders.length) {
      throw new Failure(`${orders.length} orders, but ${payments.length} payments`);
    }
    times.sort((one, other) => one - other);
    const at = (/** @type {number} */ part) =>
      (times[Math.floor(times.length * part)] ?? 0).toFixed(0);
    console.log(
      `${shoppers} shoppers, ${seconds} s: ${orders.length} orders, none lost or doubled; ` +
        `${times.length} calls, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`,
    );
  } finally {
    await stack.stop();
    rmSync(data, { recursive: true, force: true });
  }
});
