import { fileURLToPath } from 'node:url';
import { LIMITS } from '../gateway/limits.ts';
import { prepareKeys } from '../gateway/credentials.ts';
import { startSandbox as startServer } from '../server/sandbox.ts';
import { connectSandbox, type ConnectOptions, type SandboxConnection } from './connect.ts';
import { checkSettings } from './settings-check.ts';

export interface SandboxSettings extends ConnectOptions {
  /** Default: any free port. */
  readonly port?: number;
  /** The address to listen on. Default: `127.0.0.1`. */
  readonly host?: string;
  /** A database file that outlives the process. Default: in memory. */
  readonly data?: string;
  /** How many times faster expiry and retries go. Default: 1; `clock.advance` jumps. */
  readonly speed?: number;
}

/** A sandbox in this process. */
export interface Sandbox extends SandboxConnection, AsyncDisposable {
  /** Ends it, with everything that it was doing. */
  stop(): Promise<void>;
}

const besideThisFile = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Starts a sandbox in this process, on a free port, in memory; any number of them. Throws a SandboxError about a wrong
 * setting.
 *
 * @example
 * await using sandbox = await startSandbox();
 * const session = await sandbox.session();
 * const order = await sandbox.pay(session);
 * console.log(order.state); // SUCCESS
 */
export async function startSandbox(settings: SandboxSettings = {}): Promise<Sandbox> {
  checkSettings(settings);
  const { port = 0, host = '127.0.0.1', data = ':memory:', speed = 1, ...connection } = settings;
  const server = await startServer({
    ...{ port, host, data, speed },
    notifyDelay: 0,
    // tests ask faster than shoppers
    limits: { ...LIMITS, rate: 1_000_000 },
    pages: { cashier: besideThisFile('./cashier'), inspector: besideThisFile('./inspector') },
    ...(data === ':memory:' && { keys: await prepareKeys() }),
  });
  const stop = () => server.close();
  try {
    const connected = await connectSandbox(server.url, connection);
    return { ...connected, stop, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
