import { afterEach, expect, it, vi } from 'vitest';
import { ensurePrograms, reasonNotToPlay } from './other-browsers.ts';

afterEach(() => void vi.unstubAllEnvs());

it('what Debian doesn’t have is no reason to fail in CI, and its absence says what helps', async () => {
  vi.stubEnv('CI', 'true');
  vi.stubEnv('PATH', '');
  vi.stubEnv('GECKODRIVER_PATH', '');
  await expect(ensurePrograms(['geckodriver'])).resolves.toBeUndefined();
  expect(reasonNotToPlay('geckodriver')).toContain('GECKODRIVER_PATH');
});

it('a geckodriver that is named is used', () => {
  vi.stubEnv('GECKODRIVER_PATH', '/opt/geckodriver');
  expect(reasonNotToPlay('geckodriver')).toBeUndefined();
});
