import { describe, expect, it } from 'vitest';
import { PAGE_STYLE } from './page-style.ts';

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** WCAG 2.2, 1.4.3 and 1.4.11. */
const PAIRS = [
  ['text', 'surface', 4.5],
  ['muted', 'surface', 4.5],
  ['on-accent', 'accent', 4.5],
  ['edge', 'surface', 3],
  ['ring', 'surface', 3],
  ['accent', 'surface', 3],
] as const;

describe.each([':root', ':root.dark'])('%s', (selector) => {
  const block = PAGE_STYLE.split(`${selector} {`)[1]?.split('}')[0] ?? '';
  const tokens = new Map(
    [...block.matchAll(/--([\w-]+): (#\w{6});/g)].map(([, name = '', hex = '']) => [name, hex]),
  );

  it.each(PAIRS)('%s on %s: at least %d', (front, back, least) => {
    const [one = '', other = ''] = [tokens.get(front), tokens.get(back)];
    expect(contrast(one, other)).toBeGreaterThanOrEqual(least);
  });
});
