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
      trustedHosts: [],
      data: '.sandbox/sandbox.db',
      speed: 1,
      notifyDelay: 0,
      limits: LIMITS,
    });
  });

  it('can all be set', () => {
    const args =
      '--port 0 --https-port 443 --host ::1 --public-url https://a.example --trusted-hosts sandbox,Localhost --memory --speed 60 --notify-delay 5';
    const limits = '--max-rate 1 --max-body 2 --max-header 3 --max-connections 4 --max-time 5';
    expect(readFlags([...args.split(' '), ...limits.split(' ')])).toEqual({
      port: 0,
      httpsPort: 443,
      host: '::1',
      trustedHosts: ['sandbox', 'localhost'],
      publicUrl: 'https://a.example',
      data: ':memory:',
      speed: 60,
      notifyDelay: 5,
      limits: { rate: 1, body: 2, header: 3, connections: 4, time: 5 },
    });
  });

  it('can be variables, too; what is typed wins', () => {
    const environment = {
      AMS_SANDBOX_PORT: '4343',
      AMS_SANDBOX_HOST: '0.0.0.0',
      AMS_SANDBOX_TRUSTED_HOSTS: 'sandbox',
      AMS_SANDBOX_DATA: '/data/sandbox.db',
      AMS_SANDBOX_PUBLIC_URL: '',
      AMS_SANDBOX_MAX_RATE: '7',
    };
    expect(readFlags(['--port', '5'], environment)).toEqual({
      port: 5,
      host: '0.0.0.0',
      trustedHosts: ['sandbox'],
      data: '/data/sandbox.db',
      speed: 1,
      notifyDelay: 0,
      limits: { ...LIMITS, rate: 7 },
    });
    expect(readFlags(['--memory'], environment)).toMatchObject({ data: ':memory:' });
    const inMemory = { AMS_SANDBOX_MEMORY: '1' };
    expect(readFlags([], { ...environment, ...inMemory })).toMatchObject({ data: ':memory:' });
    expect(readFlags([], inMemory)).toMatchObject({ data: ':memory:' });
    expect(readFlags(['--data', 'x.db'], inMemory)).toMatchObject({ data: 'x.db' });
  });

  it.each([
    [{ AMS_SANDBOX_MEMORY: 'yes' }, 'AMS_SANDBOX_MEMORY is "yes"; it must be 1 or 0.'],
    [{ AMS_SANDBOX_PORT: 'x' }, 'AMS_SANDBOX_PORT is "x"'],
    [{ AMS_SANDBOX_PUBLIC_URL: 'x' }, 'AMS_SANDBOX_PUBLIC_URL is "x"'],
    [{ AMS_SANDBOX_MAX_RATE: '0' }, 'AMS_SANDBOX_MAX_RATE is "0"'],
    [
      { AMS_SANDBOX_TRUSTED_HOSTS: 'a:80' },
      'AMS_SANDBOX_TRUSTED_HOSTS is "a:80"; it must be names',
    ],
    [{ AMS_SANDBOX_TRUSTED_HOSTS: '*' }, 'AMS_SANDBOX_TRUSTED_HOSTS is "*"'],
  ])('a wrong variable is told: %j', (environment, words) => {
    expect(() => readFlags([], environment)).toThrow(words);
  });

  it('a wrong flag is reported by its own name, though there is a variable', () => {
    const read = () => readFlags(['--port', 'y'], { AMS_SANDBOX_PORT: '1' });
    expect(read).toThrow('--port is "y"');
  });

  it('a number beyond all limits is refused', () => {
    const words = 'it must be a number from 0.001 to 1000000.';
    for (const speed of ['9'.repeat(400), '1000001', '0.0001', '0', 'NaN', 'Infinity', '1e3']) {
      expect(() => readFlags(['--speed', speed])).toThrow(`--speed is "${speed}"; ${words}`);
    }
    for (const delay of ['1.5', '99999999999999999999', '-1']) {
      expect(() => readFlags([`--notify-delay=${delay}`])).toThrow(
        `--notify-delay is "${delay}"; it must be a whole number of milliseconds up to 31622400000.`,
      );
    }
  });
});
