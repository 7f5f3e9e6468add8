import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createAntomClient } from '@ams-cashier/server';
import { createApp } from './app.ts';
import { openOrderBook } from './order-book.ts';
import { createInquiry } from './order-settlement.ts';
import { watchOrders } from './order-watch.ts';
import { fetchSandboxAccount } from './sandbox-account.ts';
import { environmentOf, type Settings } from './settings.ts';

export interface Merchant {
  readonly port: number;
  close(): void;
}

/** Rejects with the system's error if the port is in use. */
export async function startMerchant(settings: Settings): Promise<Merchant> {
  const { antom } = settings;
  const account = 'sandboxUrl' in antom ? await fetchSandboxAccount(antom.sandboxUrl) : antom;
  const client = createAntomClient({ ...account, timeoutMs: settings.limits.gateway });
  const orders = openOrderBook(settings.data);
  const inquiry = createInquiry(client, orders);
  const { fetch } = createApp(client, orders, inquiry, settings, environmentOf(account));
  const { limits } = settings;
  const server = createAdaptorServer({
    fetch,
    createServer,
    serverOptions: {
      maxHeaderSize: limits.header,
      requestTimeout: limits.time,
      headersTimeout: limits.time,
      connectionsCheckingInterval: Math.min(5000, limits.time),
    },
  }) as Server;
  server.maxConnections = limits.connections;
  server.listen(settings.port, settings.host);
  try {
    await once(server, 'listening');
  } catch (error) {
    orders.close();
    throw error;
  }
  const stopWatching = watchOrders(inquiry);
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      stopWatching();
      server.close();
      server.closeAllConnections();
      orders.close();
    },
  };
}
