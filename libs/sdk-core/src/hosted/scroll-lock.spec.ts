import { afterEach, expect, it } from 'vitest';
import { lockScroll } from './scroll-lock.ts';

const { body } = document;
afterEach(() => body.removeAttribute('style'));

it.each([null, 'color: red;', 'overflow: scroll;', 'overflow: auto !important; color: red;'])(
  'Law 4: puts back what the page had: %s',
  (style) => {
    if (style !== null) body.setAttribute('style', style);
    const before = body.getAttribute('style');
    const release = lockScroll();
    expect(body.style.overflow).toBe('hidden');
    expect(body.style.getPropertyPriority('overflow')).toBe('important');
    release();
    expect(body.style.cssText).toBe(before ?? '');
    expect(body.hasAttribute('style')).toBe(style !== null);
  },
);

it('Law 7: holds until the last popup lets go, in any order, and counts each once', () => {
  body.setAttribute('style', 'overflow: clip;');
  const [first, second] = [lockScroll(), lockScroll()];
  first();
  first();
  expect(body.style.overflow).toBe('hidden');
  second();
  expect(body.style.overflow).toBe('clip');
});
