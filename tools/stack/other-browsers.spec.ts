import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { ensurePrograms, reasonNotToPlay } from './other-browsers.ts';

const own = { ...process.env };
beforeEach(() => Object.assign(process.env, { CI: 'true', PATH: '', GECKODRIVER_PATH: '' }));
afterEach(() => {
  process.env = { ...own };
});

test('what Debian doesn’t have is no reason to fail in CI, and its absence says what helps', async () => {
  await ensurePrograms(['geckodriver']);
  assert.match(reasonNotToPlay('geckodriver') ?? '', /GECKODRIVER_PATH/);
});

test('a geckodriver that is named is used', () => {
  Object.assign(process.env, {
    GECKODRIVER_PATH: '/opt/geckodriver',
    FIREFOX_PATH: '/opt/firefox',
  });
  assert.equal(reasonNotToPlay('geckodriver'), undefined);
});
