export interface AntomAccount {
  readonly clientId: string;
  readonly privateKey: string;
  readonly antomPublicKey: string;
  readonly gateway: string;
}

/** What one caller, or all of them together, may ask of the server. Generous, as it runs on the developer's machine. */
interface Limits {
  /** Requests per second from one address. */
  readonly rate: number;
  /** Size of a body in bytes. */
  readonly body: number;
  /** Size of all headers in bytes. */
  readonly header: number;
  /** Simultaneous connections. */
  readonly connections: number;
  /** Milliseconds for a request to arrive completely. */
  readonly time: number;
  /** Milliseconds for the gateway to respond. */
  readonly gateway: number;
}

export interface Settings {
  readonly port: number;
  /** Address to listen on. */
  readonly host: string;
  readonly limits: Limits;
  /** A file, or `:memory:`; unused with `databaseUrl`. */
  readonly data: string;
  /** `postgres://…`, for several instances. */
  readonly databaseUrl?: string;
  /** Whoever has it may refund, capture and cancel; without it nobody may. */
  readonly adminToken?: string;
  readonly outbox: { readonly pollMs: number; readonly leaseMs: number };
  /** Where Antom reaches this server. */
  readonly merchantUrl: string;
  /** The first one is used for requests from other origins. */
  readonly shopOrigins: readonly [string, ...string[]];
  /** A real account, or the sandbox that provides one. */
  readonly antom: AntomAccount | { readonly sandboxUrl: string };
}

/** An invalid environment variable; its message is one line. */
export class SettingError extends Error {}

/** Client ids of Antom's test environment. Source: docs/reference/server-api.md#transport */
const TEST_ACCOUNT = /^SANDBOX_/;

/** The environment that the shops pass to their cashier, which is that of the account's sessions. */
export const environmentOf = ({ clientId }: AntomAccount): 'sandbox' | 'prod' =>
  TEST_ACCOUNT.test(clientId) ? 'sandbox' : 'prod';

type Environment = { readonly [name: string]: string | undefined };

const ACCOUNT = {
  clientId: 'ANTOM_CLIENT_ID',
  privateKey: 'ANTOM_PRIVATE_KEY',
  antomPublicKey: 'ANTOM_PUBLIC_KEY',
  gateway: 'ANTOM_GATEWAY',
} as const;

/** The variable of each limit, and its default. */
const LIMITS: { readonly [Limit in keyof Limits]: readonly [name: string, fallback: number] } = {
  rate: ['MAX_RATE', 1000],
  body: ['MAX_BODY', 65_536],
  header: ['MAX_HEADER', 16_384],
  connections: ['MAX_CONNECTIONS', 1000],
  time: ['MAX_TIME', 30_000],
  gateway: ['MAX_GATEWAY_TIME', 10_000],
};

function count(env: Environment, name: string, fallback: number): number {
  const value = Number(env[name] || fallback);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new SettingError(
    `${name} is ${JSON.stringify(env[name])}; it must be a whole number above 0.`,
  );
}

function readLimits(env: Environment): Limits {
  const limits = Object.entries(LIMITS).map(([limit, [name, fallback]]) => [
    limit,
    count(env, name, fallback),
  ]);
  return Object.fromEntries(limits) as Limits;
}

function webUrl(name: string, value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new SettingError(`${name} is ${JSON.stringify(value)}; it must be an http or https URL.`);
  }
  return url;
}

/** All four variables, or none. */
function readAccount(env: Environment): AntomAccount | undefined {
  const names = Object.values(ACCOUNT);
  const missing = names.filter((name) => !env[name]);
  if (missing.length === names.length) return undefined;
  if (missing.length > 0) {
    throw new SettingError(
      `${missing.join(' and ')} missing; Antom needs all of ${names.join(', ')}, the sandbox none of them.`,
    );
  }
  const account = Object.entries(ACCOUNT).map(([field, name]) => [field, env[name]] as const);
  return Object.fromEntries(account) as unknown as AntomAccount;
}

function readDatabaseUrl(env: Environment): string | undefined {
  const value = env['DATABASE_URL'];
  if (!value) return undefined;
  if (URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol)) return value;
  // it may have a password
  throw new SettingError('DATABASE_URL is no postgres:// URL; leave it out to use SQLite.');
}

export function readSettings(env: Environment): Settings {
  const port = Number(env['PORT'] || 4100);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new SettingError(
      `PORT is ${JSON.stringify(env['PORT'])}; it must be a whole number up to 65535.`,
    );
  }
  const origins =
    env['SHOP_ORIGINS'] || [4200, 4300, 4400].map((p) => `http://localhost:${p}`).join();
  const [first, ...others] = origins
    .split(',')
    .map((origin) => webUrl('SHOP_ORIGINS', origin.trim()).origin) as [string, ...string[]];
  const merchantUrl = webUrl('MERCHANT_URL', env['MERCHANT_URL'] || 'http://localhost:4100');
  const databaseUrl = readDatabaseUrl(env);
  const adminToken = env['ADMIN_TOKEN'] || undefined;
  const sandboxUrl = webUrl('SANDBOX_URL', env['SANDBOX_URL'] || 'http://127.0.0.1:4242');
  return {
    port,
    host: env['HOST'] || '127.0.0.1',
    limits: readLimits(env),
    data: env['MERCHANT_DATA'] || '.sandbox/merchant.db',
    ...(databaseUrl !== undefined && { databaseUrl }),
    ...(adminToken !== undefined && { adminToken }),
    outbox: {
      pollMs: count(env, 'OUTBOX_POLL', 1000),
      leaseMs: count(env, 'OUTBOX_LEASE', 60_000),
    },
    merchantUrl: merchantUrl.href.replace(/\/$/, ''),
    shopOrigins: [first, ...others],
    antom: readAccount(env) ?? { sandboxUrl: sandboxUrl.origin },
  };
}
