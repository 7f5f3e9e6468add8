import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TimerQuarantine } from './timer-quarantine.ts';

// only in a bundle can it be seen whose code it is
const here = 'https://antom.example/sdk.js';
const caller = vi.hoisted(() => ({ file: '' }));
vi.mock('./caller.ts', () => ({
  markOwnFile: () => undefined,
  Caller: class {
    readonly file = caller.file;
  },
}));

const HOUR = 3_600_000;

let quarantine: TimerQuarantine;
const ran: string[] = [];

beforeEach(() => {
  caller.file = here;
  vi.useFakeTimers();
  quarantine = new TimerQuarantine((file) => file === here);
  quarantine.begin();
  ran.length = 0;
});

afterEach(() => {
  quarantine.end();
  quarantine.dispose();
  vi.clearAllTimers();
  vi.useRealTimers();
});

it('stops long timers at the end; at the next begin they go on, and what fell due runs', () => {
  window.setTimeout(() => ran.push('due'), 60_000);
  window.setTimeout(() => ran.push('later'), HOUR + 60_000);
  window.setInterval(() => ran.push('often'), 40_000);
  quarantine.end();
  vi.advanceTimersByTime(HOUR);
  expect(ran).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
  quarantine.begin();
  vi.advanceTimersByTime(90_000);
  expect(ran).toEqual(['due', 'often', 'later', 'often']);
});

it('many short opens do not pile up timers', () => {
  quarantine.end();
  for (let opens = 0; opens < 50; opens += 1) {
    quarantine.begin();
    window.setTimeout(() => ran.push('over'), 10_000);
    vi.advanceTimersByTime(1_000);
    quarantine.end();
    vi.advanceTimersByTime(1_000);
  }
  quarantine.begin();
  vi.advanceTimersByTime(0);
  expect(vi.getTimerCount()).toBeLessThan(6);
  expect(ran.length).toBeGreaterThan(44);
});

it('takes a timer off its list when it has run or was cleared', () => {
  window.setTimeout(() => ran.push('ran'), 2_000);
  const cleared = window.setTimeout(() => ran.push('cleared'), 3_000);
  vi.advanceTimersByTime(2_500);
  window.clearTimeout(cleared);
  quarantine.end();
  quarantine.begin();
  vi.advanceTimersByTime(HOUR);
  expect(ran).toEqual(['ran']);
});

it('clears a timer that was begun again by the id that its owner knows', () => {
  const id = window.setTimeout(() => ran.push('cleared'), 60_000);
  quarantine.end();
  quarantine.begin();
  window.clearTimeout(id);
  vi.advanceTimersByTime(HOUR);
  expect(ran).toEqual([]);
});

it('leaves short timers and those of other files alone, with their arguments', () => {
  window.setTimeout((word: string) => ran.push(word), 900, 'short');
  caller.file = 'https://shop.example/shop.js';
  window.setTimeout((word: string) => ran.push(word), 60_000, 'of the shop');
  quarantine.end();
  vi.advanceTimersByTime(HOUR);
  expect(ran).toEqual(['short', 'of the shop']);
});

it('a timer that is set after the end waits for the next cashier', () => {
  quarantine.end();
  const id = window.setTimeout(() => ran.push('late'), 5_000);
  const cleared = window.setTimeout(() => ran.push('cleared'), 5_000);
  window.clearTimeout(cleared);
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(HOUR);
  expect(ran).toEqual([]);
  quarantine.begin();
  vi.advanceTimersByTime(0);
  expect(ran).toEqual(['late']);
  window.clearTimeout(id);
});

it('after the end timers of the page are its own', () => {
  quarantine.end();
  caller.file = 'https://shop.example/shop.js';
  window.setTimeout((word: string) => ran.push(word), 60_000, 'of the shop');
  vi.advanceTimersByTime(HOUR);
  expect(ran).toEqual(['of the shop']);
});

it('N1: what a timer of Antom’s SDK throws is caught, and what the shop’s throws is not', () => {
  const fail = () => {
    throw { title: 'sdk_error_pop_up_time_out' };
  };
  window.setTimeout(fail, 3_000);
  expect(() => vi.advanceTimersByTime(3_000)).not.toThrow();
  caller.file = 'https://shop.example/shop.js';
  window.setTimeout(fail, 3_000);
  expect(() => vi.advanceTimersByTime(3_000)).toThrow();
});

it('puts the page’s own functions back, unless somebody has put theirs over it', () => {
  quarantine.end();
  quarantine.dispose();
  const { setTimeout: own } = window;
  quarantine.begin();
  expect(window.setTimeout).not.toBe(own);
  const theirs = ((...args: Parameters<typeof own>) => own(...args)) as typeof own;
  window.setTimeout = theirs;
  quarantine.end();
  quarantine.dispose();
  expect(window.setTimeout).toBe(theirs);
  window.setTimeout = own;
});
