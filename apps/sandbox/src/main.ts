import { fileURLToPath } from 'node:url';
import { COMMANDS_USAGE, isCommand, runCommand } from './cli/cli.ts';
import { environmentLines } from './gateway/credentials.ts';
import { databaseProblem, DatabaseUnavailable } from './gateway/database-problem.ts';
import { SchemaMismatch } from './gateway/database.ts';
import { FlagError, readFlags, USAGE } from './flags.ts';
import { startSandbox } from './server/sandbox.ts';

/** Why the sandbox cannot listen, by the system's code. */
const LISTEN_PROBLEMS: { readonly [code: string]: string } = {
  EADDRINUSE: 'is in use; stop what runs there or choose another one with --port',
  EACCES: 'requires privileges that you do not have; choose another one with --port',
  EADDRNOTAVAIL: 'is not an address of this machine; choose another one with --host',
  ENOTFOUND: 'cannot be resolved; choose another one with --host',
};

const besideThisFile = (path: string) => fileURLToPath(new URL(path, import.meta.url));

function fail(line: string): never {
  process.stderr.write(`ams-sandbox: ${line}\n`);
  process.exit(1);
}

/** Also after it was opened, the file may turn out to be unusable. */
const sqliteProblem = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR'
    ? databaseProblem(error)
    : undefined;

/** The command: runs until SIGINT or SIGTERM. */
export async function main(argv: readonly string[]): Promise<void> {
  const [command, ...rest] = argv;
  if (command !== undefined && isCommand(command)) {
    process.exitCode = await runCommand(command, rest);
    return;
  }
  try {
    if (command !== undefined && !command.startsWith('-')) {
      throw new FlagError(`${command} is no command. See --help.`);
    }
    const flags = readFlags(argv);
    if (flags === 'help') {
      process.stdout.write(USAGE + COMMANDS_USAGE);
      return;
    }
    const pages = {
      cashier: besideThisFile('./cashier'),
      inspector: besideThisFile('./inspector'),
    };
    const sandbox = await startSandbox({ ...flags, pages }).catch((error: unknown) => {
      const cause = error instanceof DatabaseUnavailable ? error.message : sqliteProblem(error);
      if (cause !== undefined) {
        fail(
          `${flags.data} cannot be opened as a database: ${cause}; choose another one with --data.`,
        );
      }
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      const problem = LISTEN_PROBLEMS[code];
      const isHttps = error instanceof Error && 'port' in error && error.port === flags.httpsPort;
      if (problem && isHttps) {
        fail(`${flags.host}:${flags.httpsPort} ${problem.replace('--port', '--https-port')}.`);
      }
      if (problem) fail(`${flags.host}:${flags.port} ${problem}.`);
      if (error instanceof SchemaMismatch) {
        fail(
          `${flags.data} was written by another version of the sandbox; delete it, or choose another one with --data.`,
        );
      }
      throw error;
    });
    process.stdout.write(
      `Sandbox on ${sandbox.url}, data in ${flags.data}; open the URL to inspect payments\n` +
        (sandbox.httpsUrl
          ? `Also on ${sandbox.httpsUrl}; certificate for clients that verify it: ${sandbox.url}/sandbox/certificate\n`
          : '') +
        `For your shop's server, also at ${sandbox.url}/sandbox/environment (this machine only):\n\n` +
        environmentLines(sandbox.credentials, sandbox.url),
    );
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
    }
  } catch (error) {
    if (error instanceof FlagError) fail(error.message);
    throw error;
  }
}
