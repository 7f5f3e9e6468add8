import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenLinks } from './built-links.ts';

const pages = (html: string) =>
  new Map([
    ['index.html', ''],
    ['guide/a.html', html],
    ['guide/b.html', '<h2 id="币种" tabindex="-1">'],
  ]);
const check = (html: string, base = '/') =>
  brokenLinks(pages(html), new Set([...pages('').keys(), 'assets/a.js']), base);

for (const [what, html] of [
  ['a page from the root', '<a class="x" href="/guide/b">'],
  ['a page beside it', '<a href="./b.html">'],
  ['a heading', '<a href="./b#%E5%B8%81%E7%A7%8D">'],
  ['a heading of its own', '<h2 id="c"></h2><a href="#c">'],
  ['the first page', '<a href="/">'],
  ['an icon', '<link rel="icon" href="/assets/a.js">'],
  ['a script', '<script type="module" src="/assets/a.js">'],
  ['another site', '<a href="https://antom.com/x#y">'],
] as const) {
  test(`a link to ${what} is sound`, () => assert.deepEqual(check(html), []));
}

for (const [what, html, expected] of [
  ['a page', '<a href="/guide/c">', 'guide/a.html: /guide/c does not exist'],
  ['a heading', '<a href="./b#c">', 'guide/a.html: ./b#c has no such heading'],
  ['an icon', '<link rel="icon" href="/d.svg">', 'guide/a.html: /d.svg does not exist'],
  ['a picture', '<img src="/d.png" alt="">', 'guide/a.html: /d.png does not exist'],
] as const) {
  test(`a link to ${what} that does not exist is named`, () =>
    assert.deepEqual(check(html), [expected]));
}

test('a link that leaves the base of the site is named', () => {
  assert.deepEqual(check('<a href="/ams/guide/b">', '/ams/'), []);
  assert.deepEqual(check('<a href="/guide/b">', '/ams/'), [
    'guide/a.html: /guide/b does not exist',
  ]);
});
