import { createRecord, recordEntries, type PaymentRecord } from '@ams-cashier/protocol';
import { beforeEach, expect, test } from 'vitest';
import { clockLead, openRecord, opened, said } from './record.ts';
import { sideText } from './timeline.ts';

const RECORD = createRecord({
  recordedAt: '2026-11-30T12:00:00.000Z',
  title: 'pays',
  checkouts: ['1', '2'].map((openId) => ({
    openId,
    traceId: `ams-${openId}`,
    publicSessionIds: [],
    phase: 'ready',
    log: [{ at: '2026-11-30T11:59:00.000Z', code: 'signal', message: 'start in phase idle' }],
  })),
});

const fileOf = (content: string) => new File([content], 'record.json');

beforeEach(() => openRecord(fileOf(JSON.stringify(RECORD))));

test('a record is opened, and stays open when another file is none', async () => {
  expect(opened.value).toEqual(RECORD);
  expect(said.value).toBe('record.json is open.');
  await openRecord(fileOf('{}'));
  expect(said.value).toBe('record.json: This is no record: its format is not ams-cashier-record.');
  expect(opened.value).toEqual(RECORD);
});

test('a file that cannot be read is said so', async () => {
  const gone = Object.assign(fileOf(''), {
    text: () => Promise.reject(new Error('NotFoundError')),
  });
  await openRecord(gone);
  expect(said.value).toBe('record.json: The browser can’t read it.');
});

test.each([
  [undefined, 0],
  ['2026-11-30T12:00:59.000Z', 0],
  ['2026-12-01T02:59:59.980Z', 15 * 3_600_000],
])('a sandbox at %s is %d milliseconds ahead', (sandboxTime, lead) => {
  const record: PaymentRecord = { ...RECORD, ...(sandboxTime && { sandboxTime }) };
  expect(clockLead(record)).toBe(lead);
});

test('the checkouts of a page are told apart if there are several', () => {
  const texts = (record: PaymentRecord) =>
    recordEntries(record).map((entry) => sideText(entry, record));
  expect(texts(RECORD)).toEqual(['Page 1', 'Page 2']);
  expect(texts({ ...RECORD, checkouts: RECORD.checkouts.slice(1) })).toEqual(['Page']);
});
