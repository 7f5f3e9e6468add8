import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeDirectory } from '../server/sandbox.fixture.ts';
import { Database } from './database.ts';

function open() {
  const file = join(makeDirectory(), 'sandbox.db');
  const database = new Database(file);
  const other = new DatabaseSync(file);
  onTestFinished(() => {
    other.close();
    database.close();
  });
  database.run('CREATE TABLE word (text TEXT UNIQUE) STRICT');
  const add = (text: string) => database.insert('word', { text });
  /** As another process sees them. */
  const words = () =>
    other
      .prepare('SELECT text FROM word ORDER BY rowid')
      .all()
      .map(({ text }) => text);
  return { database, add, words };
}

describe('work that is flushed', () => {
  it('is on the disk when it resolves, in one commit with the other work of that moment', async () => {
    const { database, add, words } = open();
    const seen = await Promise.all(
      ['one', 'two', 'three'].map(async (text) => {
        const atOnce = await database.flushed(() => {
          database.transaction(() => add(text));
          return words();
        });
        return [...atOnce, ...words()];
      }),
    );
    // nothing of it is there before all of it is
    const all = ['one', 'two', 'three'];
    expect(seen).toEqual([all, all, all]);
  });

  it('fails alone: its open transaction is rolled back, and what was committed before stays', async () => {
    const { database, add, words } = open();
    const fail = () =>
      database.flushed(() => {
        database.transaction(() => add('recorded'));
        database.transaction(() => {
          add('forgotten');
          throw new Error('refused');
        });
      });
    const work = [
      database.flushed(() => add('before')),
      fail(),
      database.flushed(() => add('recorded')),
      database.flushed(() => add('after')),
    ];
    const results = await Promise.allSettled(work);
    expect(results.map(({ status }) => status)).toEqual([
      ...['fulfilled', 'rejected', 'rejected', 'fulfilled'],
    ]);
    await expect(work[1]).rejects.toThrow('refused');
    await expect(work[2]).rejects.toThrow('UNIQUE');
    expect(words()).toEqual(['before', 'recorded', 'after']);
  });

  it.each([
    ['a transaction', true],
    ['a statement', false],
  ])('rejects if the disk is full for %s, and works again once it is not', async (_, isWhole) => {
    const { database, add, words } = open();
    const pages = database.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0;
    database.run(`PRAGMA max_page_count = ${pages}`);
    const results = await Promise.allSettled(
      ['small', 'x'.repeat(100_000), 'behind it'].map((text) =>
        database.flushed(() => (isWhole ? database.transaction(() => add(text)) : add(text))),
      ),
    );
    const full = { status: 'rejected', reason: { errcode: 13 } };
    expect(results).toMatchObject([full, full, full]);
    expect(words()).toEqual([]);
    database.run('PRAGMA max_page_count = 1000000');
    await database.flushed(() => add('later'));
    expect(words()).toEqual(['later']);
  });
});
