import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkFields, checkTimeout, refuse } from './call-check.ts';
import { SandboxError } from './loopback-client.ts';

const INTERVAL_MS = 100;
/** How long a shop may take to end by itself. */
const GRACE_MS = 5_000;

export interface ShopCommand {
  /** Starts the shop, as in a shell. Its environment has the sandbox's `environment` and `AMS_SANDBOX_URL`. */
  readonly command: string;
  /** An address of the shop that answers once it is ready. */
  readonly url: string;
  /** How long that may take, in milliseconds. Default: 60 000. */
  readonly timeout?: number;
}

export interface ShopProcess {
  stop(): Promise<void>;
}

const answers = (url: string) =>
  fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    ({ status }) => status < 500,
    () => false,
  );

/** Throws a SandboxError. */
function checkShop(shop: ShopCommand): void {
  checkFields('shop', shop, ['command', 'url', 'timeout']);
  const { command, url, timeout = 0 } = shop;
  if (typeof command !== 'string' || command === '') refuse('shop.command', command, 'a command');
  if (typeof url !== 'string' || !/^https?:\/\//.test(url))
    refuse('shop.url', url, 'an http or https URL');
  checkTimeout('shop.timeout', timeout);
}

/** Starts the shop under test and waits until it answers. Rejects with a SandboxError if it doesn't. */
export async function startShop(
  shop: ShopCommand,
  environment: Readonly<Record<string, string>>,
): Promise<ShopProcess> {
  checkShop(shop);
  const { command, url, timeout = 60_000 } = shop;
  // another shop there would answer in its place, with other keys
  if (await answers(url)) {
    throw new SandboxError(`shop.url: something answers at ${url} already. Stop it first.`);
  }
  const isWindows = process.platform === 'win32';
  const child = spawn(command, {
    shell: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
    // a group of its own, so that what the shell has started ends with it
    detached: !isWindows,
  });
  const exited = once(child, 'exit');
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;

  /** To everything in its group, which may outlive the shell; false if nothing is left. */
  function signal(name: NodeJS.Signals | 0): boolean {
    try {
      return child.pid !== undefined && process.kill(-child.pid, name);
    } catch {
      return false;
    }
  }

  // Ctrl-C does not reach a group of its own, and a shop that goes on keeps its port
  const killNow = () => void signal('SIGKILL');
  process.once('exit', killNow);

  async function stop(): Promise<void> {
    if (isWindows) {
      if (!hasEnded()) spawn('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    } else {
      signal('SIGTERM');
      for (const end = Date.now() + GRACE_MS; signal(0); await sleep(INTERVAL_MS)) {
        if (Date.now() <= end) continue;
        killNow();
        break;
      }
    }
    await exited;
    process.off('exit', killNow);
  }

  for (const end = Date.now() + timeout; !(await answers(url)); await sleep(INTERVAL_MS)) {
    if (hasEnded()) {
      throw new SandboxError(`shop.command: "${command}" ended before ${url} answered.`);
    }
    if (Date.now() > end) {
      await stop();
      throw new SandboxError(`shop.url: ${url} did not answer within ${timeout} ms.`);
    }
  }
  return { stop };
}
