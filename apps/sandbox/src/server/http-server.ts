import { once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Limits } from '../gateway/limits.ts';
import type { Certificate } from './certificate.ts';

export type Fetch = Parameters<typeof createAdaptorServer>[0]['fetch'];

/**
 * Rejects with the system's error if the address is not available.
 *
 * @param certificate for HTTPS
 */
export async function listen(
  fetch: Fetch,
  { limits, host }: { readonly limits: Limits; readonly host: string },
  port: number,
  certificate?: Certificate,
): Promise<Server> {
  const options = {
    maxHeaderSize: limits.header,
    requestTimeout: limits.time,
    headersTimeout: limits.time,
    connectionsCheckingInterval: Math.min(5000, limits.time),
  };
  const server = createAdaptorServer(
    certificate
      ? {
          fetch,
          createServer: createHttpsServer,
          serverOptions: { ...options, ...certificate },
        }
      : { fetch, createServer: createHttpServer, serverOptions: options },
  ) as Server;
  server.maxConnections = limits.connections;
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}

export const portOf = (server: Server) => (server.address() as AddressInfo).port;
