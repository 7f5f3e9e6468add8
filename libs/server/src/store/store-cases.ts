import type { RecordKey, Store } from './store.ts';

export interface StoreCase {
  readonly name: string;
  run(): Promise<void>;
}

function check(isRight: boolean, expectation: string): asserts isRight {
  if (!isRight) throw new Error(`The store breaks its promise: ${expectation}.`);
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * The promises of a store, one case each, for any test runner. A case throws an error if the store breaks its promise.
 *
 * ```ts
 * for (const { name, run } of storeCases(openTwice)) it(name, run);
 * ```
 *
 * @param openTwice returns two stores on the same empty database, on two connections if it may have several
 */
export function storeCases<Transaction>(
  openTwice: () => Promise<readonly [Store<Transaction>, Store<Transaction>]>,
): readonly StoreCase[] {
  type Own = Store<Transaction>;

  const read = (store: Own, ...keys: RecordKey[]) =>
    store.transaction((transaction) => store.lock(transaction, keys));
  const write = (store: Own, kind: string, id: string, value: string, dueAt?: number) =>
    store.transaction((transaction) => store.write(transaction, [{ kind, id, value, dueAt }]));

  /** Counts in one record, with twenty transactions on two stores at once. */
  async function count([first, second]: readonly [Own, Own], key: RecordKey): Promise<unknown> {
    const add = (store: Own) =>
      store.transaction(async (transaction) => {
        const [value] = await store.lock(transaction, [key]);
        const next = String(Number(value ?? 0) + 1);
        await store.write(transaction, [{ ...key, value: next }]);
      });
    await Promise.all(Array.from({ length: 20 }, (_, index) => add(index % 2 ? first : second)));
    return (await read(first, key))[0];
  }

  const cases: { readonly [name: string]: (stores: readonly [Own, Own]) => Promise<void> } = {
    async 'lock returns values in the order of its keys, and undefined for what does not exist'([
      store,
    ]) {
      await write(store, 'b', '1', '"one"');
      await write(store, 'a', '2', '"two"');
      const keys = [
        { kind: 'b', id: '1' },
        { kind: 'b', id: '2' },
        { kind: 'a', id: '2' },
      ];
      const values = await read(store, ...keys);
      check(
        values.length === 3 && values[0] === '"one"' && values[2] === '"two"',
        'lock returns one value for each key, in their order',
      );
      check(values[1] === undefined, 'a record that does not exist has the value undefined');
      check(
        (await read(store, { kind: 'b', id: '2' }))[0] === undefined,
        'a record that was only locked does not exist',
      );
    },
    async 'what is written is there on every connection'([first, second]) {
      const value = JSON.stringify({ text: `'"\\ ü 漢字 🙂 \u2028 ${'x'.repeat(100_000)}` });
      await write(first, 'kind', 'id', '{}', 5);
      await write(first, 'kind', 'id', value);
      const [found] = await read(second, { kind: 'kind', id: 'id' });
      check(found === value, 'a value is returned as it was written last');
      check((await second.list('kind', 9)).length === 0, 'a write without dueAt removes it');
    },
    async 'a transaction that throws has changed nothing'([store]) {
      await write(store, 'kind', 'kept', '1', 1);
      const reason = new Error('reason');
      const thrown = await store
        .transaction(async (transaction) => {
          await store.write(transaction, [
            { kind: 'kind', id: 'kept', value: '2' },
            { kind: 'kind', id: 'new', value: '2' },
          ]);
          throw reason;
        })
        .catch((error: unknown) => error);
      check(thrown === reason, 'transaction rejects with the error of its work');
      const values = await read(store, { kind: 'kind', id: 'kept' }, { kind: 'kind', id: 'new' });
      check(values[0] === '1' && values[1] === undefined, 'what failed is rolled back');
      check((await store.list('kind', 9)).length === 1, 'what failed is rolled back, dueAt too');
    },
    async 'a transaction returns what its work returns'([store]) {
      const result = await store.transaction(async () => ({ answer: 42 }));
      check(result.answer === 42, 'transaction resolves with the result of its work');
    },
    async 'transactions that lock one record wait for each other'(stores) {
      await write(stores[0], 'kind', 'counter', '0');
      const counted = await count(stores, { kind: 'kind', id: 'counter' });
      check(counted === '20', `twenty additions at once make 20, not ${String(counted)}`);
    },
    async 'so do those that lock a record that does not exist yet'(stores) {
      const counted = await count(stores, { kind: 'kind', id: 'new' });
      check(counted === '20', `twenty additions at once make 20, not ${String(counted)}`);
    },
    async 'update, where there is one, does what lock and write do'(stores) {
      const [first, second] = stores;
      const key = { kind: 'kind', id: `'"\\ ü 漢字` };
      const other = { kind: 'another', id: 'id' };
      const value = JSON.stringify({ text: `it's "\\" \\' ${'\\'.repeat(3)} $1 ?` });
      await write(first, other.kind, other.id, '"other"');
      const result = await first.update?.([key, other], (values) => ({
        records: [{ ...key, value, dueAt: 7 }],
        result: values,
      }));
      if (result === undefined) return;
      check(same(result, [null, '"other"']), 'update hands on values in the order of its keys');
      check((await read(second, key))[0] === value, 'update writes the records as they are');
      check((await second.list('kind', 9))[0]?.dueAt === 7, 'update writes dueAt');
      const reason = new Error('reason');
      const thrown = await first
        .update?.([key], async (_, transaction) => {
          await first.write(transaction, [{ ...key, value: '2' }]);
          throw reason;
        })
        .catch((error: unknown) => error);
      check(thrown === reason, 'update rejects with the error of its work');
      check((await read(second, key))[0] === value, 'an update that throws has changed nothing');
      await write(first, 'kind', 'counter', '0');
      const counter = { kind: 'kind', id: 'counter' };
      const add = (store: Own) =>
        store.update?.([counter, other], ([count]) => ({
          records: [{ ...counter, value: String(Number(count) + 1) }],
          result: undefined,
        }));
      await Promise.all(Array.from({ length: 20 }, (_, index) => add(stores[index % 2] ?? first)));
      const [counted] = await read(first, counter);
      check(counted === '20', `twenty updates at once make 20, not ${String(counted)}`);
      await first.update?.([counter], () => ({ records: [], result: undefined }));
      check((await read(first, counter))[0] === '20', 'an update without records changes nothing');
    },
    async 'update ends with what its work returns, whatever was expected'([store, other]) {
      const one = { kind: 'kind', id: 'one' };
      const two = { kind: 'another', id: 'two' };
      const expected = [
        { ...one, value: '"expected"', dueAt: 5 },
        { ...two, value: '"expected"' },
      ];
      type Work = Parameters<NonNullable<Own['update']>>[1];
      const update = async (work: Work) => {
        if (!store.update) return undefined;
        const result = await store.update([one, two], work, expected);
        return [result, await read(other, one, two), (await other.list('kind', 9)).length];
      };
      const nothing: Work = (values) => ({ records: [], result: values });
      const ended = await update(nothing);
      if (!ended) return;
      const absent = [null, null];
      check(
        same(ended, [absent, absent, 0]),
        'what was expected, but not returned, does not exist',
      );
      const itself: Work = async (values, transaction) => {
        await store.write(transaction, [{ ...two, value: '"by work"' }]);
        return { records: [{ ...one, value: '"returned"' }], result: values };
      };
      const both = ['"returned"', '"by work"'];
      check(same(await update(itself), [absent, both, 0]), 'what work writes itself is kept');
      check(same(await update(nothing), [both, both, 0]), 'a record that exists is no other');
      await store.purge(Date.now() + 60_000);
      const asExpected: Work = (values) => ({ records: expected, result: values });
      const all = expected.map(({ value }) => value);
      check(same(await update(asExpected), [absent, all, 1]), 'what is returned is written');
      check(same(await update(nothing), [all, all, 1]), 'what is equal to it existed before');
      await store.purge(Date.now() + 60_000);
      const less: Work = (values) => ({ records: [{ ...one, value: '"less"' }], result: values });
      const some = ['"less"', null];
      check(
        same(await update(less), [['"expected"', null], some, 0]),
        'a part is no more than that',
      );
      const reason = new Error('reason');
      const fail: Work = () => {
        throw reason;
      };
      const thrown = await update(fail).catch((error: unknown) => error);
      check(thrown === reason, 'update rejects with the error of its work');
      check(same(await read(other, one, two), some), 'an update that throws has changed nothing');
    },
    async 'claim takes what is due, the earliest first'([store]) {
      await write(store, 'queue', 'late', '1', 300);
      await write(store, 'queue', 'early', '1', 100);
      await write(store, 'queue', 'middle', '1', 200);
      await write(store, 'queue', 'future', '1', 1001);
      await write(store, 'queue', 'never', '1');
      await write(store, 'other', 'early', '1', 100);
      const span = { now: 1000, until: 2000, limit: 2 };
      const ids = (records: readonly RecordKey[]) => records.map(({ id }) => id);
      check(same(ids(await store.claim('queue', span)), ['early', 'middle']), 'the earliest first');
      check(same(ids(await store.claim('queue', span)), ['late']), 'what is claimed is due later');
      check((await store.claim('queue', span)).length === 0, 'nothing else is due');
      check((await store.claim('other', span)).length === 1, 'a kind has nothing of another');
      const again = await store.claim('queue', { now: 2000, until: 3000, limit: 9 });
      check(again.length === 4, 'what was claimed is due again at `until`');
    },
    async 'two that claim at once never take the same record'([first, second]) {
      const ids = Array.from({ length: 40 }, (_, index) => String(index));
      await first.transaction((transaction) =>
        first.write(
          transaction,
          ids.map((id) => ({ kind: 'queue', id, value: '1', dueAt: 1 })),
        ),
      );
      const taken: string[] = [];
      const take = async (store: Own) => {
        // a store that hands out the same again and again is not asked for ever
        while (taken.length <= ids.length) {
          const some = await store.claim('queue', { now: 10, until: 20, limit: 3 });
          if (some.length === 0) return;
          taken.push(...some.map(({ id }) => id));
        }
      };
      await Promise.all([take(first), take(second), take(first), take(second)]);
      check(new Set(taken).size === taken.length, 'no record is claimed twice');
      check(taken.length === ids.length, 'every record is claimed');
    },
    async 'list returns what has a dueAt, and takes nothing'([store]) {
      await write(store, 'kind', 'second', '2', 2);
      await write(store, 'kind', 'first', '1', 1);
      await write(store, 'kind', 'never', '3');
      const listed = [await store.list('kind', 9), await store.list('kind', 9)];
      const expected = [
        { kind: 'kind', id: 'first', value: '1', dueAt: 1 },
        { kind: 'kind', id: 'second', value: '2', dueAt: 2 },
      ];
      for (const records of listed) {
        const found = records.map(({ kind, id, value, dueAt }) => ({ kind, id, value, dueAt }));
        check(same(found, expected), 'list returns kind, id, value and dueAt, the earliest first');
      }
      check((await store.list('kind', 1)).length === 1, 'list returns no more than its limit');
    },
    async 'purge deletes what is old and not due'([store]) {
      await write(store, 'kind', 'old', '1');
      await write(store, 'kind', 'due', '1', 1);
      check((await store.purge(Date.now() - 60_000)) === 0, 'what is new is kept');
      check((await store.purge(Date.now() + 60_000)) === 1, 'what is old is deleted, and counted');
      const values = await read(store, { kind: 'kind', id: 'old' }, { kind: 'kind', id: 'due' });
      check(values[0] === undefined && values[1] === '1', 'what is due is kept');
    },
  };

  return Object.entries(cases).map(([name, run]) => ({
    name,
    run: async () => run(await openTwice()),
  }));
}
