import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proseFor } from './prose.mjs';

test('describes everything that the code has, in its order, and nothing else', () => {
  assert.deepEqual(proseFor('events', ['x', 'y'], { y: 2, x: 1 }), [
    ['x', 1],
    ['y', 2],
  ]);
  assert.throws(() => proseFor('events', ['x', 'y'], { x: 1 }), /do not describe events: y/);
  assert.throws(() => proseFor('events', ['x'], { x: 1, z: 3 }), /that do not exist: z/);
});
