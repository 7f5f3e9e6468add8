/** The laws are defined in docs/design/laws.md. */
import { afterEach, expect, it } from 'vitest';
import { lockScroll } from './scroll-lock.ts';

const { documentElement: root } = document;
afterEach(() => root.removeAttribute('style'));

it.each([null, 'color: red;', 'overflow: scroll;', 'overflow: auto !important; color: red;'])(
  'Law 4, K3: puts back what the page had: %s',
  (style) => {
    if (style !== null) root.setAttribute('style', style);
    const before = root.getAttribute('style');
    const release = lockScroll();
    expect(root.style.overflow).toBe('hidden');
    expect(root.style.getPropertyPriority('overflow')).toBe('important');
    release();
    expect(root.style.cssText).toBe(before ?? '');
    expect(root.hasAttribute('style')).toBe(style !== null);
  },
);

it('Law 7: holds until the last popup lets go, in any order, and counts each once', () => {
  root.setAttribute('style', 'overflow: clip;');
  const [first, second] = [lockScroll(), lockScroll()];
  first();
  first();
  expect(root.style.overflow).toBe('hidden');
  second();
  expect(root.style.overflow).toBe('clip');
});
