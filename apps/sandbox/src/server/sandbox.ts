import { createClock } from '../gateway/clock.ts';
import { openKeyRing, type Credentials, type KeyPair } from '../gateway/credentials.ts';
import { Database } from '../gateway/database.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Limits } from '../gateway/limits.ts';
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

/** Rejects with the system's error if a port is not available. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { port, httpsPort, data, speed, notifyDelay, limits, pages } = options;
  const fetch: Fetch = (request, env) => app.fetch(request, env);
  const server = await listen(fetch, options, port);
  const url = `http://127.0.0.1:${portOf(server)}`;

  const database = new Database(data);
  const certificate = httpsPort === undefined ? undefined : await openCertificate(database);
  const clock = createClock(speed);
  const gateway: Gateway = {
    database,
    clock,
    keys: openKeyRing(database, options.keys),
    publicUrl: options.publicUrl ?? url,
    notifyDelay,
    limits,
    certificate: certificate?.cert,
    network: { isOffline: false },
  };
  const backgroundWork = startBackgroundWork(gateway);
  const app = createApp({ gateway, clock, work: backgroundWork }, pages);
  const httpsServer = certificate && (await listen(fetch, options, httpsPort ?? 0, certificate));

  return {
    url,
    httpsUrl: httpsServer && `https://localhost:${portOf(httpsServer)}`,
    credentials: gateway.keys.demo,
    async close() {
      for (const one of [server, ...(httpsServer ? [httpsServer] : [])]) {
        one.close();
        one.closeAllConnections();
      }
      await backgroundWork.stop();
      database.close();
    },
  };
}
