// @vitest-environment node
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { contrast } from './colour.ts';

const css = await readFile(new URL('./page.css', import.meta.url), 'utf8');

function tokens(selector: string): Map<string, readonly [number, number, number]> {
  const start = css.indexOf(`${selector} {`);
  expect(start).toBeGreaterThan(-1);
  const block = css.slice(start, css.indexOf('}', start));
  const found = block.matchAll(/--([\w-]+): #(..)(..)(..);/g);
  return new Map(
    [...found].map(([, name = '', ...channels]) => {
      const [red = 0, green = 0, blue = 0] = channels.map((channel) =>
        Number.parseInt(channel, 16),
      );
      return [name, [red, green, blue]];
    }),
  );
}

/** Text needs 4.5:1, edges of controls and signs 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). */
const PAIRS = [
  ['text', 'surface', 4.5],
  ['text', 'raised', 4.5],
  ['text', 'danger-ground', 4.5],
  ['muted', 'surface', 4.5],
  ['muted', 'raised', 4.5],
  ['on-accent', 'accent', 4.5],
  ['danger', 'surface', 4.5],
  ['edge', 'surface', 3],
  ['ring', 'surface', 3],
  ['danger', 'danger-ground', 3],
  ['good', 'surface', 3],
  ['wait', 'surface', 3],
] as const;

describe.each([':root', ":root[data-theme='dark']"])('%s', (selector) => {
  it.each(PAIRS)('%s on %s: at least %d', (front, back, least) => {
    const table = tokens(selector);
    const [one, other] = [table.get(front), table.get(back)];
    expect(one && other && contrast(one, other)).toBeGreaterThanOrEqual(least);
  });
});

it('gives both themes the same tokens', () => {
  expect([...tokens(":root[data-theme='dark']").keys()]).toEqual([...tokens(':root').keys()]);
});
