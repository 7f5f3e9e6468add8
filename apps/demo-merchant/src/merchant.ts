import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createAntomClient, createOutbox } from '@ams-cashier/server';
import { createApp } from './app.ts';
import type { ShopDatabase } from './database.ts';
import { createShopInbox } from './order-events.ts';
import { createInquiry } from './order-settlement.ts';
import { watchOrders } from './order-watch.ts';
import { openPostgres } from './postgres-database.ts';
import { fetchSandboxAccount } from './sandbox-account.ts';
import { environmentOf, type Settings } from './settings.ts';
import { openSqlite } from './sqlite-database.ts';

export interface Merchant {
  readonly port: number;
  close(): Promise<void>;
}

const openDatabase = ({ databaseUrl, data }: Settings): Promise<ShopDatabase> | ShopDatabase =>
  databaseUrl === undefined ? openSqlite(data) : openPostgres(databaseUrl);

/** Rejects with the system's error if the port is in use. */
export async function startMerchant(settings: Settings): Promise<Merchant> {
  const { antom } = settings;
  const account = 'sandboxUrl' in antom ? await fetchSandboxAccount(antom.sandboxUrl) : antom;
  const client = createAntomClient({ ...account, timeoutMs: settings.limits.gateway });
  const database = await openDatabase(settings);
  const inbox = createShopInbox(database);
  const outbox = createOutbox({ antom: client, inbox, ...settings.outbox });
  const inquiry = createInquiry(client, database, inbox);
  const parts = { antom: client, database, inbox, outbox, inquiry };
  const { fetch } = createApp(parts, settings, environmentOf(account));
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
    await database.close();
    throw error;
  }
  const stopWatching = watchOrders(inquiry);
  const stopSending = outbox.start();
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      stopWatching();
      server.close();
      server.closeAllConnections();
      // what is being sent is noted first
      await stopSending();
      await database.close();
    },
  };
}
