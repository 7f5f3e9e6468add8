import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsOf } from '../.vitepress/search.ts';

for (const [what, text, expected] of [
  ['English', "Antom's cashier, inline", ['Antom', 's', 'cashier', 'inline']],
  ['a code', 'SDK_PAYMENT_FAIL', ['SDK_PAYMENT_FAIL', 'SDK', 'PAYMENT', 'FAIL']],
  ['Chinese', '支付会话', ['支付', '付会', '会话', '话']],
  ['one character', '卡', ['卡']],
  ['both', '在Vue应用中', ['在', 'Vue', '应用', '用中', '中']],
  ['Chinese with punctuation', '退款：已完成。', ['退款', '款', '已完', '完成', '成']],
] as const) {
  test(`the words of ${what}`, () => assert.deepEqual(wordsOf(text, 'text'), expected));
}

test('a query has no single characters, unless it is one', () => {
  assert.deepEqual(wordsOf('会话过期'), ['会话', '话过', '过期']);
  assert.deepEqual(wordsOf('卡'), ['卡']);
});

test('its source alone is enough for the browser', () => {
  const again: typeof wordsOf = new Function(`return ${wordsOf.toString()}`)();
  assert.deepEqual(again('会话'), ['会话']);
});
