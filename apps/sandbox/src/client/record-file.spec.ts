import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRecord, type RecordedCheckout } from '@ams-cashier/protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connectSandbox } from './connect.ts';
import { checkRecords, saveFailure } from './record-file.ts';
import { startSandbox } from './start.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'records-'));
});
afterEach(() => rm(folder, { recursive: true }));

const checkoutOf = (publicSessionId: string): RecordedCheckout => ({
  openId: '1',
  traceId: 'ams-1',
  publicSessionIds: [publicSessionId],
  phase: 'ended',
  error: { reason: 'cashier_unreachable', message: 'No cashier answers.' },
  log: [],
});

it('a failed test is a file that the inspector opens, and its next failure takes the same place', async () => {
  await using sandbox = await startSandbox();
  const { paymentRequestId } = await sandbox.session();
  const { publicSessionId } = await sandbox.order(paymentRequestId);
  const title = 'shop.spec.ts › orders/付款 › is paid: "twice"?';
  const save = () =>
    saveFailure(join(folder, 'deep', 'er'), () => connectSandbox(sandbox.url), {
      title,
      checkouts: [checkoutOf(publicSessionId)],
    });

  const said = await save();
  await save();
  const [file = '', ...others] = await readdir(join(folder, 'deep', 'er'));
  expect(others).toEqual([]);
  expect(file).toMatch(/^[\p{L}\p{N}-]+\.json$/u);
  expect(said).toContain(title);
  expect(said).toContain(file);
  expect(said).toContain('The page got this error: No cashier answers.');
  const record = readRecord(await readFile(join(folder, 'deep', 'er', file), 'utf8'));
  expect(record.orders).toMatchObject([{ paymentRequestId }]);
});

it('two long titles with the same beginning are two files', async () => {
  for (const end of ['one', 'two']) {
    await saveFailure(folder, () => connectSandbox('http://127.0.0.1:9'), {
      title: `${'a'.repeat(300)} ${end}`,
      checkouts: [checkoutOf('public')],
    });
  }
  expect(await readdir(folder)).toHaveLength(2);
});

it('a test that opened no cashier leaves no file, and neither does `false`', async () => {
  const connect = () => connectSandbox('http://127.0.0.1:9');
  const page = { title: 'pays', checkouts: [checkoutOf('public')] };
  expect(await saveFailure(false, connect, page)).toBeUndefined();
  expect(await saveFailure(folder, connect, { ...page, checkouts: [] })).toBeUndefined();
  expect(await readdir(folder)).toEqual([]);
});

it.each(['', true, 3])('%j is refused', (records) => {
  expect(() => checkRecords(records)).toThrow(/^records is .*; it must be the path of a folder/);
});
