import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFlags, USAGE } from './flags.ts';
import { LIMITS } from './gateway/limits.ts';

const flagsOf = (text: string, row: RegExp) =>
  [...text.matchAll(row)].map(([, flag]) => flag).sort();

it('README and --help list the same flags', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  expect(flagsOf(readme, /^\| `(--[\w-]+)/gm)).toEqual(flagsOf(USAGE, /^ {2}(--[\w-]+)/gm));
});

describe('the flags', () => {
  it('have defaults', () => {
    expect(readFlags([])).toEqual({
      port: 4242,
      host: '127.0.0.1',
      data: '.sandbox/sandbox.db',
      speed: 1,
      notifyDelay: 0,
      limits: LIMITS,
    });
  });

  it('can all be set', () => {
    const args =
      '--port 0 --https-port 443 --host ::1 --public-url https://a.example --memory --speed 60 --notify-delay 5';
    const limits = '--max-rate 1 --max-body 2 --max-header 3 --max-connections 4 --max-time 5';
    expect(readFlags([...args.split(' '), ...limits.split(' ')])).toEqual({
      port: 0,
      httpsPort: 443,
      host: '::1',
      publicUrl: 'https://a.example',
      data: ':memory:',
      speed: 60,
      notifyDelay: 5,
      limits: { rate: 1, body: 2, header: 3, connections: 4, time: 5 },
    });
  });
});
