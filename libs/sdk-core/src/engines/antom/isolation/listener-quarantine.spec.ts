import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ListenerQuarantine } from './listener-quarantine.ts';

// only in a bundle can it be seen whose code it is
const here = 'https://antom.example/sdk.js';
const caller = vi.hoisted(() => ({ file: '' }));
vi.mock('./caller.ts', () => ({
  markOwnFile: () => undefined,
  Caller: class {
    readonly file = caller.file;
  },
}));

const { addEventListener } = window;
let quarantine: ListenerQuarantine;
const heard: string[] = [];

beforeEach(() => {
  caller.file = here;
  quarantine = new ListenerQuarantine((file) => file === here);
  quarantine.begin();
  heard.length = 0;
});

afterEach(() => {
  quarantine.end();
  quarantine.dispose();
});

const click = () => document.dispatchEvent(new Event('click'));

it('takes listeners away at the end, and gives them back to the next cashier, once', () => {
  document.addEventListener('click', () => heard.push('sdk'));
  for (let opens = 0; opens < 3; opens += 1) {
    quarantine.end();
    click();
    expect(heard).toHaveLength(opens);
    quarantine.begin();
    click();
    expect(heard).toHaveLength(opens + 1);
  }
});

it('one that is added after the end waits for the next cashier', () => {
  quarantine.end();
  const removed = () => heard.push('removed');
  document.addEventListener('click', () => heard.push('late'));
  document.addEventListener('click', removed);
  document.removeEventListener('click', removed);
  click();
  expect(heard).toEqual([]);
  quarantine.begin();
  click();
  expect(heard).toEqual(['late']);
});

it('leaves those of other files alone, during and after', () => {
  caller.file = 'https://shop.example/shop.js';
  const during = () => heard.push('during');
  document.addEventListener('click', during);
  quarantine.end();
  const after = () => heard.push('after');
  document.addEventListener('click', after);
  click();
  expect(heard).toEqual(['during', 'after']);
  document.removeEventListener('click', during);
  document.removeEventListener('click', after);
});

it('puts the page’s own methods back when it is disposed of', () => {
  expect(window.addEventListener).not.toBe(addEventListener);
  quarantine.end();
  quarantine.dispose();
  expect(window.addEventListener).toBe(addEventListener);
  expect(Object.hasOwn(document, 'addEventListener')).toBe(false);
});
