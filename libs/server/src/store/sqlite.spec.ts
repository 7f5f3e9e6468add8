import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { storeCases } from './store-cases.ts';
import { sqliteStore } from './sqlite.ts';
import type { Store } from './store.ts';

function makeFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ams-cashier-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'shop.db');
}

describe('on two connections to a file', () => {
  for (const { name, run } of storeCases(async () => {
    const file = makeFile();
    return [sqliteStore(file), sqliteStore(file)] as const;
  })) {
    it(name, run);
  }
});

describe('on the connection of a shop', () => {
  for (const { name, run } of storeCases(async () => {
    const store = sqliteStore(new DatabaseSync(':memory:'));
    return [store, store] as const;
  })) {
    it(name, run);
  }
});

describe('the cases tell a store that breaks its promises', () => {
  const breaks: { readonly [name: string]: (store: Store<DatabaseSync>) => object } = {
    'that forgets to roll back': (store) => ({
      transaction: async (work: (database: DatabaseSync) => unknown) =>
        work(undefined as unknown as DatabaseSync),
      lock: (_: unknown, keys: never) => store.lock(undefined as never, keys),
      write: (_: unknown, records: never) => store.write(undefined as never, records),
    }),
    'that hands out a record twice': (store) => ({
      claim: (kind: string, { limit }: { readonly limit: number }) => store.list(kind, limit),
    }),
    'that deletes what is due': (store) => ({
      purge: async (before: number) => {
        const due = await store.list('kind', 9);
        await store.transaction((transaction) =>
          store.write(
            transaction,
            due.map(({ dueAt: _, ...record }) => record),
          ),
        );
        return store.purge(before);
      },
    }),
  };

  it.each(Object.keys(breaks))('%s', async (name) => {
    const failures: string[] = [];
    for (const { run } of storeCases(async () => {
      const store = sqliteStore(new DatabaseSync(':memory:'));
      const broken = { ...store, ...breaks[name]?.(store) };
      return [broken, broken] as const;
    })) {
      await Promise.race([run(), sleep(500).then(() => Promise.reject(new Error('hangs')))]).catch(
        (error: Error) => failures.push(error.message),
      );
    }
    expect(failures).not.toEqual([]);
  });
});

it('a transaction that waits for something else is rolled back, and says what to do', async () => {
  const database = new DatabaseSync(':memory:');
  const store = sqliteStore(database);
  const waiting = store.transaction(async (transaction) => {
    await store.write(transaction, [{ kind: 'kind', id: '1', value: '1' }]);
    await sleep(1);
  });
  await expect(waiting).rejects.toMatchObject({
    kind: 'config',
    message: expect.stringContaining('await nothing else'),
  });
  expect(database.isTransaction).toBe(false);
  await store.transaction((transaction) => store.write(transaction, []));
});

it('no statement of another request becomes part of a transaction', async () => {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE orders (id INTEGER)');
  const store = sqliteStore(database);
  const insert = async (id: number) => {
    await Promise.resolve();
    database.prepare('INSERT INTO orders VALUES (?)').run(id);
  };
  const failing = Array.from({ length: 20 }, () =>
    store
      .transaction(async (transaction) => {
        for (let steps = 0; steps < 20; steps += 1) await store.write(transaction, []);
        throw new Error('rolled back');
      })
      .catch(() => undefined),
  );
  await Promise.all([...failing, ...Array.from({ length: 20 }, (_, id) => insert(id))]);
  expect(database.prepare('SELECT count(*) AS n FROM orders').get()).toEqual({ n: 20 });
});

it.each([
  [undefined, 'database is missing'],
  [null, 'database is null'],
  [{}, 'database is of type object'],
  ['/proc/none/shop.db', "can't be opened"],
])('%s as database is refused', (database, words) => {
  expect(() => sqliteStore(database as never)).toThrow(
    expect.objectContaining({
      kind: 'config',
      parameter: 'database',
      message: expect.stringContaining(words),
    }),
  );
});
