import { describe, expect, it } from 'vitest';
import { CONNECT, HELLO, readMessage, TO_PAGE, TO_SDK } from './frame-messages.ts';
import { isAsWritten, TRANSCRIPTS } from './transcripts.ts';

describe.each(TRANSCRIPTS)('transcript $name', ({ about, lines }) => {
  it('contains only valid messages', () => {
    expect(about).toMatch(/\.$/);
    for (const line of lines) {
      if ('page' in line) expect(readMessage(TO_SDK, line.page)).toBe(line.page);
      if ('sdk' in line) expect(readMessage(TO_PAGE, line.sdk)).toBe(line.sdk);
    }
    const wire = lines.filter((line) => 'hello' in line || 'connect' in line || 'sdk' in line);
    expect(wire).toMatchObject([
      { hello: { type: HELLO } },
      { connect: { type: CONNECT } },
      { sdk: { type: 'open' } },
      ...wire.slice(3),
    ]);
  });
});

it('together contain every message except heartbeat, layout, log and future events', () => {
  const said = (side: 'page' | 'sdk') =>
    new Set(
      TRANSCRIPTS.flatMap(({ lines }) => lines).map(
        (line) => (line as { page?: { type: string }; sdk?: { type: string } })[side]?.type,
      ),
    );
  expect(Object.keys(TO_PAGE).filter((type) => !said('sdk').has(type))).toEqual(['ping']);
  expect(Object.keys(TO_SDK).filter((type) => !said('page').has(type))).toEqual(['size', 'log']);
});

it('a star matches any text', () => {
  expect(isAsWritten({ a: 'x?y=1' }, { a: 'x?*' })).toBe(true);
  expect(isAsWritten({ a: 'z?y=1' }, { a: 'x?*' })).toBe(false);
  expect(isAsWritten({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(isAsWritten({ a: 1, b: 2 }, { a: 1 })).toBe(false);
  expect(isAsWritten({ a: 1 }, { a: 1, b: 2 })).toBe(false);
  expect(isAsWritten([1, 2], [1, 2])).toBe(true);
  expect(isAsWritten(undefined, { a: 1 })).toBe(false);
});
