/** A shop's server as a child process, with the keys of a sandbox that may still be starting. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { connectSandbox, type SandboxConnection } from '../client/connect.ts';
import { SandboxError } from '../client/loopback-client.ts';

/** Milliseconds between two attempts. */
const PAUSE = 100;
/** Milliseconds that a sandbox may take to start. */
const PATIENCE = 30_000;

async function connectPatiently(url: string, signal: AbortSignal): Promise<SandboxConnection> {
  const end = Date.now() + PATIENCE;
  for (let isWaiting = false; ; isWaiting = true) {
    try {
      return await connectSandbox(url);
    } catch (error) {
      if (signal.aborted || Date.now() > end) throw error;
      if (!isWaiting) process.stderr.write(`ams-sandbox run: waiting for the sandbox at ${url}\n`);
      await wait(PAUSE);
    }
  }
}

/** Ends when the command does; resolves with its exit code. */
export async function runWithKeys(
  url: string,
  [program = '', ...args]: readonly string[],
  signal: AbortSignal,
): Promise<number> {
  const { environment } = await connectPatiently(url, signal);
  if (signal.aborted) return 1;
  const child = spawn(program, args, {
    stdio: 'inherit',
    env: { ...process.env, ...environment, AMS_SANDBOX_URL: url },
    // there npm and npx are scripts, which only a shell runs
    shell: process.platform === 'win32',
  });
  const stop = () => void child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  try {
    const [code] = (await once(child, 'exit')) as [number | null];
    // a signal has ended it
    return code ?? 1;
  } catch (cause) {
    const { message } = cause as Error;
    throw new SandboxError(`${program} cannot be started: ${message}`, { cause });
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
