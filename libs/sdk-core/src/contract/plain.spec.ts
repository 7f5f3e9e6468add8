import { expect, it } from 'vitest';
import { plain } from './plain.ts';

/** As React marks it: with what leads back to it. */
function markedElement(): HTMLElement {
  const element = document.createElement('div');
  return Object.assign(element, { __reactFiber$1: { stateNode: element } });
}

const ring: { self?: unknown } = {};
ring.self = ring;

it.each<[string, unknown]>([
  ['nothing', undefined],
  ['a function', () => undefined],
  ['an object that leads back to itself', ring],
  ['an element that a framework has marked', markedElement()],
  ['a bigint', 5n],
  [
    'what may not be read, as the window of another origin',
    new Proxy(
      {},
      {
        get() {
          throw new DOMException('blocked', 'SecurityError');
        },
      },
    ),
  ],
])('leaves out %s, and only that', (_, icon) => {
  const variables = { radiusButton: 4 };
  const given = { accentColor: '#0b57d0', icon, variables };
  const copy = plain(given);
  expect(copy).toEqual({ accentColor: '#0b57d0', variables });
  expect(Object.keys(copy)).toEqual(['accentColor', 'variables']);
  expect(copy.variables).not.toBe(variables);
});
