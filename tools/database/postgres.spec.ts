/** The PostgreSQL of our own, and what the server package promises on one: several instances share an inbox. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import {
  createInbox,
  createOutbox,
  postgresStore,
  type AntomClient,
  type AntomNotification,
  type Inbox,
  type RecordKey,
  type Store,
} from '@ams-cashier/server';
import { storeCases } from '@ams-cashier/server/testing';
import { Pool, type PoolClient, type PoolConfig } from 'pg';
import { inRoot } from '../stack/workspace.ts';
import { startPostgres, type Postgres } from './postgres.ts';

let postgres: Postgres;
let pools: Pool[] = [];

function openPool(config: PoolConfig = {}): Pool {
  const pool = new Pool({ connectionString: postgres.url, max: 20, ...config });
  // an idle connection breaks when the server dies
  pool.on('error', () => undefined);
  pools.push(pool);
  return pool;
}

before(async () => {
  postgres = await startPostgres();
});
after(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await postgres.stop();
});

async function reset(): Promise<void> {
  await Promise.all(pools.map((pool) => pool.end()));
  pools = [];
  await openPool().query('DROP TABLE IF EXISTS antom_record, orders');
}

describe('the store', () => {
  for (const { name, run } of storeCases(async () => {
    await reset();
    return [postgresStore(openPool()), postgresStore(openPool())] as const;
  })) {
    it(name, { timeout: 20_000 }, run);
  }

  it('is created by instances that start at the same time', async () => {
    await reset();
    const stores = Array.from({ length: 6 }, () => postgresStore(openPool()));
    const lists = await Promise.all(stores.map((store) => store.list('kind', 1)));
    assert.deepEqual(lists.flat(), []);
  });

  it('runs a transaction again that met another one in a deadlock', async () => {
    await reset();
    const store = postgresStore(openPool());
    const one = { kind: 'kind', id: '1' };
    const two = { kind: 'kind', id: '2' };
    let runs = 0;
    let arrived: () => void = () => undefined;
    const both = new Promise<void>((resolve) => {
      let count = 0;
      arrived = () => {
        if ((count += 1) === 2) resolve();
      };
    });
    const cross = (first: typeof one, second: typeof one) =>
      store.transaction(async (client) => {
        runs += 1;
        await store.lock(client, [first]);
        arrived();
        await both;
        await store.lock(client, [second]);
        await store.write(client, [{ ...first, value: '1' }]);
      });
    await Promise.all([cross(one, two), cross(two, one)]);
    assert.ok(runs >= 3, String(runs));
  });

  it('rejects if a statement failed and the work caught its error', async () => {
    await reset();
    const store = postgresStore<PoolClient>(openPool());
    const swallow = (client: PoolClient) => client.query('SELECT 1/0').catch(() => undefined);
    const expected = { kind: 'config', message: /the error was caught/ };
    await assert.rejects(store.transaction(swallow), expected);
    const key = { kind: 'kind', id: '1' };
    const update = store.update?.([key], async (_, client) => {
      await swallow(client);
      return { records: [], result: 'done' };
    });
    await assert.rejects(update ?? Promise.resolve(), expected);
    // what is written after it fails as well, and says nothing of the first error
    const records = [{ ...key, value: '1' }];
    const updateThatWrites = store.update?.([key], async (_, client) => {
      await swallow(client);
      return { records, result: 'done' };
    });
    await assert.rejects(updateThatWrites ?? Promise.resolve(), expected);
    const transactionThatWrites = store.transaction(async (client) => {
      await swallow(client);
      await store.write(client, records);
    });
    await assert.rejects(transactionThatWrites, expected);
    const around = store.transaction(async (client) => {
      await client.query('SAVEPOINT mine');
      await swallow(client);
      await client.query('ROLLBACK TO mine');
      return 'done';
    });
    assert.equal(await around, 'done');
  });

  it('does all that a store of its own parts does, however that one is made of it', async () => {
    await reset();
    const original = postgresStore<PoolClient>(openPool());
    const done: string[] = [];
    const key = { kind: 'kind', id: '1' };
    const transaction: typeof original.transaction = (work) => {
      done.push('transaction');
      return original.transaction(work);
    };
    const write: typeof original.write = (client, records) => {
      done.push('write');
      return original.write(client, records);
    };
    for (const store of [
      { ...original, transaction, write },
      Object.assign(Object.create(original) as typeof original, { transaction, write }),
    ]) {
      done.length = 0;
      await store.update?.([key], () => ({ records: [{ ...key, value: '1' }], result: 1 }));
      await store.claim('kind', { now: 1, until: 2, limit: 1 });
      await store.list('kind', 1);
      await store.purge(0);
      const parts = ['transaction', 'write', 'transaction', 'transaction', 'transaction'];
      assert.deepEqual(done, parts);
    }
    done.length = 0;
    await original.update?.([key], () => ({ records: [], result: 1 }));
    assert.deepEqual(done, []);
  });

  it('takes records in one order, with lock and with update, however the database sorts text', async () => {
    await reset();
    const admin = openPool();
    await admin.query(
      `CREATE DATABASE words TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LOCALE 'C'`,
    );
    const pool = openPool({ connectionString: postgres.url.replace(/[^/]*$/, 'words') });
    const store = postgresStore<PoolClient>(pool);
    // by code points, the upper-case letter is first; by ICU, it is last
    const [last, first] = ['a', 'B'].map((id) => ({ kind: 'kind', id })) as [RecordKey, RecordKey];
    const keys = [last, first];
    await store.transaction((client) =>
      store.write(
        client,
        keys.map((key) => ({ ...key, value: '1' })),
      ),
    );
    const waiting: unknown[] = [];
    await store.transaction(async (client) => {
      await store.lock(client, [first]);
      waiting.push(
        store.transaction((other) => store.lock(other, keys)),
        store.update?.(keys, () => ({ records: [], result: undefined })),
      );
      const waits = `SELECT 1 FROM pg_stat_activity WHERE datname = 'words' AND wait_event_type = 'Lock'`;
      while ((await pool.query(waits)).rowCount !== waiting.length) await sleep(10);
      // throws if one of them has taken it already
      await pool.query(`SELECT 1 FROM antom_record WHERE id = 'a' FOR UPDATE NOWAIT`);
    });
    await Promise.all(waiting);
  });

  it('update keeps values and ids as they are, however the server reads backslashes', async () => {
    await reset();
    const store = postgresStore(openPool({ options: '-c standard_conforming_strings=off' }));
    const key = { kind: 'kind', id: `\\'; DROP TABLE antom_record; --\\` };
    const value = JSON.stringify(`' \\' '' \\\\ \\x27 $1 \u0000 \u2028 ${'\\'.repeat(200_000)}'`);
    const write = () =>
      store.update?.([key], ([found]) => ({ records: [{ ...key, value }], result: found }));
    assert.equal(await write(), undefined);
    assert.equal(await write(), value);
  });

  it('finds a record again whose id is not well-formed Unicode', async () => {
    await reset();
    const store = postgresStore(openPool());
    const keys = [{ kind: 'kind', id: 'request-\ud800' }];
    const records = keys.map((key) => ({ ...key, value: '1' }));
    const update = () => store.update?.(keys, ([found]) => ({ records, result: found }));
    assert.equal(await update(), undefined);
    assert.equal(await update(), '1');
    assert.deepEqual(await store.transaction((client) => store.lock(client, keys)), ['1']);
  });

  describe('behind a pooler that passes on another connection for each transaction', () => {
    const key = { kind: 'kind', id: '1' };
    const add = (store: Store<PoolClient>) =>
      store.update?.([key], ([value]) => ({
        records: [{ ...key, value: String(Number(value ?? 0) + 1) }],
        result: value,
      }));
    const addInParts = (store: Store<PoolClient>) =>
      store.transaction(async (client) => {
        const [value] = await store.lock(client, [key]);
        await store.write(client, [{ ...key, value: String(Number(value ?? 0) + 1) }]);
        return value;
      });
    const addAll = async (store: Store<PoolClient>) => {
      const found: unknown[] = [];
      for (const step of [add, addInParts, add, addInParts]) found.push(await step(store));
      return found;
    };
    /** The names of what a store prepares. */
    async function preparedNames(client: PoolClient): Promise<readonly string[]> {
      const { rows } = await client.query('SELECT name FROM pg_prepared_statements');
      const names = rows.map(({ name }) => String(name));
      assert.ok(names.length >= 3, names.join());
      return names;
    }
    const openOne = async () => {
      const pool = openPool({ max: 1 });
      const client = await pool.connect();
      return { store: postgresStore<PoolClient>(pool), client };
    };

    it('a transaction that misses its prepared statements is run again without them', async () => {
      await reset();
      const { store, client } = await openOne();
      client.release();
      assert.deepEqual(await addAll(store), [undefined, '1', '2', '3']);
      await preparedNames(client);
      await client.query('DEALLOCATE ALL');
      assert.deepEqual(await addAll(store), ['4', '5', '6', '7']);
      assert.deepEqual(await addAll(store), ['8', '9', '10', '11']);
    });

    it('so is one that finds those of another, at its begin or later', async () => {
      await reset();
      const first = await openOne();
      first.client.release();
      await addAll(first.store);
      const names = await preparedNames(first.client);
      for (const [step, expected] of [
        [add, '4'],
        [addInParts, '5'],
      ] as const) {
        const { store, client } = await openOne();
        for (const name of names) await client.query(`PREPARE ${name} AS SELECT 1`);
        client.release();
        assert.equal(await step(store), expected);
      }
    });
  });

  it('does not wait for a request that another instance is working on', async () => {
    await reset();
    const store = postgresStore(openPool());
    await store.transaction((client) =>
      store.write(client, [
        { kind: 'queue', id: 'held', value: '1', dueAt: 1 },
        { kind: 'queue', id: 'free', value: '1', dueAt: 2 },
      ]),
    );
    await store.transaction(async (client) => {
      await store.lock(client, [{ kind: 'queue', id: 'held' }]);
      const claimed = await store.claim('queue', { now: 9, until: 20, limit: 9 });
      assert.deepEqual(
        claimed.map(({ id }) => id),
        ['free'],
      );
    });
  });

  it('lives on after the database was killed', async () => {
    await reset();
    const store = postgresStore(openPool());
    const key = { kind: 'kind', id: '1' };
    await store.transaction((client) => store.write(client, [{ ...key, value: '1' }]));
    const interrupted = store.transaction(async (client) => {
      await store.write(client, [{ ...key, value: '2' }]);
      await postgres.kill();
      await store.write(client, [{ ...key, value: '3' }]);
    });
    await assert.rejects(interrupted);
    await assert.rejects(store.list('kind', 1));
    await postgres.start();
    const [value] = await store.transaction((client) => store.lock(client, [key]));
    assert.equal(value, '1');
  });
});

it('a server that hangs up right behind its greeting ends a transaction, not the process', async () => {
  const message = (type: string, body: Buffer) => {
    const head = Buffer.alloc(5);
    head.write(type);
    head.writeUInt32BE(body.length + 4, 1);
    return Buffer.concat([head, body]);
  };
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      const greeting = [message('R', Buffer.alloc(4)), message('Z', Buffer.from('I'))];
      const farewell = message('E', Buffer.from('SFATAL\0C57P01\0Mshutting down\0\0'));
      socket.end(Buffer.concat([...greeting, farewell]));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const pool = new Pool({ host: '127.0.0.1', port, user: 'shop', database: 'shop' });
  pool.on('error', () => undefined);
  await assert.rejects(postgresStore(pool).list('kind', 1));
  await pool.end();
  server.close();
});

describe('an inbox on three instances', () => {
  const RESULT = { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' } as const;
  const amount = { currency: 'USD', value: '4200' };
  const payment = {
    notifyType: 'PAYMENT_RESULT',
    result: RESULT,
    paymentRequestId: 'request-1',
    paymentId: 'payment-1',
    paymentAmount: amount,
    paymentCreateTime: '2026-11-22T12:00:00Z',
  } as const;
  const capture = {
    notifyType: 'CAPTURE_RESULT',
    result: RESULT,
    captureRequestId: 'capture-1',
    captureId: 'antom-1',
    paymentId: 'payment-1',
    captureAmount: amount,
  } as const;

  function openInbox(): Inbox<PoolClient> {
    const note = (name: string) => async (_event: unknown, client: PoolClient) => {
      await client.query('INSERT INTO orders (event) VALUES ($1)', [name]);
    };
    const names = ['paymentSucceeded', 'paymentSucceededLate', 'captured', 'refunded'];
    const on = Object.fromEntries(names.map((name) => [name, note(name)]));
    return createInbox({ store: postgresStore<PoolClient>(openPool()), on });
  }

  async function openInboxes() {
    await reset();
    await openPool().query('CREATE TABLE orders (id serial, event text)');
    return [openInbox(), openInbox(), openInbox()] as const;
  }

  const acted = async () =>
    (await openPool().query('SELECT event FROM orders ORDER BY id')).rows.map(({ event }) => event);

  it('acts once, whatever comes to whom at the same time', async () => {
    const inboxes = await openInboxes();
    const all: AntomNotification[] = [capture, payment, payment, capture, payment, capture];
    await Promise.all(inboxes.flatMap((inbox) => all.map((one) => inbox.receive(one))));
    assert.deepEqual(await acted(), ['paymentSucceeded', 'captured']);
  });

  it('a close and a success at the same time end in one of two ways', async () => {
    const [first, second] = await openInboxes();
    const [isClosed] = await Promise.all([
      first.store.transaction((client) => first.close('request-1', client)),
      second.receive(payment),
    ]);
    assert.deepEqual(await acted(), [isClosed ? 'paymentSucceededLate' : 'paymentSucceeded']);
    assert.equal((await first.latePayments()).length, isClosed ? 1 : 0);
  });

  it('sends what is in the outbox once', async () => {
    const inboxes = await openInboxes();
    const sent: string[] = [];
    const unasked = () => Promise.reject(new Error('Only refunds are sent here.'));
    const antom = {
      capture: unasked,
      cancel: unasked,
      inquiryPayment: unasked,
      inquiryRefund: unasked,
      async refund(request: { readonly refundRequestId: string }) {
        sent.push(request.refundRequestId);
        return { ...request, result: RESULT, refundId: `antom-${request.refundRequestId}` };
      },
    } as unknown as AntomClient;
    const outboxes = inboxes.map((inbox) => createOutbox({ antom, inbox }));
    const ids = Array.from({ length: 30 }, (_, index) => `refund-${index}`);
    await inboxes[0].store.transaction(async (client) => {
      for (const refundRequestId of ids) {
        const request = { refundRequestId, paymentId: 'payment-1', refundAmount: amount };
        await outboxes[0]?.refund(request, client);
      }
    });
    const drain = async (run: () => Promise<number>) => {
      while ((await run()) > 0);
    };
    await Promise.all(outboxes.map(({ run }) => drain(run)));
    assert.deepEqual(sent.toSorted(), ids.toSorted());
    assert.equal((await acted()).length, ids.length);
    assert.equal((await outboxes[0]?.health())?.waiting, 0);
  });

  it('as the guide has it', async () => {
    await reset();
    const shop = openPool();
    await shop.query(`CREATE TABLE orders (payment_request_id text, payment_id text, status text)`);
    const sample = pathToFileURL(inRoot('libs/server/sample/inbox-postgres.ts'));
    const { createShopInbox } = (await import(sample.href)) as {
      createShopInbox(connectionString: string): Inbox<PoolClient>;
    };
    const inboxes = [createShopInbox(postgres.url), createShopInbox(postgres.url)];
    await assert.rejects(inboxes[0]?.receive(payment) ?? Promise.resolve(), /No order belongs/);
    await shop.query(`INSERT INTO orders VALUES ('request-1', NULL, 'open')`);
    await Promise.all(inboxes.map((inbox) => inbox.receive(payment)));
    const { rows } = await shop.query('SELECT * FROM orders');
    assert.deepEqual(rows, [
      { payment_request_id: 'request-1', payment_id: 'payment-1', status: 'paid' },
    ]);
  });
});
