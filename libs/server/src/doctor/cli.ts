/** `antom doctor`: whether a shop's server is ready to go live. */
import { readFileSync } from 'node:fs';
import * as util from 'node:util';
import { examine } from './checks.ts';
import type { Finding } from './finding.ts';

export const USAGE = `antom doctor [flags]

Checks client id, keys, gateway and clock, and from the outside the addresses that you name. Reads ANTOM_CLIENT_ID,
ANTOM_PRIVATE_KEY, ANTOM_PUBLIC_KEY and ANTOM_GATEWAY. Changes nothing; prints no key. Ends with 1 if anything is wrong.

  --env-file <file>      read these variables from a file
  --production           a sandbox is an error
  --notify-url <url>     your paymentNotifyUrl: reachable, and refuses what is not signed
  --redirect-url <url>   your paymentRedirectUrl: reachable
  --page-url <url>       your checkout page: its Content-Security-Policy lets it frame the cashier
  --json                 print the findings as JSON
  --help                 show this text
`;

const SIGNS = { ok: 'ok     ', warning: 'warning', error: 'ERROR  ' } as const;

function describe({ check, level, message, cure }: Finding): string {
  const line = `${SIGNS[level]}  ${check.padEnd(16)}  ${message}`;
  return cure ? `${line}\n${' '.repeat(27)}${cure}` : line;
}

interface Output {
  write(text: string): unknown;
}

function readEnvironment(file: string): NodeJS.Dict<string> {
  // since Node 20.12
  const parse: typeof util.parseEnv | undefined = util.parseEnv;
  if (!parse)
    throw new TypeError('--env-file needs Node 20.12 or newer; set the variables instead');
  return parse(readFileSync(file, 'utf8'));
}

function readSettings(argv: readonly string[], env: NodeJS.ProcessEnv) {
  const { values, positionals } = util.parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      'env-file': { type: 'string' },
      production: { type: 'boolean', default: false },
      'notify-url': { type: 'string' },
      'redirect-url': { type: 'string' },
      'page-url': { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [command, ...more] = positionals;
  if (more.length > 0 || (command !== undefined && command !== 'doctor')) {
    throw new TypeError(
      `There is no command ${JSON.stringify(positionals.join(' '))}; there is "doctor".`,
    );
  }
  const file = values['env-file'];
  const variables = { ...env, ...(file !== undefined && readEnvironment(file)) };
  const [notifyUrl, redirectUrl, pageUrl] = ['notify-url', 'redirect-url', 'page-url'].map(
    (name) => values[name as 'notify-url'],
  );
  return {
    isHelp: values.help || command === undefined,
    isJson: values.json,
    settings: {
      clientId: variables['ANTOM_CLIENT_ID'] ?? '',
      privateKey: variables['ANTOM_PRIVATE_KEY'] ?? '',
      antomPublicKey: variables['ANTOM_PUBLIC_KEY'] ?? '',
      gateway: variables['ANTOM_GATEWAY'] ?? 'https://open-sea-global.alipay.com',
      isProduction: values.production,
      ...(notifyUrl !== undefined && { notifyUrl }),
      ...(redirectUrl !== undefined && { redirectUrl }),
      ...(pageUrl !== undefined && { pageUrl }),
    },
  };
}

/** Returns the exit code: 0 sound, 1 something is wrong, 2 a wrong flag. */
export async function main(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  out: Output,
): Promise<number> {
  let read;
  try {
    read = readSettings(argv, env);
  } catch (fault) {
    out.write(`antom: ${fault instanceof Error ? fault.message : String(fault)}\n\n${USAGE}`);
    return 2;
  }
  if (read.isHelp) {
    out.write(USAGE);
    return 0;
  }
  const findings = await examine(read.settings);
  const isWrong = findings.some(({ level }) => level === 'error');
  out.write(
    read.isJson
      ? `${JSON.stringify(findings, null, 2)}\n`
      : `${findings.map(describe).join('\n')}\n`,
  );
  return isWrong ? 1 : 0;
}
