/**
 * npm run bench payment -- --against ../before: what a merchant's payment costs in a Playwright test, from the shop's page
 * until its server has the money: by the fixtures of the sandbox now, and by Playwright alone in a checkout of before, which
 * has been built. Both take turns, payment by payment; wall time, and CPU time of browser, test process, shop and sandbox.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureBrowser } from '../stack/browser.ts';
import { Failure, findFreePorts, inRoot } from '../stack/index.ts';
import { watchProcessTree } from '../stack/process-tree.ts';
import { median } from './median.mjs';

/** Of the other checkout's figures. */
const LIMIT = 0.7;
/** Until browser and servers have loaded and compiled what they are going to. */
const WARM = 3;

const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');
/** @typedef {'now' | 'before'} Side */

/** @param {import('node:child_process').ChildProcess} child */
async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}

/** @param {string} url */
async function environmentOf(url) {
  const response = await fetch(`${url}/sandbox/environment`);
  const lines = (await response.text()).trim().split('\n');
  return Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf('=')),
      line.slice(line.indexOf('=') + 1).replace(/^"|"$/g, ''),
    ]),
  );
}

/** Gives turns to whoever asks, the sides one after the other, and notes what each turn has taken. */
class Turns {
  /** @type {Record<Side, { wall: number[], cpu: number[] }>} */
  figures = { now: { wall: [], cpu: [] }, before: { wall: [], cpu: [] } };
  /** @type {Partial<Record<Side, () => number>>} */
  watches = {};
  /** @type {Partial<Record<Side, () => void>>} */
  #waiting = {};
  /** @type {{ side: Side, at: number, cpu: number } | undefined} */
  #turn;

  /** Asked once for each payment. @param {Side} side @param {() => void} go */
  ask(side, go) {
    this.#waiting[side] = go;
    this.finish(side);
  }

  /** Its turn is over, if it had it. @param {Side} side */
  finish(side) {
    if (this.#turn?.side === side) {
      const { wall, cpu } = this.figures[side];
      wall.push(performance.now() - this.#turn.at);
      cpu.push(((this.watches[side]?.() ?? NaN) - this.#turn.cpu) * 1_000);
      this.#turn = undefined;
      this.#give(side === 'now' ? 'before' : 'now');
    } else if (!this.#turn && this.#waiting.now && this.#waiting.before) this.#give('now');
  }

  /** @param {Side} side */
  #give(side) {
    const go = this.#waiting[side];
    if (!go) return;
    delete this.#waiting[side];
    this.#turn = { side, at: performance.now(), cpu: this.watches[side]?.() ?? NaN };
    go();
  }
}

/** Rows of the report. @param {{ readonly runs: number, readonly against: string }} options */
export async function benchPayment({ runs, against }) {
  await ensureBrowser();
  const turns = new Turns();
  const server = createServer((request, response) => {
    turns.ask(/** @type {Side} */ (request.url?.slice(1)), () => response.end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const output = mkdtempSync(join(tmpdir(), 'ams-cashier-bench-'));
  /** @type {import('node:child_process').ChildProcess[]} */
  const servers = [];

  /** @param {Side} side @param {string} checkout */
  async function play(side, checkout) {
    const [sandboxPort = 0, shopPort = 0] = await findFreePorts(2);
    const sandbox = spawn(
      process.execPath,
      [join(checkout, 'apps/sandbox/bin/ams-sandbox.js'), '--memory', '--port', `${sandboxPort}`],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    servers.push(sandbox);
    await once(sandbox.stdout, 'data');
    const url = `http://127.0.0.1:${sandboxPort}`;
    const shop = spawn(
      process.execPath,
      [inRoot('tools/bench/payment/shop.mjs'), checkout, String(shopPort)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, ...(await environmentOf(url)) },
      },
    );
    servers.push(shop);
    await once(shop.stdout, 'data');
    const runner = spawn(
      process.execPath,
      [playwright, 'test', '--config', inRoot('tools/bench/payment/playwright.config.mjs')],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
          ...process.env,
          SIDE: side,
          // what the last one costs is known when another one asks
          PAYMENTS: String(WARM + runs + 1),
          TURNS: `http://127.0.0.1:${port}/${side}`,
          SHOP: `http://localhost:${shopPort}`,
          SANDBOX: url,
          OUTPUT: join(output, side),
        },
      },
    );
    let said = '';
    runner.stdout.setEncoding('utf8').on('data', (text) => (said += text));
    const watch = watchProcessTree(
      .../** @type {number[]} */ ([runner.pid, sandbox.pid, shop.pid]),
    );
    turns.watches[side] = watch.now;
    const [code] = await once(runner, 'close');
    watch.stop();
    turns.finish(side);
    if (code !== 0) throw new Failure(`The payments of ${side} did not pass:\n${said}`);
  }

  try {
    await Promise.all([play('now', inRoot('.')), play('before', resolve(against))]);
  } finally {
    server.closeAllConnections();
    server.close();
    await Promise.all(servers.map(end));
    rmSync(output, { recursive: true, force: true });
  }
  const middle = (/** @type {Side} */ side, /** @type {'wall' | 'cpu'} */ what) =>
    median(turns.figures[side][what].slice(WARM, WARM + runs));
  return /** @type {const} */ (['wall', 'cpu']).map((what) => ({
    name: what === 'wall' ? 'payment' : 'its CPU time',
    ours: middle('now', what),
    other: middle('before', what),
    limit: LIMIT,
  }));
}
