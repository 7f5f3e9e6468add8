import { fileURLToPath } from 'node:url';
import { OtherVersion } from './gateway/database.ts';
import { FlagFault, readFlags, USAGE } from './flags.ts';
import { startSandbox } from './server/sandbox.ts';

/** What the system says when the address can't be had, for people. */
const LISTEN_FAULTS: { readonly [code: string]: string } = {
  EADDRINUSE: 'is taken; stop what runs there or give another one with --port',
  EACCES: 'needs rights that you do not have; give another one with --port',
  EADDRNOTAVAIL: 'is not on this machine; give another one with --host',
  ENOTFOUND: 'is not known; give another one with --host',
};

const DATA_FAULTS: readonly string[] = ['ERR_SQLITE_ERROR', 'ENOTDIR', 'EEXIST', 'EROFS'];

const besideUs = (path: string) => fileURLToPath(new URL(path, import.meta.url));

function fail(line: string): never {
  process.stderr.write(`ams-sandbox: ${line}\n`);
  process.exit(1);
}

/** The command: runs until SIGINT or SIGTERM. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    const flags = readFlags(argv);
    if (flags === 'help') {
      process.stdout.write(USAGE);
      return;
    }
    const pages = { cashier: besideUs('./cashier'), inspector: besideUs('./inspector') };
    const sandbox = await startSandbox({ ...flags, pages }).catch((error: unknown) => {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      const fault = LISTEN_FAULTS[code];
      const isHttps = error instanceof Error && 'port' in error && error.port === flags.httpsPort;
      if (fault && isHttps) {
        fail(`${flags.host}:${flags.httpsPort} ${fault.replace('--port', '--https-port')}.`);
      }
      if (fault) fail(`${flags.host}:${flags.port} ${fault}.`);
      if (error instanceof OtherVersion) {
        fail(`${flags.data} is of another version; delete it, or give another one with --data.`);
      }
      if (DATA_FAULTS.includes(code)) {
        fail(`${flags.data} can't be opened as a database; give another one with --data.`);
      }
      throw error;
    });
    process.stdout.write(
      `Sandbox on ${sandbox.url}, data in ${flags.data}; what happens in it is shown there\n` +
        (sandbox.httpsUrl
          ? `And on ${sandbox.httpsUrl}; its certificate, for clients that check it: ${sandbox.url}/sandbox/certificate\n`
          : '') +
        `Client id ${sandbox.clientId}; its keys: ${sandbox.url}/sandbox/credentials (this machine only)\n`,
    );
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
    }
  } catch (error) {
    if (error instanceof FlagFault) fail(error.message);
    throw error;
  }
}
