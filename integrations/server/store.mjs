/** The inbox on the SQLite that a runtime has, `node:sqlite` on Node and Deno, `bun:sqlite` on Bun, and on better-sqlite3. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInbox, sqliteStore } from '@ams-cashier/server';
import { storeCases } from '@ams-cashier/server/testing';

/** What `sqliteStore` takes, by the name of its package. */
async function databaseClasses() {
  if (process.versions.bun) return { 'bun:sqlite': (await import('bun:sqlite')).Database };
  const { DatabaseSync } = process.getBuiltinModule?.('node:sqlite') ?? {};
  // its binaries are for Node-API 10: in Node 22.13, which has 9, they end the process
  const hasPackage = !process.versions.deno && Number(process.versions.napi) >= 10;
  return {
    ...(DatabaseSync && { 'node:sqlite': DatabaseSync }),
    ...(hasPackage && { 'better-sqlite3': (await import('better-sqlite3')).default }),
  };
}

async function check(Database, file) {
  for (const { run } of storeCases(async () => {
    const store = sqliteStore(new Database(':memory:'));
    return [store, store];
  })) {
    await run();
  }
  const database = new Database(join(folder, file));
  database.exec('CREATE TABLE paid (id TEXT)');
  const store = sqliteStore(database);
  const paid = () => database.prepare('SELECT id FROM paid').all();
  const insert = (id) => database.prepare('INSERT INTO paid VALUES (?)').run(id);
  const inbox = createInbox({
    store,
    on: { paymentSucceeded: async ({ paymentRequestId }) => insert(paymentRequestId) },
  });
  const notification = {
    notifyType: 'PAYMENT_RESULT',
    result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' },
    paymentRequestId: 'request-1',
    paymentId: 'payment-1',
    paymentAmount: { currency: 'USD', value: '4200' },
    paymentCreateTime: '2026-11-22T12:00:00Z',
  };
  await Promise.all([1, 2, 3].map(() => inbox.receive(notification)));
  assert.deepEqual(
    paid().map(({ id }) => id),
    ['request-1'],
  );
  // no statement of another request becomes part of a transaction, whatever the order of this runtime's queues
  const failing = Array.from({ length: 20 }, () =>
    assert.rejects(
      store.transaction(async (transaction) => {
        for (let steps = 0; steps < 20; steps += 1) await store.write(transaction, []);
        throw new Error('rolled back');
      }),
      /rolled back/,
    ),
  );
  const other = Array.from({ length: 20 }, async (_, index) => {
    await Promise.resolve();
    insert(`other-${index}`);
  });
  await Promise.all([...failing, ...other]);
  assert.equal(paid().length, 21);
  const waiting = store.transaction(() => new Promise((resolve) => setTimeout(resolve, 1)));
  await assert.rejects(waiting, /await nothing else/);
  database.close();
}

const classes = await databaseClasses();
const folder = mkdtempSync(join(tmpdir(), 'ams-cashier-store-'));
try {
  for (const [name, Database] of Object.entries(classes)) {
    await check(Database, `${name.replace(':', '-')}.db`);
  }
  if (Object.keys(classes).length === 0) {
    const path = join(folder, 'shop.db');
    assert.throws(() => sqliteStore(path), {
      kind: 'config',
      parameter: 'database',
      message: /this runtime lacks.*Pass an open database instead/,
    });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log('checked');
