import { AntomError } from '@ams-cashier/server';
import { startMerchant } from './merchant.ts';
import { readSettings, SettingError } from './settings.ts';

/** Why the server cannot listen, by the system's code. */
const LISTEN_PROBLEMS: { readonly [code: string]: string } = {
  EADDRINUSE: 'the port is in use; stop what runs there or set PORT.',
  EACCES: 'the port requires privileges that you do not have; set PORT.',
  EADDRNOTAVAIL: 'HOST is not an address of this machine.',
  ENOTFOUND: 'HOST cannot be resolved.',
};

function fail(line: string): never {
  process.stderr.write(`demo-merchant: ${line}\n`);
  process.exit(1);
}

try {
  const settings = readSettings(process.env);
  const merchant = await startMerchant(settings);
  process.stdout.write(`Shop server on http://localhost:${merchant.port}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void merchant.close().finally(() => process.exit(0)));
  }
} catch (error) {
  if (error instanceof SettingError) fail(error.message);
  if (error instanceof AntomError && error.kind === 'config') fail(error.message);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (LISTEN_PROBLEMS[code]) fail(LISTEN_PROBLEMS[code]);
  throw error;
}
