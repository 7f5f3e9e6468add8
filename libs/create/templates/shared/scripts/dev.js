// npm run dev: the sandbox, unless .env names a real account; the shop's server; the page.
// --test, for npm test: never a real account, and nothing that `npm run dev` uses at the same time.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './ports.js';
import { page } from './page.js';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`This shop needs Node 22.18 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

const { env } = process;
const isTest = process.argv.includes('--test');
if (!isTest && existsSync('.env')) process.loadEnvFile('.env');
const isReal = !isTest && Boolean(env.ANTOM_CLIENT_ID);

const { cards, startSandbox } = await import('@ams-cashier/sandbox');
const sandbox = isReal
  ? undefined
  : await startSandbox({ port: Number(env.SANDBOX_PORT) || (await freePort(4242)) });
const port = Number(env.PORT) || (await freePort(page.port));
const address = `http://localhost:${port}`;
const settings = {
  ...env,
  ...sandbox?.environment,
  SHOP_MODE: isTest ? 'test' : 'development',
  SHOP_URL: isReal ? (env.SHOP_URL ?? address) : address,
};

/** @type {import('node:child_process').ChildProcess[]} */
const children = [];

let isStopping = false;

/** @param {number} code */
async function stop(code) {
  if (isStopping) return;
  isStopping = true;
  for (const child of children) child.kill();
  await sandbox?.stop();
  process.exit(code);
}

/**
 * Starts a program of this shop; when one of them ends, all do.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} more
 */
function start(command, args, more) {
  const child = spawn(command, args, { stdio: 'inherit', env: { ...settings, ...more } });
  child.once('error', (error) => {
    console.error(`${command} could not be started: ${error.message}`);
    void stop(1);
  });
  child.once('exit', (code) => void stop(code ?? 1));
  children.push(child);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void stop(0));

let serverAddress = address;
if (existsSync('server/main.ts')) {
  const serverPort = await freePort(3001);
  serverAddress = `http://127.0.0.1:${serverPort}`;
  start(process.execPath, ['--watch', '--watch-preserve-output', 'server/main.ts'], {
    PORT: String(serverPort),
  });
}
start(...page.command(port, settings.SHOP_MODE), { PORT: String(port), SERVER_URL: serverAddress });

/** Until both answer: the page by itself, and the server behind it. */
async function isUp() {
  for (const path of ['/', '/api/product']) {
    const response = await fetch(`${address}${path}`).catch(() => undefined);
    if (!response?.ok) return false;
  }
  return true;
}
while (!(await isUp())) await sleep(200);

/** @param {string} number */
const spaced = (number) => number.replace(/(.{4})(?=.)/g, '$1 ');
const payments = sandbox
  ? `  Sandbox   ${sandbox.url}   (every payment, and what became of it)

  Test cards, with any future date, any three digits and any name:
    ${spaced(cards.paid)}   paid
    ${spaced(cards.declined)}   declined; another card can be tried at once
    ${spaced(cards.threeDS)}   the bank asks
`
  : `  Payments go to ${env.ANTOM_GATEWAY}, as ${env.ANTOM_CLIENT_ID}.
`;
console.log(`
  Shop      ${address}
${payments}
  Ctrl+C ends all of it.
`);
