import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { startChild } from './child.mjs';
import { Failure } from './failure.mjs';
import { findNode } from './node.mjs';
import { isFree } from './port.mjs';
import { inRoot, scripts } from './workspace.mjs';

/**
 * Everything that a payment runs through: the sandbox, the shops' server and the three shops.
 * @typedef {'sandbox' | 'merchant' | 'angular' | 'vue' | 'vanilla'} PartName
 * @typedef {Record<PartName, number>} Ports
 * @typedef {Record<PartName, string>} Addresses origins
 */

/**
 * @typedef {object} Setting
 * @property {Ports} ports
 * @property {Addresses} addresses
 * @property {readonly PartName[]} shops those that are started
 * @property {string | undefined} data folder for the databases; without it they are in memory
 * @property {Readonly<Record<string, string>>} merchantEnv wins over what the tools say
 * @property {readonly string[]} sandboxArgs
 */

/**
 * @typedef {object} PartRow
 * @property {string} title
 * @property {string} variable the environment variable that changes its port
 * @property {number} port
 * @property {string} host
 * @property {string} ready the path that answers when it can be used
 * @property {string} cwd
 * @property {(setting: Setting) => readonly string[]} args for Node
 * @property {(setting: Setting) => Readonly<Record<string, string>>} env
 */

/**
 * A shop is served as it is built. It is on `localhost` and the cashier on 127.0.0.1: two sites on purpose, so that
 * the browser keeps card data in another process.
 * @param {PartName} name @param {string} title @param {number} port @param {string} cwd
 * @param {readonly string[]} [more] flags
 * @returns {PartRow}
 */
const shop = (name, title, port, cwd, more = []) => ({
  title,
  variable: `PORT_${name.toUpperCase()}`,
  port,
  host: 'localhost',
  ready: '/',
  cwd: inRoot(cwd),
  args: ({ ports }) => [
    scripts.vite,
    'preview',
    '--host',
    'localhost',
    '--port',
    String(ports[name]),
    '--strictPort',
    ...more,
  ],
  env: ({ addresses, merchantEnv }) => ({
    MERCHANT_URL: addresses.merchant,
    SANDBOX_URL: addresses.sandbox,
    // a real account's sessions run the official SDK
    ...('ANTOM_CLIENT_ID' in merchantEnv && { SHOP_POLICY: 'antom' }),
  }),
});

/** @type {Readonly<Record<PartName, PartRow>>} */
export const PARTS = {
  sandbox: {
    title: 'the sandbox',
    variable: 'PORT_SANDBOX',
    port: 4242,
    host: '127.0.0.1',
    ready: '/healthz',
    cwd: inRoot('apps/sandbox'),
    args: ({ ports, addresses, data, sandboxArgs }) => [
      'bin/ams-sandbox.js',
      '--port',
      String(ports.sandbox),
      '--public-url',
      addresses.sandbox,
      ...(data === undefined ? ['--memory'] : ['--data', join(data, 'sandbox.db')]),
      ...sandboxArgs,
    ],
    env: () => ({}),
  },
  merchant: {
    title: "the shops' server",
    variable: 'PORT_MERCHANT',
    port: 4100,
    host: 'localhost',
    ready: '/healthz',
    cwd: inRoot('apps/demo-merchant'),
    args: () => ['dist/server.js'],
    env: ({ ports, addresses, shops, data, merchantEnv }) => ({
      PORT: String(ports.merchant),
      SANDBOX_URL: addresses.sandbox,
      MERCHANT_URL: addresses.merchant,
      SHOP_ORIGINS: shops.map((name) => addresses[name]).join(','),
      MERCHANT_DATA: data === undefined ? ':memory:' : join(data, 'merchant.db'),
      ...merchantEnv,
    }),
  },
  angular: shop('angular', 'the Angular shop', 4200, 'apps/demo-angular', [
    '--outDir',
    'dist/browser',
  ]),
  vue: shop('vue', 'the Vue shop', 4300, 'apps/demo-vue'),
  vanilla: shop('vanilla', 'the vanilla shop', 4400, 'apps/demo-vanilla'),
};

export const PART_NAMES = /** @type {readonly PartName[]} */ (Object.keys(PARTS));

/** @type {readonly PartName[]} */
const SERVERS = ['sandbox', 'merchant'];

const READY_LIMIT_MS = 30_000;
const READY_EVERY_MS = 150;

/**
 * The ports that the environment asks for.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Ports}
 */
export function portsFrom(env) {
  const ports = /** @type {Ports} */ ({});
  for (const name of PART_NAMES) {
    const { variable, port } = PARTS[name];
    const wanted = env[variable] ?? '';
    const number = wanted === '' ? port : Number(wanted);
    if (!Number.isInteger(number) || number < 1 || number > 65_535) {
      throw new Failure(`${variable} must be a port from 1 to 65535, it is "${wanted}".`);
    }
    const other = PART_NAMES.find((name) => ports[name] === number);
    if (other) {
      throw new Failure(
        `${variable} and ${PARTS[other].variable} are both ${number}; give each part a port of its own.`,
      );
    }
    ports[name] = number;
  }
  return ports;
}

/**
 * Throws one line for the first port that somebody has.
 * @param {Ports} ports
 */
export async function checkPorts(ports) {
  for (const name of PART_NAMES) {
    if (await isFree(ports[name])) continue;
    const { title, variable } = PARTS[name];
    throw new Failure(
      `Port ${ports[name]}, which ${title} needs, is taken; stop who has it, or choose another: ${variable}=${ports[name] + 1} npm start`,
    );
  }
}

/** @param {Ports} ports @returns {Addresses} */
function addressesOf(ports) {
  const addresses = /** @type {Addresses} */ ({});
  for (const name of PART_NAMES) addresses[name] = `http://${PARTS[name].host}:${ports[name]}`;
  return addresses;
}

/**
 * @typedef {object} Stack
 * @property {Addresses} addresses
 * @property {Promise<string>} crashed resolves, with the reason, when a part ends that nobody stopped
 * @property {(name: PartName) => Promise<void>} start starts a part that was killed; resolves when it answers
 * @property {(name: PartName) => Promise<void>} kill SIGKILL: the part can't put anything in order
 * @property {() => string} output everything that the running parts have written
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the parts in their order and waits until each answers. Nothing is left running if one doesn't.
 * @param {object} options
 * @param {Ports} options.ports
 * @param {readonly PartName[]} [options.only] default: all
 * @param {string} [options.data] folder for the databases; without it they are in memory
 * @param {Readonly<Record<string, string>>} [options.merchantEnv]
 * @param {readonly string[]} [options.sandboxArgs] further flags of the sandbox
 * @returns {Promise<Stack>}
 */
export async function startStack({
  ports,
  only = PART_NAMES,
  data,
  merchantEnv = {},
  sandboxArgs = [],
}) {
  const { node, env } = await findNode();
  // Antom's keys are for the shops' server only, and only if the caller hands them on
  const plainEnv = Object.fromEntries(
    Object.entries(env).filter(([name]) => !name.startsWith('ANTOM_')),
  );
  const addresses = addressesOf(ports);
  const shops = only.filter((name) => !SERVERS.includes(name));
  /** @type {Setting} */
  const setting = { ports, addresses, shops, data, merchantEnv, sandboxArgs };
  /** @type {Map<PartName, import('./child.mjs').Child>} */
  const children = new Map();
  /** @type {(reason: string) => void} */
  let crash = () => {};
  /** @type {Promise<string>} */
  const crashed = new Promise((resolve) => {
    crash = resolve;
  });

  /** @param {PartName} name */
  async function start(name) {
    const part = PARTS[name];
    const child = startChild(node, part.args(setting), {
      cwd: part.cwd,
      env: { ...plainEnv, ...part.env(setting) },
    });
    children.set(name, child);
    await answer(part, `${addresses[name]}${part.ready}`, child);
    void child.ended.then(({ code, signal }) => {
      if (children.get(name) !== child) return;
      crash(`${part.title} ended (${signal ?? `exit code ${code}`}):\n${child.tail()}`);
    });
  }

  async function stop() {
    const all = [...children.values()];
    children.clear();
    await Promise.all(all.map((child) => child.stop()));
  }

  try {
    // the shops' server asks the sandbox for its keys
    for (const name of SERVERS.filter((name) => only.includes(name))) await start(name);
    await Promise.all(shops.map(start));
  } catch (error) {
    await stop();
    throw error;
  }

  return {
    addresses,
    crashed,
    start,
    async kill(name) {
      const child = children.get(name);
      children.delete(name);
      child?.signal('SIGKILL');
      await child?.ended;
    },
    output: () => [...children.values()].map((child) => child.output()).join('\n'),
    stop,
  };
}

/**
 * Waits until a part answers at its address.
 * @param {PartRow} part @param {string} url @param {import('./child.mjs').Child} child
 */
async function answer(part, url, child) {
  const end = Date.now() + READY_LIMIT_MS;
  let last = 'no connection';
  while (Date.now() < end) {
    if (!child.running()) {
      throw new Failure(`${part.title} ended before it answered:\n${child.tail()}`);
    }
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
      if (response.ok) return;
      last = `HTTP ${response.status}`;
    } catch (error) {
      last = error instanceof Error ? String(error.cause ?? error.message) : String(error);
    }
    await sleep(READY_EVERY_MS);
  }
  throw new Failure(
    `${part.title} did not answer at ${url} in ${READY_LIMIT_MS / 1000} s (${last}). Its last lines:\n${child.tail()}`,
  );
}
