import { parseArgs } from 'node:util';
import { LIMITS, SPEED } from './gateway/limits.ts';
import { isOrigin } from './gateway/origin.ts';
import type { SandboxOptions } from './server/sandbox.ts';

export const USAGE = `ams-sandbox [flags]

  --port <n>            port to listen on (4242; 0: any free port)
  --host <name>         address to listen on (127.0.0.1)
  --https-port <n>      also serve HTTPS, with a self-signed certificate: GET /sandbox/certificate
  --public-url <url>    origin of the cashier as browsers see it (http://127.0.0.1:<port>)
  --trusted-hosts <list> names by which callers on other machines may see and control everything (none)
  --data <file>         database file (.sandbox/sandbox.db)
  --memory              keep the data in memory only
  --speed <n>           how many times faster expiry and notification retries go (1)
  --notify-delay <ms>   from a result to its first notification (0)
  --max-rate <n>        requests per second from one address (${LIMITS.rate})
  --max-body <bytes>    size of a merchant API request (${LIMITS.body})
  --max-header <bytes>  size of all headers of a request (${LIMITS.header})
  --max-connections <n> simultaneous connections (${LIMITS.connections})
  --max-time <ms>       time for a request to arrive completely (${LIMITS.time})
  --version             show the version
  --help                show this text

Each flag with a value, and --memory, can also be a variable: AMS_SANDBOX_PORT=4343, AMS_SANDBOX_MEMORY=1.
`;

/** A year, in milliseconds. */
const LONGEST_DELAY = 366 * 24 * 3_600_000;

/** An invalid flag; its message is one line. */
export class FlagError extends Error {}

/** @param name as it was given: `--port`, `AMS_SANDBOX_PORT` */
function number(name: string, value: string, fits: (value: number) => boolean, words: string) {
  const parsed = /^\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
  // enough digits make Infinity
  if (!Number.isFinite(parsed) || !fits(parsed))
    throw new FlagError(`${name} is ${JSON.stringify(value)}; it must be ${words}.`);
  return parsed;
}

function origin(name: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isWeb = url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
  if (!isWeb || !isOrigin(url.origin)) {
    throw new FlagError(
      `${name} is ${JSON.stringify(value)}; it must be an http or https origin without a path.`,
    );
  }
  return url.origin;
}

const FLAGS = {
  port: { type: 'string', default: '4242' },
  'https-port': { type: 'string' },
  host: { type: 'string', default: '127.0.0.1' },
  'public-url': { type: 'string' },
  'trusted-hosts': { type: 'string', default: '' },
  data: { type: 'string' },
  memory: { type: 'boolean', default: false },
  speed: { type: 'string', default: '1' },
  'notify-delay': { type: 'string', default: '0' },
  'max-rate': { type: 'string', default: String(LIMITS.rate) },
  'max-body': { type: 'string', default: String(LIMITS.body) },
  'max-header': { type: 'string', default: String(LIMITS.header) },
  'max-connections': { type: 'string', default: String(LIMITS.connections) },
  'max-time': { type: 'string', default: String(LIMITS.time) },
} as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** The variable that stands for a flag, as a container is configured. */
const variableOf = (flag: string) => `AMS_SANDBOX_${flag.toUpperCase().replaceAll('-', '_')}`;

const isOn = (environment: Environment, flag: string) =>
  /^(1|true)$/.test(environment[variableOf(flag)] ?? '');

/** The environment as flags. An empty variable is none, as `compose.yaml` passes one that is not set. */
function flagsIn(environment: Environment): string[] {
  return Object.entries(FLAGS).flatMap(([flag, { type }]) => {
    const value = environment[variableOf(flag)];
    if (!value) return [];
    // the image has a file, and the variable for the memory is all that its user can set
    if (flag === 'data' && isOn(environment, 'memory')) return [];
    if (type === 'string') return [`--${flag}=${value}`];
    if (isOn(environment, flag)) return [`--${flag}`];
    if (/^(0|false)$/.test(value)) return [];
    throw new FlagError(`${variableOf(flag)} is ${JSON.stringify(value)}; it must be 1 or 0.`);
  });
}

const isTyped = (argv: readonly string[], flag: string) =>
  argv.some((word) => word.split('=')[0] === `--${flag}`);

/** What was typed wins over the environment: of two that exclude each other, too. */
function withEnvironment(argv: readonly string[], environment: Environment): string[] {
  const isOverruled = (word: string) =>
    (word === '--memory' && isTyped(argv, 'data')) ||
    (word.startsWith('--data=') && isTyped(argv, 'memory'));
  return [...flagsIn(environment).filter((word) => !isOverruled(word)), ...argv];
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: false,
      options: {
        ...FLAGS,
        help: { type: 'boolean', short: 'h', default: false },
        version: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    const reason =
      error instanceof Error ? (error.message.split(/\.\s|\n/)[0] ?? '') : String(error);
    throw new FlagError(`${reason}. See --help.`);
  }
}

const HOST_NAME = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/;

function hostNames(name: string, value: string): string[] {
  const names = value.toLowerCase().split(',').filter(Boolean);
  if (names.every((name) => HOST_NAME.test(name))) return names;
  throw new FlagError(
    `${name} is ${JSON.stringify(value)}; it must be names of this machine without ports, like sandbox,localhost.`,
  );
}

/** The options that the flags ask for, or `help` or `version`; throws a FlagError. */
export function readFlags(
  argv: readonly string[],
  environment: Environment = {},
): Omit<SandboxOptions, 'pages'> | 'help' | 'version' {
  const flags = parse(withEnvironment(argv, environment));
  if (flags.help) return 'help';
  if (flags.version) return 'version';
  const nameOf = (flag: keyof typeof FLAGS) =>
    environment[variableOf(flag)] && !isTyped(argv, flag) ? variableOf(flag) : `--${flag}`;
  if (flags.memory && flags.data !== undefined) {
    throw new FlagError('--memory and --data cannot be combined; pass one of them.');
  }
  if (flags.data === '' || flags.host === '') {
    throw new FlagError(`--${flags.host === '' ? 'host' : 'data'} is empty; pass a value.`);
  }
  const publicUrl = flags['public-url'];
  const isPort = (port: number) => Number.isInteger(port) && port <= 65_535;
  const port = (flag: 'port' | 'https-port', value: string) =>
    number(nameOf(flag), value, isPort, 'a whole number from 0 to 65535');
  const limit = (name: 'rate' | 'body' | 'header' | 'connections' | 'time') => {
    const isLimit = (value: number) => Number.isInteger(value) && value > 0;
    return number(nameOf(`max-${name}`), flags[`max-${name}`], isLimit, 'a whole number above 0');
  };
  const httpsPort = flags['https-port'];
  return {
    port: port('port', flags.port),
    ...(httpsPort !== undefined && { httpsPort: port('https-port', httpsPort) }),
    host: flags.host,
    trustedHosts: hostNames(nameOf('trusted-hosts'), flags['trusted-hosts']),
    ...(publicUrl !== undefined && { publicUrl: origin(nameOf('public-url'), publicUrl) }),
    data: flags.memory ? ':memory:' : (flags.data ?? '.sandbox/sandbox.db'),
    speed: number(
      nameOf('speed'),
      flags.speed,
      (speed) => speed >= SPEED.least && speed <= SPEED.most,
      SPEED.words,
    ),
    notifyDelay: number(
      nameOf('notify-delay'),
      flags['notify-delay'],
      (delay) => Number.isInteger(delay) && delay <= LONGEST_DELAY,
      `a whole number of milliseconds up to ${LONGEST_DELAY}`,
    ),
    limits: {
      rate: limit('rate'),
      body: limit('body'),
      header: limit('header'),
      connections: limit('connections'),
      time: limit('time'),
    },
  };
}
