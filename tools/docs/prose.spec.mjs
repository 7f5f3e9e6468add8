import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chineseOf, proseFor } from './prose.mjs';

test('describes everything that the code has, in its order, and nothing else', () => {
  assert.deepEqual(proseFor('events', ['x', 'y'], { y: 2, x: 1 }), [
    ['x', 1],
    ['y', 2],
  ]);
  assert.throws(() => proseFor('events', ['x', 'y'], { x: 1 }), /do not describe events: y/);
  assert.throws(() => proseFor('events', ['x'], { x: 1, z: 3 }), /that do not exist: z/);
});

test('Chinese that lacks a text, has one too many or another number is named', () => {
  const english = { load: 'Default 15 000.', debug: 'Writes the log.' };
  const chinese = { load: '默认 15 000。', debug: '输出日志。' };
  assert.deepEqual(chineseOf('options', english, chinese), chinese);
  for (const [wrong, message] of /** @type {const} */ ([
    [{ load: '默认 15 000。' }, /do not describe options in Chinese: debug/],
    [{ ...chinese, locale: '语言。' }, /options in Chinese that do not exist: locale/],
    [
      { ...chinese, load: '默认 10 000。' },
      /options load has other numbers than “Default 15 000.”/,
    ],
  ])) {
    assert.throws(() => chineseOf('options', english, wrong), message);
  }
});
