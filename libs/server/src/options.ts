import { checkOptionNames, type OptionNames } from './option-names.ts';
import { checkMilliseconds, reading, refuse, shown } from './parameter.ts';
import { KeyFault } from './pem.ts';
import type { PrivateKey, PublicKey, Runtime } from './runtime/runtime.ts';

export interface AntomClientOptions {
  /** From Antom's dashboard; `SANDBOX_…` selects the sandbox's paths. */
  readonly clientId: string;
  /** Your own RSA private key of at least 2048 bits: PKCS#8 or PKCS#1, PEM or bare base64. */
  readonly privateKey: string;
  /**
   * Antom's RSA public key (not yours): SPKI, PEM or bare base64. While Antom changes its key, both, in any order: what
   * either has signed is accepted.
   */
  readonly antomPublicKey: string | readonly string[];
  /** Origin of the gateway, e.g. `https://open-sea-global.alipay.com`; plain http only to this machine, e.g. `http://127.0.0.1:4242`. */
  readonly gateway: string;
  /** Limit for a whole call in milliseconds; 15000 by default. */
  readonly timeoutMs?: number;
  /** How old a notification may be, in milliseconds; 48 hours by default, because Antom repeats one for 24 hours. */
  readonly maxNotificationAgeMs?: number;
  /** What sends the requests, e.g. through a proxy; the runtime's `fetch` by default. It must not retry. */
  readonly fetch?: Fetch;
}

/** The global `AbortSignal`, also where a program has neither Node's types nor the DOM's. */
type Signal = typeof globalThis extends { AbortSignal: { prototype: infer Type } } ? Type : unknown;

/** What the client needs of `fetch`. */
export type Fetch = (
  url: string,
  init: {
    method: 'POST';
    redirect: 'manual';
    headers: Record<string, string>;
    body: string;
    signal: Signal;
  },
) => Promise<{
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  arrayBuffer(): Promise<ArrayBuffer>;
}>;

export interface CheckedOptions {
  readonly clientId: string;
  readonly privateKey: PrivateKey;
  readonly antomPublicKeys: readonly PublicKey[];
  readonly gateway: string;
  readonly timeoutMs: number;
  readonly maxNotificationAgeMs: number;
  readonly fetch: Fetch;
  readonly runtime: Runtime;
}

const NAMES: OptionNames<AntomClientOptions> = {
  clientId: true,
  privateKey: true,
  antomPublicKey: true,
  gateway: true,
  timeoutMs: true,
  maxNotificationAgeMs: true,
  fetch: true,
};

const MAX_TIMEOUT_MS = 600_000;
/** Antom sends for 24 hours and 22 minutes; a clock may be wrong too. Source: docs/reference/server-api.md#notifypayment */
const NOTIFICATION_AGE_MS = 48 * 3_600_000;

/** A key in a message: no part of it may be shown. */
function hidden(value: unknown): string {
  if (ArrayBuffer.isView(value))
    return 'bytes: read the file as text, e.g. readFileSync(path, "utf8")';
  if (/^\[object (KeyObject|CryptoKey)\]$/.test(Object.prototype.toString.call(value))) {
    return 'a key object: export it as PEM';
  }
  if (typeof value !== 'string') return value === undefined ? 'missing' : `of type ${typeof value}`;
  return value.trim() === '' ? 'empty' : `a string of ${value.length} characters`;
}

export function checkKey<Key>(
  parameter: string,
  value: unknown,
  read: (text: string) => Key,
  fix: string,
): Key {
  if (typeof value !== 'string' || value.trim() === '') {
    refuse(
      parameter,
      reading(parameter, () => hidden(value)),
      fix,
    );
  }
  try {
    return read(value);
  } catch (cause) {
    if (cause instanceof KeyFault) refuse(parameter, cause.message, fix);
    throw cause;
  }
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

function checkPublicKeys(
  value: unknown,
  privateKey: PrivateKey,
  runtime: Runtime,
): readonly PublicKey[] {
  const isList = reading('antomPublicKey', () => Array.isArray(value));
  const list: readonly unknown[] = isList ? (value as unknown[]) : [value];
  if (list.length === 0) refuse('antomPublicKey', 'an empty list', 'Pass at least one key.');
  return list.map((one, index) => {
    const parameter = isList ? `antomPublicKey[${index}]` : 'antomPublicKey';
    const key = checkKey(
      parameter,
      one,
      runtime.readPublicKey,
      'Pass Antom’s RSA public key (SPKI) from the dashboard, as PEM or base64.',
    );
    if (!key.isHalfOf(privateKey)) return key;
    return refuse(
      parameter,
      'the public half of your own privateKey',
      'Pass Antom’s public key, which the dashboard shows after you have uploaded yours.',
    );
  });
}

export const checkOptions = (options: AntomClientOptions, runtime: Runtime): CheckedOptions =>
  reading('options', () => check(options, runtime));

function check(options: AntomClientOptions, runtime: Runtime): CheckedOptions {
  if (typeof options !== 'object' || options === null) {
    refuse('options', shown(options), 'Pass clientId, privateKey, antomPublicKey and gateway.');
  }
  checkOptionNames(options, NAMES);
  const {
    clientId,
    gateway,
    timeoutMs = 15_000,
    maxNotificationAgeMs = NOTIFICATION_AGE_MS,
    fetch = globalThis.fetch,
  } = options;

  if (typeof clientId !== 'string' || !/^[\x21-\x7e]{1,64}$/.test(clientId)) {
    refuse('clientId', shown(clientId), 'Pass the client id from Antom’s dashboard.');
  }
  const privateKey = checkKey(
    'privateKey',
    options.privateKey,
    runtime.readPrivateKey,
    'Pass your RSA private key, PKCS#8 or PKCS#1, as PEM or base64.',
  );
  const antomPublicKeys = checkPublicKeys(options.antomPublicKey, privateKey, runtime);
  const url = typeof gateway === 'string' ? runtime.parseUrl(gateway) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    refuse(
      'gateway',
      shown(gateway),
      'Pass an origin without a path, e.g. https://open-sea-global.alipay.com or http://127.0.0.1:4242.',
    );
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    refuse(
      'gateway',
      shown(gateway),
      'Pass an https origin: plain http is only for a gateway on this machine, e.g. http://127.0.0.1:4242.',
    );
  }
  checkMilliseconds('timeoutMs', timeoutMs, 1, MAX_TIMEOUT_MS);
  checkMilliseconds('maxNotificationAgeMs', maxNotificationAgeMs, 1, Number.MAX_SAFE_INTEGER);
  if (typeof fetch !== 'function') {
    refuse(
      'fetch',
      shown(fetch),
      'Pass a function like fetch: a runtime or a test environment such as jsdom may have none.',
    );
  }
  return {
    clientId,
    privateKey,
    antomPublicKeys,
    gateway: url.origin,
    timeoutMs,
    maxNotificationAgeMs,
    fetch,
    runtime,
  };
}
