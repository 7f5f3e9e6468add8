/** Shares requests between several instances of a server, as the balancer in front of a shop does. */
import { once } from 'node:events';
import {
  Agent,
  createServer,
  request as send,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const CHECK_INTERVAL_MS = 250;
const CHECK_LIMIT_MS = 2_000;

export interface Balancer {
  /** The port that it listens on. */
  readonly port: number;
  close(): void;
}

interface BalancerOptions {
  /** By default, a free one. */
  readonly port?: number;
  readonly host?: string;
  /** Origins of the instances. */
  readonly instances: readonly string[];
  /** The path that an instance answers with 200 while it can do its work. */
  readonly ready: string;
}

/**
 * One instance after the other gets a request, as long as it is ready. What is lost with an instance is answered with 502:
 * nobody can know whether it was done, so the sender has to ask again.
 */
export async function startBalancer({
  port = 0,
  host = 'localhost',
  instances,
  ready,
}: BalancerOptions): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true });
  const usable = new Set<string>();
  let isClosed = false;
  let turn = 0;

  async function watch(instance: string): Promise<void> {
    while (!isClosed) {
      const signal = AbortSignal.timeout(CHECK_LIMIT_MS);
      const isReady = await fetch(instance + ready, { signal }).then(
        async (response) => {
          await response.arrayBuffer();
          return response.ok;
        },
        () => false,
      );
      if (isReady) usable.add(instance);
      else usable.delete(instance);
      await sleep(CHECK_INTERVAL_MS, undefined, { ref: false });
    }
  }

  function refuse(response: ServerResponse, status: number, message: string): void {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify({ error: { message } }));
  }

  function pass(incoming: IncomingMessage, response: ServerResponse): void {
    const ready = instances.filter((instance) => usable.has(instance));
    const instance = ready[(turn += 1) % ready.length];
    if (instance === undefined) return refuse(response, 503, 'No instance of the shop is ready.');
    const { hostname, port } = new URL(instance);
    const { method, url, headers } = incoming;
    const outgoing = send({ agent, host: hostname, port, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      answer.on('error', () => response.destroy());
    });
    outgoing.on('error', () => {
      usable.delete(instance);
      refuse(response, 502, 'An instance of the shop did not answer.');
    });
    incoming.on('error', () => outgoing.destroy());
    incoming.pipe(outgoing);
  }

  const server = createServer(pass).listen(port, host);
  await once(server, 'listening');
  for (const instance of instances) void watch(instance);
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      isClosed = true;
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
}
