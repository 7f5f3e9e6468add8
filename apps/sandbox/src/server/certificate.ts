import { X509Certificate } from 'node:crypto';
import type { Database } from '../gateway/database.ts';

/** PEM, as an HTTPS server needs it. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

const DAY = 86_400_000;
const DAYS = 825;

const isValid = ({ cert }: Certificate) =>
  Date.parse(new X509Certificate(cert).validTo) > Date.now() + DAY;

async function create(): Promise<Certificate> {
  // a large package, only needed for HTTPS
  const { generate } = await import('selfsigned');
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - DAY),
    notAfterDate: new Date(Date.now() + DAYS * DAY),
    extensions: [
      // self-signed: clients that verify it can be told to trust it as an authority
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

/** Self-signed; created at the first start with HTTPS, and kept in the database until it expires. */
export async function openCertificate(database: Database): Promise<Certificate> {
  const read = () => database.get<Certificate>('SELECT cert, key FROM certificate');
  const known = read();
  if (known && isValid(known)) return known;
  const created = await create();
  return database.transaction(() => {
    // another process on the same file may have been faster
    const kept = read();
    if (kept && isValid(kept)) return kept;
    database.run('DELETE FROM certificate');
    database.insert('certificate', { id: 1, ...created });
    return created;
  });
}
