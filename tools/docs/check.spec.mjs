import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDocuments } from './check.mjs';

test("tables and code blocks in the documents are the code's, links and source notes lead somewhere", () => {
  const { wrong } = checkDocuments({ write: false });
  assert.deepEqual(wrong, []);
});
