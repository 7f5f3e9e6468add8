export interface AntomAccount {
  readonly clientId: string;
  readonly privateKey: string;
  readonly antomPublicKey: string;
  readonly gateway: string;
}

/** What one caller, or all of them, may ask. Generous for a machine of one's own. */
export interface Limits {
  /** Requests of one address in a second. */
  readonly rate: number;
  /** Bytes of a body. */
  readonly body: number;
  /** Bytes of all headers. */
  readonly header: number;
  /** Open at once. */
  readonly connections: number;
  /** Milliseconds until a request has come as a whole. */
  readonly time: number;
  /** Milliseconds until the gateway has answered. */
  readonly gateway: number;
}

export interface Settings {
  readonly port: number;
  readonly limits: Limits;
  /** A file, or `:memory:`. */
  readonly data: string;
  /** Where Antom reaches this server. */
  readonly merchantUrl: string;
  /** The first one is used for a request that comes from none of them. */
  readonly shopOrigins: readonly [string, ...string[]];
  /** A real account, or where to ask the sandbox for one. */
  readonly antom: AntomAccount | { readonly sandboxUrl: string };
}

/** A wrong environment variable, in one line. */
export class SettingFault extends Error {}

/** Antom's client ids of its test environment begin so. Source: docs/reference/server-api.md#transport. */
const TEST_ACCOUNT = /^SANDBOX_/;

/** What the shops must tell their cashier: which of Antom's environments the sessions of this account are of. */
export const environmentOf = ({ clientId }: AntomAccount): 'sandbox' | 'prod' =>
  TEST_ACCOUNT.test(clientId) ? 'sandbox' : 'prod';

type Environment = { readonly [name: string]: string | undefined };

const ACCOUNT = {
  clientId: 'ANTOM_CLIENT_ID',
  privateKey: 'ANTOM_PRIVATE_KEY',
  antomPublicKey: 'ANTOM_PUBLIC_KEY',
  gateway: 'ANTOM_GATEWAY',
} as const;

/** The variable of each limit, and what it is without. */
const LIMITS: { readonly [Limit in keyof Limits]: readonly [name: string, usual: number] } = {
  rate: ['MAX_RATE', 1000],
  body: ['MAX_BODY', 65_536],
  header: ['MAX_HEADER', 16_384],
  connections: ['MAX_CONNECTIONS', 1000],
  time: ['MAX_TIME', 30_000],
  gateway: ['MAX_GATEWAY_TIME', 10_000],
};

function readLimits(env: Environment): Limits {
  const limits = Object.entries(LIMITS).map(([limit, [name, usual]]) => {
    const value = Number(env[name] || usual);
    if (!Number.isInteger(value) || value < 1) {
      throw new SettingFault(
        `${name} is ${JSON.stringify(env[name])}; give a whole number above 0.`,
      );
    }
    return [limit, value];
  });
  return Object.fromEntries(limits) as Limits;
}

function webUrl(name: string, value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new SettingFault(`${name} is ${JSON.stringify(value)}; give an http or https URL.`);
  }
  return url;
}

/** All four, or none. */
function readAccount(env: Environment): AntomAccount | undefined {
  const names = Object.values(ACCOUNT);
  const missing = names.filter((name) => !env[name]);
  if (missing.length === names.length) return undefined;
  if (missing.length > 0) {
    throw new SettingFault(
      `${missing.join(' and ')} missing; real Antom needs all of ${names.join(', ')}, the sandbox none.`,
    );
  }
  const account = Object.entries(ACCOUNT).map(([field, name]) => [field, env[name]] as const);
  return Object.fromEntries(account) as unknown as AntomAccount;
}

export function readSettings(env: Environment): Settings {
  const port = Number(env['PORT'] || 4100);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new SettingFault(`PORT is ${JSON.stringify(env['PORT'])}; give a number up to 65535.`);
  }
  const origins =
    env['SHOP_ORIGINS'] || [4200, 4300, 4400].map((p) => `http://localhost:${p}`).join();
  const [first, ...others] = origins
    .split(',')
    .map((origin) => webUrl('SHOP_ORIGINS', origin.trim()).origin) as [string, ...string[]];
  const merchantUrl = webUrl('MERCHANT_URL', env['MERCHANT_URL'] || 'http://localhost:4100');
  const sandboxUrl = webUrl('SANDBOX_URL', env['SANDBOX_URL'] || 'http://127.0.0.1:4242');
  return {
    port,
    limits: readLimits(env),
    data: env['MERCHANT_DATA'] || '.sandbox/merchant.db',
    merchantUrl: merchantUrl.href.replace(/\/$/, ''),
    shopOrigins: [first, ...others],
    antom: readAccount(env) ?? { sandboxUrl: sandboxUrl.origin },
  };
}
