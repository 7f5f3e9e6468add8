import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteLinks } from './links.ts';

const pages = new Map([
  ['docs/events.md', 'events.md'],
  ['docs/guide/refunds.md', 'guide/refunds.md'],
  ['libs/vue/README.md', 'packages/vue.md'],
]);

for (const [what, source, text, expected] of [
  ['another page', 'libs/vue/README.md', '[a](../../docs/events.md)', '[a](../events.md)'],
  [
    'a heading of it',
    'docs/events.md',
    '[a](guide/refunds.md#late)',
    '[a](./guide/refunds.md#late)',
  ],
  ['a heading of this page', 'docs/events.md', '[a](#late)', '[a](#late)'],
  ['a package', 'docs/events.md', '[a](../libs/vue)', '[a](./packages/vue.md)'],
  ['another site', 'docs/events.md', '[a](https://antom.com)', '[a](https://antom.com)'],
  ['a picture', 'docs/events.md', '![a](screenshots/b.png)', '![a](/screenshots/b.png)'],
  [
    'a file of the repository',
    'docs/events.md',
    '[`b.ts`](../libs/b.ts)',
    '[`b.ts`](https://github.com/ams-cashier/ams-cashier/blob/main/libs/b.ts)',
  ],
  ['code', 'docs/events.md', '`[a](guide/refunds.md)`', '`[a](guide/refunds.md)`'],
  [
    'a text like its address',
    'docs/events.md',
    '[guide/refunds.md](guide/refunds.md)',
    '[guide/refunds.md](./guide/refunds.md)',
  ],
] as const) {
  test(`a link to ${what}`, () => assert.equal(siteLinks(text, source, pages), expected));
}

test('a document that is no page is named', () => {
  assert.throws(
    () => siteLinks('', 'docs/architecture.md', pages),
    /docs\/architecture\.md is not a page/,
  );
});
