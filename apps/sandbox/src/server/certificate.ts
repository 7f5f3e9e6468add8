import { X509Certificate } from 'node:crypto';
import type { Database } from '../gateway/database.ts';

/** What an HTTPS server needs, as PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

const DAY = 86_400_000;
const DAYS = 825;

const isGood = ({ cert }: Certificate) =>
  Date.parse(new X509Certificate(cert).validTo) > Date.now() + DAY;

async function make(): Promise<Certificate> {
  // only for HTTPS: it is not small
  const { generate } = await import('selfsigned');
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - DAY),
    notAfterDate: new Date(Date.now() + DAYS * DAY),
    extensions: [
      // it signs itself, so clients that check can be told to trust it as an authority
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, keyCertSign: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 2, value: '*.localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return { cert, key };
}

/** The sandbox's own, self-signed; made at the first start with HTTPS and kept in the database until it runs out. */
export async function openCertificate(database: Database): Promise<Certificate> {
  const read = () => database.get<Certificate>('SELECT cert, key FROM certificate');
  const known = read();
  if (known && isGood(known)) return known;
  const made = await make();
  return database.transaction(() => {
    // another process on the same file may have been quicker
    const kept = read();
    if (kept && isGood(kept)) return kept;
    database.run('DELETE FROM certificate');
    database.insert('certificate', { id: 1, ...made });
    return made;
  });
}
