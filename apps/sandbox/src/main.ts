import { fileURLToPath } from 'node:url';
import { version } from '../package.json';
import { COMMANDS_USAGE, isCommand, runCommand } from './cli/cli.ts';
import { FAILED, MISUSED } from './cli/output.ts';
import { environmentLines } from './gateway/credentials.ts';
import { FlagError, readFlags, USAGE } from './flags.ts';
import { startSandbox } from './server/sandbox.ts';
import { startProblem } from './server/start-problem.ts';

const besideThisFile = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const toFlag = (setting: string) =>
  `--${setting.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

function fail(line: string, code: number): never {
  process.stderr.write(`ams-sandbox: ${line}\n`);
  process.exit(code);
}

/** Who reads the output may have seen enough: `ams-sandbox notifications | head`. */
function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}

/** The command: runs until SIGINT or SIGTERM. */
export async function main(argv: readonly string[]): Promise<void> {
  process.stdout.on('error', endWithReader);
  const [command, ...rest] = argv;
  if (command !== undefined && isCommand(command)) {
    process.exitCode = await runCommand(command, rest);
    return;
  }
  try {
    if (command !== undefined && !command.startsWith('-')) {
      throw new FlagError(`${command} is not a command. See --help.`);
    }
    const flags = readFlags(argv, process.env);
    if (flags === 'help') {
      process.stdout.write(USAGE + COMMANDS_USAGE);
      return;
    }
    if (flags === 'version') {
      process.stdout.write(`${version}\n`);
      return;
    }
    const pages = {
      cashier: besideThisFile('./cashier'),
      inspector: besideThisFile('./inspector'),
    };
    const sandbox = await startSandbox({ ...flags, pages }).catch((error: unknown) => {
      const problem = startProblem(error, flags, toFlag);
      if (problem !== undefined) fail(problem, FAILED);
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
    if (error instanceof FlagError) fail(error.message, MISUSED);
    throw error;
  }
}
