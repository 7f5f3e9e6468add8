import { parseArgs } from 'node:util';
import type { SandboxOptions } from './sandbox.ts';

export const USAGE = `ams-sandbox [flags]

  --port <n>           port to listen on (4242; 0 takes a free one)
  --host <name>        address to listen on (127.0.0.1)
  --public-url <url>   origin of the cashier as browsers see it (http://127.0.0.1:<port>)
  --data <file>        database file (.sandbox/sandbox.db)
  --memory             keep nothing
  --speed <n>          expiry and notification retries go n times faster (1)
  --notify-delay <ms>  from a result to its first notification (0)
  --help               this text
`;

/** A wrong flag, in one line. */
export class FlagFault extends Error {}

function number(name: string, value: string, fits: (value: number) => boolean, words: string) {
  const parsed = /^\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
  if (!fits(parsed)) throw new FlagFault(`--${name} is ${JSON.stringify(value)}; give ${words}.`);
  return parsed;
}

function origin(name: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    throw new FlagFault(
      `--${name} is ${JSON.stringify(value)}; give an http or https origin without path.`,
    );
  }
  return url.origin;
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: false,
      options: {
        port: { type: 'string', default: '4242' },
        host: { type: 'string', default: '127.0.0.1' },
        'public-url': { type: 'string' },
        data: { type: 'string' },
        memory: { type: 'boolean', default: false },
        speed: { type: 'string', default: '1' },
        'notify-delay': { type: 'string', default: '0' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    const reason =
      error instanceof Error ? (error.message.split(/\.\s|\n/)[0] ?? '') : String(error);
    throw new FlagFault(`${reason}. See --help.`);
  }
}

/** The options that the flags say, or `help`; throws a FlagFault. */
export function readFlags(argv: readonly string[]): Omit<SandboxOptions, 'pages'> | 'help' {
  const flags = parse(argv);
  if (flags.help) return 'help';
  if (flags.memory && flags.data !== undefined) {
    throw new FlagFault('--memory and --data exclude each other; give one of them.');
  }
  if (flags.data === '' || flags.host === '') {
    throw new FlagFault(`--${flags.host === '' ? 'host' : 'data'} is empty; give a value.`);
  }
  const publicUrl = flags['public-url'];
  const isPort = (port: number) => Number.isInteger(port) && port <= 65_535;
  return {
    port: number('port', flags.port, isPort, 'a whole number from 0 to 65535'),
    host: flags.host,
    ...(publicUrl !== undefined && { publicUrl: origin('public-url', publicUrl) }),
    data: flags.memory ? ':memory:' : (flags.data ?? '.sandbox/sandbox.db'),
    speed: number('speed', flags.speed, (speed) => speed > 0, 'a number above 0'),
    notifyDelay: number('notify-delay', flags['notify-delay'], Number.isInteger, 'milliseconds'),
  };
}
