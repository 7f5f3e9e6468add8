import { fileURLToPath } from 'node:url';
import { findSqlite } from '../gateway/sqlite.ts';
import { LIMITS } from '../gateway/limits.ts';
import { prepareKeys } from '../gateway/credentials.ts';
import { startSandbox as startServer } from '../server/sandbox.ts';
import { startProblem } from '../server/start-problem.ts';
import { connectSandbox, type ConnectOptions, type SandboxConnection } from './connect.ts';
import { SandboxError } from './loopback-client.ts';
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
export interface Sandbox extends SandboxConnection, AsyncDisposable, Disposable {
  /** Ends it, with everything that it was doing. Once is enough, twice does no harm. */
  stop(): Promise<void>;
}

const besideThisFile = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Starts a sandbox in this process, on a free port, in memory; any number of them. Rejects with a SandboxError
 * about a wrong setting, a port that is in use, or a database that cannot be opened.
 *
 * @example
 * await using sandbox = await startSandbox();
 * const session = await sandbox.session();
 * const order = await sandbox.pay(session);
 * console.log(order.state); // SUCCESS
 */
export async function startSandbox(settings: SandboxSettings = {}): Promise<Sandbox> {
  checkSettings(settings);
  if (!findSqlite()) {
    throw new SandboxError(
      `startSandbox() needs Node 22.13 or newer; this is ${process.versions.node}. Start \`npx @ams-cashier/sandbox\` with a newer Node or in a container, and use connectSandbox().`,
    );
  }
  const { port = 0, host = '127.0.0.1', data = ':memory:', speed = 1, ...connection } = settings;
  const options = {
    ...{ port, host, data, speed },
    notifyDelay: 0,
    // tests ask faster than shoppers
    limits: { ...LIMITS, rate: 1_000_000 },
    pages: { cashier: besideThisFile('./cashier'), inspector: besideThisFile('./inspector') },
    ...(data === ':memory:' && { keys: await prepareKeys() }),
  };
  const server = await startServer(options).catch((cause: unknown) => {
    const problem = startProblem(cause, options, (setting) => setting);
    throw problem === undefined ? cause : new SandboxError(problem, { cause });
  });
  const stop = () => server.close();
  try {
    const connected = await connectSandbox(server.url, connection);
    return {
      ...connected,
      stop,
      [Symbol.asyncDispose]: stop,
      // its port is free at once
      [Symbol.dispose]: () => void stop(),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
