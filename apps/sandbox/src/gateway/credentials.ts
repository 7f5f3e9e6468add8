import {
  createPublicKey,
  generateKeyPair,
  generateKeyPairSync,
  randomInt,
  type KeyObject,
} from 'node:crypto';
import { promisify } from 'node:util';
import { readPrivateKey, readPublicKey } from '@ams-cashier/server';
import type { Database } from './database.ts';

interface Merchant {
  readonly clientId: string;
  readonly name: string;
  readonly publicKey: KeyObject;
}

/** What a merchant's server needs. Keys are base64 on one line: PKCS#8 and SPKI. */
export interface Credentials {
  readonly clientId: string;
  readonly merchantPrivateKey: string;
  readonly gatewayPublicKey: string;
}

/** The environment of a shop's server, as in the README of @ams-cashier/server: to be pasted, or kept in a file. */
export const environmentLines = (credentials: Credentials, gateway: string): string =>
  [
    `ANTOM_CLIENT_ID=${credentials.clientId}`,
    `ANTOM_PRIVATE_KEY=${credentials.merchantPrivateKey}`,
    `ANTOM_PUBLIC_KEY=${credentials.gatewayPublicKey}`,
    `ANTOM_GATEWAY=${gateway}`,
    '',
  ].join('\n');

const pkcs8 = (key: KeyObject) => key.export({ format: 'der', type: 'pkcs8' }).toString('base64');
const spki = (key: KeyObject) => key.export({ format: 'der', type: 'spki' }).toString('base64');

export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const RSA = { modulusLength: 2048 };
const makePair = (): KeyPair => generateKeyPairSync('rsa', RSA);

let prepared: Promise<readonly [KeyPair, KeyPair]> | undefined;

/**
 * Keys of the gateway and the demo merchant for sandboxes that live no longer than this process: made once, beside other
 * work, because it takes longer than all else that a start does.
 */
export function prepareKeys(): Promise<readonly [KeyPair, KeyPair]> {
  const make = promisify(generateKeyPair);
  prepared ??= Promise.all([make('rsa', RSA), make('rsa', RSA)]);
  return prepared;
}

function makeClientId(): string {
  const digits = Array.from({ length: 16 }, () => randomInt(10)).join('');
  return `SANDBOX_5Y${digits}`;
}

/** Creates the gateway's key and the demo merchant at the first start. */
function ensureKeys(database: Database, [gateway, merchant]: readonly KeyPair[]): void {
  database.transaction(() => {
    if (!database.get('SELECT 1 FROM gatewayKey')) {
      database.insert('gatewayKey', {
        id: 1,
        privateKey: pkcs8((gateway ?? makePair()).privateKey),
      });
    }
    if (!database.get('SELECT 1 FROM merchant')) {
      const { privateKey, publicKey } = merchant ?? makePair();
      database.insert('merchant', {
        clientId: makeClientId(),
        name: 'Demo shop',
        publicKey: spki(publicKey),
        privateKey: pkcs8(privateKey),
      });
    }
  });
}

export interface KeyRing {
  readonly gatewayKey: KeyObject;
  readonly demo: Credentials;
  merchant(clientId: string): Merchant | undefined;
}

/** @param pairs the keys of a new database: the gateway's, then the demo merchant's; made if there are none */
export function openKeyRing(database: Database, pairs: readonly KeyPair[] = []): KeyRing {
  ensureKeys(database, pairs);
  const gateway = database.get<{ privateKey: string }>('SELECT privateKey FROM gatewayKey');
  const demo = database.get<{ clientId: string; privateKey: string }>(
    'SELECT clientId, privateKey FROM merchant ORDER BY rowid LIMIT 1',
  );
  if (!gateway || !demo)
    throw new Error('The database of the sandbox has lost its keys; delete the file.');
  const gatewayKey = readPrivateKey(gateway.privateKey);
  const merchants = new Map<string, Merchant>();
  return {
    gatewayKey,
    demo: {
      clientId: demo.clientId,
      merchantPrivateKey: demo.privateKey,
      gatewayPublicKey: spki(createPublicKey(gatewayKey)),
    },
    merchant(clientId) {
      // a merchant's key never changes, and parsing it takes longer than using it
      const known = merchants.get(clientId);
      if (known) return known;
      const row = database.get<{ clientId: string; name: string; publicKey: string }>(
        'SELECT clientId, name, publicKey FROM merchant WHERE clientId = ?',
        clientId,
      );
      if (!row) return undefined;
      const merchant = { ...row, publicKey: readPublicKey(row.publicKey) };
      merchants.set(clientId, merchant);
      return merchant;
    },
  };
}
