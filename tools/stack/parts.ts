import { join } from 'node:path';
import { Failure } from './failure.ts';
import { findFreePorts, isPortFree } from './ports.ts';
import { inRoot } from './workspace.ts';

/** Everything that a payment runs through: the sandbox, the shops' server and the three shops. */
export type PartName = 'sandbox' | 'merchant' | 'angular' | 'vue' | 'vanilla';
export type Ports = Record<PartName, number>;
/** Origins. */
export type Addresses = Record<PartName, string>;

/** What the parts of one stack are started with. */
export interface StackSettings {
  readonly ports: Ports;
  readonly addresses: Addresses;
  /** The shops that are started. */
  readonly shops: readonly PartName[];
  /** Folder of the databases; without it they are in memory. */
  readonly data: string | undefined;
  /** Overrides the environment of the shops' server. */
  readonly merchantEnv: Readonly<Record<string, string>>;
  /** Further flags of the sandbox. */
  readonly sandboxArgs: readonly string[];
}

export interface Part {
  readonly title: string;
  /** The environment variable that changes its port. */
  readonly variable: string;
  readonly port: number;
  readonly host: string;
  /** The path that answers once it can be used. */
  readonly ready: string;
  readonly cwd: string;
  /** Arguments for Node. */
  args(settings: StackSettings): readonly string[];
  env(settings: StackSettings): Readonly<Record<string, string>>;
}

/**
 * A shop is served as it was built. It is on `localhost` and the cashier on 127.0.0.1: two sites on purpose, so that the
 * browser keeps card data in another process.
 */
const shop = (
  name: PartName,
  title: string,
  port: number,
  folder: string,
  flags: readonly string[] = [],
): Part => ({
  title,
  variable: `PORT_${name.toUpperCase()}`,
  port,
  host: 'localhost',
  ready: '/',
  cwd: inRoot(folder),
  args: ({ ports }) => [
    inRoot('node_modules/vite/bin/vite.js'),
    'preview',
    ...['--host', 'localhost'],
    ...['--port', String(ports[name]), '--strictPort'],
    // several stacks may run at once, each on its own ports
    '--bypass-lock',
    ...flags,
  ],
  env: ({ addresses, merchantEnv }) => ({
    MERCHANT_URL: addresses.merchant,
    SANDBOX_URL: addresses.sandbox,
    // the sessions of a real account run on the official SDK
    ...('ANTOM_CLIENT_ID' in merchantEnv && { SHOP_POLICY: 'antom' }),
  }),
});

export const PARTS: Readonly<Record<PartName, Part>> = {
  sandbox: {
    title: 'the sandbox',
    variable: 'PORT_SANDBOX',
    port: 4242,
    host: '127.0.0.1',
    ready: '/healthz',
    cwd: inRoot('apps/sandbox'),
    args: ({ ports, addresses, data, sandboxArgs }) => [
      'bin/ams-sandbox.js',
      ...['--port', String(ports.sandbox)],
      ...['--public-url', addresses.sandbox],
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
    ...['--outDir', 'dist/browser'],
  ]),
  vue: shop('vue', 'the Vue shop', 4300, 'apps/demo-vue'),
  vanilla: shop('vanilla', 'the vanilla shop', 4400, 'apps/demo-vanilla'),
};

export const PART_NAMES = Object.keys(PARTS) as readonly PartName[];

/** One value for each part. */
export const forEachPart = <Value>(value: (name: PartName, index: number) => Value) =>
  Object.fromEntries(PART_NAMES.map((name, index) => [name, value(name, index)])) as Record<
    PartName,
    Value
  >;

/** Ports that nobody listens on. */
export async function findFreePortsForParts(): Promise<Ports> {
  const free = await findFreePorts(PART_NAMES.length);
  return forEachPart((_name, index) => free[index] ?? 0);
}

/** The ports that the environment asks for. */
export function portsFrom(env: NodeJS.ProcessEnv): Ports {
  const owners = new Map<number, string>();
  return forEachPart((name) => {
    const { variable, port } = PARTS[name];
    const wanted = env[variable] ?? '';
    const number = wanted === '' ? port : Number(wanted);
    if (!Number.isInteger(number) || number < 1 || number > 65_535) {
      throw new Failure(`${variable} must be a port from 1 to 65535, not "${wanted}".`);
    }
    const other = owners.get(number);
    if (other) {
      throw new Failure(
        `${variable} and ${other} are both ${number}; give each part a port of its own.`,
      );
    }
    owners.set(number, variable);
    return number;
  });
}

/** Throws a one-line Failure for the first port that is taken. */
export async function checkPorts(ports: Ports): Promise<void> {
  for (const name of PART_NAMES) {
    if (await isPortFree(ports[name])) continue;
    const { title, variable } = PARTS[name];
    throw new Failure(
      `Port ${ports[name]}, which ${title} needs, is taken. Stop the program that listens on it, or choose another port: ${variable}=${ports[name] + 1} npm start`,
    );
  }
}

export const addressesOf = (ports: Ports): Addresses =>
  forEachPart((name) => `http://${PARTS[name].host}:${ports[name]}`);
