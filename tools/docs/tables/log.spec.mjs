import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LOG, writtenLogCodes } from './log.mjs';

test('describes every line of the log that is written, and no other', () => {
  assert.deepEqual(writtenLogCodes(), Object.keys(LOG).sort());
});
