import type { Server } from 'node:http';
import { createClock } from '../gateway/clock.ts';
import { openKeyRing, type Credentials, type KeyPair } from '../gateway/credentials.ts';
import { Database } from '../gateway/database.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Limits } from '../gateway/limits.ts';
import { CallFaults } from '../merchant-api/call-fault.ts';
import { createApp, type PageDirectories } from './app.ts';
import { startBackgroundWork } from './background-work.ts';
import { openCertificate } from './certificate.ts';
import { listen, portOf, type Fetch } from './http-server.ts';

export interface SandboxOptions {
  /** 0: any free port. */
  readonly port: number;
  /** HTTPS in addition to HTTP, with a self-signed certificate; 0: any free port. */
  readonly httpsPort?: number;
  readonly host: string;
  /** Origin of the cashier as browsers see it; `http://127.0.0.1:<port>` if left out. */
  readonly publicUrl?: string;
  /** A file, or `:memory:`. */
  readonly data: string;
  /** How much faster expiry and notification retries go. */
  readonly speed: number;
  /** Milliseconds from a result to its first notification. */
  readonly notifyDelay: number;
  readonly limits: Limits;
  /** Names under which callers on other machines may see and control everything. Default: none. */
  readonly trustedHosts?: readonly string[];
  readonly pages: PageDirectories;
  /** Of a new database; made if left out. */
  readonly keys?: readonly KeyPair[];
}

export interface Sandbox {
  readonly url: string;
  readonly httpsUrl: string | undefined;
  readonly credentials: Credentials;
  close(): Promise<void>;
}

type Ending = () => unknown;

function closeServer(server: Server): void {
  server.close();
  server.closeAllConnections();
}

/**
 * Rejects with the system's error if a port or the database is not available, and then leaves nothing open. The port comes
 * first: if it is in use, no file is created.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const endings: Ending[] = [];
  let ended: Promise<void> | undefined;
  async function end(): Promise<void> {
    for (const ending of endings) await ending();
  }
  const close = () => (ended ??= end());
  try {
    return { ...(await open(options, endings)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @param endings takes what closes each part; servers first, the database last */
async function open(options: SandboxOptions, endings: Ending[]): Promise<Omit<Sandbox, 'close'>> {
  const { port, httpsPort, data, speed, notifyDelay, limits, pages } = options;
  let answer: Fetch = () => new Response('The sandbox is starting.', { status: 503 });
  const fetch: Fetch = (request, env) => answer(request, env);
  const server = await listen(fetch, options, port);
  endings.unshift(() => closeServer(server));
  const url = `http://127.0.0.1:${portOf(server)}`;

  const database = new Database(data);
  endings.push(() => database.close());
  const certificate = httpsPort === undefined ? undefined : await openCertificate(database);
  const httpsServer = certificate && (await listen(fetch, options, httpsPort ?? 0, certificate));
  if (httpsServer) endings.unshift(() => closeServer(httpsServer));
  const clock = createClock(database, speed);
  const gateway: Gateway = {
    database,
    clock,
    keys: openKeyRing(database, options.keys),
    publicUrl: options.publicUrl ?? url,
    notifyDelay,
    limits,
    trustedHosts: options.trustedHosts ?? [],
    certificate: certificate?.cert,
    network: { isOffline: false, sentThoughHeld: undefined },
    callFaults: new CallFaults(),
  };
  const work = startBackgroundWork(gateway, clock);
  endings.splice(-1, 0, () => work.stop());
  const app = createApp({ gateway, clock, work }, pages);
  answer = (request, env) => app.fetch(request, env);

  return {
    url,
    httpsUrl: httpsServer && `https://localhost:${portOf(httpsServer)}`,
    credentials: gateway.keys.demo,
  };
}
