/**
 * What `npm run test:mutants` takes long to run is well-formed: every mutant finds its place in today's code, and each law
 * has at least three.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LAW_MUTANTS } from '../libs/sdk-core/test/mutants.mjs';
import { mutate } from './mutate.mjs';
import { inRoot } from './workspace.mjs';

for (const { law, breaks, file, find, replace } of LAW_MUTANTS) {
  test(`the mutant of law ${law} finds its place: ${breaks}`, () => {
    const text = readFileSync(inRoot('libs/sdk-core', file), 'utf8');
    assert.notEqual(mutate(text, find, replace, file), text);
  });
}

for (const law of [1, 2, 3, 4, 5, 6, 7, 11, 12, 13]) {
  test(`law ${law} has at least three mutants`, () => {
    const own = LAW_MUTANTS.filter((mutant) => mutant.law === law);
    assert.ok(own.length >= 3, `only ${own.length}`);
  });
}
