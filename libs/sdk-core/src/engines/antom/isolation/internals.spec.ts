import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PARTS } from './internals.ts';
import { isOfficial } from '../official/official.ts';
import { OFFICIAL_VERSION } from '../official/script.ts';

const require = createRequire(import.meta.url);
const folder = dirname(require.resolve('@alipay/ams-checkout/package.json'));
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

describe('the installed @alipay/ams-checkout', () => {
  it('is the version that the script tag asks for', () => {
    expect(JSON.parse(read('package.json'))).toMatchObject({ version: OFFICIAL_VERSION });
  });

  const sources = ['core/component', 'core/instance', 'plugin/component', 'util']
    .map((path) => read(`esm/${path}/index.js`))
    .concat(read('esm/util/logger.js'))
    .join('\n');
  const script = read('dist/umd/ams-checkout.min.js');

  it.each(PARTS)('has %s, in both its forms', (part) => {
    const name = part.split('.').at(-1) ?? '';
    expect(sources).toContain(`key: "${name}"`);
    expect(script).toMatch(new RegExp(`key:"${name}"`));
  });

  it('is told apart from ours by a method that only it has', () => {
    expect(sources).toContain('key: "initSecurity"');
    expect(isOfficial(class AMSCashierPayment {})).toBe(false);
    expect(isOfficial(undefined)).toBe(false);
    expect(
      isOfficial(
        class {
          initSecurity() {}
        },
      ),
    ).toBe(true);
  });
});
