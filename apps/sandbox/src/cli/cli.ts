import { parseArgs } from 'node:util';
import { SandboxError } from '../client/loopback-client.ts';
import { COMMANDS, UsageError, type Command } from './commands.ts';
import { FAILED, MISUSED } from './output.ts';

const DEFAULT_URL = 'http://127.0.0.1:4242';

const commandLines = Object.values(COMMANDS)
  .map(({ usage, what }) => `  ${usage}\n      ${what}\n`)
  .join('');

export const COMMANDS_USAGE = `
Commands, for a sandbox that runs; [order] is any id of an order, by default the latest:

${commandLines}
  --url <url>           the sandbox (${DEFAULT_URL}, or AMS_SANDBOX_URL)
  --json                one JSON object a line
`;

export const isCommand = (name: string): boolean => Object.hasOwn(COMMANDS, name);

function parse(command: Command, argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        ...Object.fromEntries((command.options ?? []).map((name) => [name, { type: 'string' }])),
      } as { [name: string]: { type: 'string' | 'boolean' } },
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${message.split(/\.\s|\n/)[0]}.`);
  }
}

/** Runs a command, and returns the exit code. */
export async function runCommand(name: string, argv: readonly string[]): Promise<number> {
  const command = COMMANDS[name];
  if (!command) return MISUSED;
  const say = (line: string) => void process.stderr.write(`ams-sandbox ${name}: ${line}\n`);
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  try {
    const { values, positionals } = parse(command, argv);
    const { json, help, url, ...options } = values;
    if (help) {
      process.stdout.write(`ams-sandbox ${command.usage}\n\n${command.what}\n`);
      return 0;
    }
    const given = String(url ?? process.env['AMS_SANDBOX_URL'] ?? DEFAULT_URL);
    if (!URL.canParse(given)) throw new UsageError(`--url is ${JSON.stringify(given)}, not a URL.`);
    await command.run({
      url: new URL(given).origin,
      args: positionals,
      options: options as { [name: string]: string },
      json: json === true,
      print: (line) => void process.stdout.write(`${line}\n`),
      signal: stopping.signal,
    });
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      say(`${error.message} Usage: ams-sandbox ${command.usage}`);
      return MISUSED;
    }
    if (error instanceof SandboxError) {
      say(error.message);
      return FAILED;
    }
    throw error;
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
  }
}
