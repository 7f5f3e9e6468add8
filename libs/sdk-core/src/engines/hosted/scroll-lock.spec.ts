/** The laws are defined in docs/design/laws.md. */
import { afterEach, expect, it } from 'vitest';
import { lockScroll } from './scroll-lock.ts';

const { documentElement: root } = document;
const rules = () => document.adoptedStyleSheets.map(({ cssRules: [rule] }) => rule?.cssText ?? '');

afterEach(() => {
  root.removeAttribute('style');
  document.adoptedStyleSheets = [];
});

it('Law 4, K3: leaves the style of the page and its own style sheets alone', () => {
  root.setAttribute('style', 'overflow: auto; color: red;');
  const own = new CSSStyleSheet();
  document.adoptedStyleSheets = [own];
  const release = lockScroll(window, true);
  expect(document.adoptedStyleSheets).toHaveLength(2);
  expect(rules()[1]).toMatch(/overflow: hidden !important;.*scrollbar-gutter: stable !important;/s);
  expect(root.getAttribute('style')).toBe('overflow: auto; color: red;');
  release();
  expect(document.adoptedStyleSheets).toEqual([own]);
});

it('Law 7: holds until the last popup lets go, in any order, and counts each once', () => {
  const [first, second] = [lockScroll(window, false), lockScroll(window, false)];
  first();
  first();
  expect(document.adoptedStyleSheets).toHaveLength(1);
  second();
  expect(document.adoptedStyleSheets).toEqual([]);
});

it('locks the document that shows the popup, which may be another than that of the script', () => {
  const frame = document.body.appendChild(document.createElement('iframe'));
  const shown = frame.contentWindow as Window & typeof globalThis;
  const release = lockScroll(shown, false);
  expect(shown.document.adoptedStyleSheets).toHaveLength(1);
  expect(document.adoptedStyleSheets).toEqual([]);
  release();
  expect(shown.document.adoptedStyleSheets).toEqual([]);
  frame.remove();
});
