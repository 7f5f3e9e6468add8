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

/** `-1h` is a value, though a wrong one, and no option. */
const isNegative = (argument: string) => /^-\d/.test(argument);

function parse(command: Command, argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: argv.filter((argument) => !isNegative(argument)),
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        ...Object.fromEntries((command.options ?? []).map((name) => [name, { type: 'string' }])),
      } as { [name: string]: { type: 'string' | 'boolean' } },
    });
    return { values, positionals: [...positionals, ...argv.filter(isNegative)] };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${message.split(/\.\s|\n/)[0]}.`);
  }
}

function originOf(flag: unknown): string {
  const name = flag === undefined ? 'AMS_SANDBOX_URL' : '--url';
  const { AMS_SANDBOX_URL, AMS_SANDBOX_PORT } = process.env;
  const here = AMS_SANDBOX_PORT ? `http://127.0.0.1:${AMS_SANDBOX_PORT}` : DEFAULT_URL;
  const given = String(flag ?? (AMS_SANDBOX_URL || here));
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url.origin;
  throw new UsageError(`${name} is ${JSON.stringify(given)}; it must be like ${DEFAULT_URL}.`);
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
    const dashes = command.takesProgram ? argv.indexOf('--') : -1;
    const own = dashes < 0 ? argv : argv.slice(0, dashes);
    const { values, positionals } = parse(command, own);
    const { json, help, url, ...options } = values;
    if (help) {
      process.stdout.write(`ams-sandbox ${command.usage}\n\n${command.what}\n`);
      return 0;
    }
    const [surplus] = positionals.slice(command.takes);
    if (surplus !== undefined) throw new UsageError(`${JSON.stringify(surplus)} is one too many.`);
    const code = await command.run({
      url: originOf(url),
      args: positionals,
      program: dashes < 0 ? [] : argv.slice(dashes + 1),
      options: options as { [name: string]: string },
      json: json === true,
      print: (line) => void process.stdout.write(`${line}\n`),
      signal: stopping.signal,
    });
    return code ?? 0;
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
