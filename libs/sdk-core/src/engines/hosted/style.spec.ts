/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const source = readFileSync('src/engines/hosted/style.ts', 'utf8');

function luminance(hex: string): number {
  const long = hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex;
  const channels = [1, 3, 5].map((from) => Number.parseInt(long.slice(from, from + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, 1.4.3 and 1.4.11. */
const PAIRS = [
  ['text', 'surface', 4.5],
  ['accent', 'surface', 3],
] as const;

/** The dark tokens stand twice: for a shop that asks for them, and for a shopper who does. */
const blocks = [...source.matchAll(/--surface:[^}]*\}/g)].map(([block]) => block);

it('has light tokens and two sets of dark ones that are equal', () => {
  const [light, ...dark] = blocks.map((block) => block.replace(/\s+/g, ' '));
  expect(dark).toHaveLength(2);
  expect(dark[0]).toBe(dark[1]);
  expect(light).not.toBe(dark[0]);
});

describe.each(blocks)('%s', (block) => {
  const tokens = new Map(
    [...block.matchAll(/--(\w+): (#\w+);/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
  it.each(PAIRS)('%s on %s: at least %d', (front, back, least) => {
    const [one, other] = [front, back].map((name) => luminance(tokens.get(name) ?? ''));
    const [dark = 0, light = 0] = [one ?? NaN, other ?? NaN].sort((a, b) => a - b);
    expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(least);
  });
});
