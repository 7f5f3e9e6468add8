import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { formatTypes, TYPES_FILE } from './format-types.ts';

it('types.ts is what the tables say; otherwise, node tools/merchant-api/write-types.ts', async () => {
  assert.equal(readFileSync(TYPES_FILE, 'utf8'), await formatTypes());
});
