import type { CashierOptions } from '../../contract/options.ts';
import { asRecord } from './json.ts';
import { isScriptOrigin } from './page/policy.ts';

const isText = (value: unknown) =>
  value === undefined || (typeof value === 'string' && value !== '');

/** Options that only this engine knows. They are checked when it opens, so that the entry stays small. */
const CHECKS: readonly (readonly [
  option: string,
  fits: (options: CashierOptions) => boolean,
  fix: string,
])[] = [
  [
    'antomSource',
    ({ antomSource = 'npm' }) => antomSource === 'npm' || antomSource === 'cdn',
    '"npm" or "cdn"',
  ],
  [
    'antomScript',
    ({ antomScript = {} }) => {
      const { version, nonce, integrity } = asRecord(antomScript);
      const isVersion = version === undefined || /^\d+\.\d+\.\d+$/.test(String(version));
      return Object(antomScript) === antomScript && isVersion && isText(nonce) && isText(integrity);
    },
    'an object with version such as "1.47.2", nonce and integrity, each if you need it',
  ],
  [
    'antomScriptOrigins',
    ({ antomScriptOrigins = [] }) =>
      Array.isArray(antomScriptOrigins) && antomScriptOrigins.every(isScriptOrigin),
    'an array of origins such as "https://scripts.example.com"',
  ],
  ['analytics', ({ analytics = {} }) => Object(analytics) === analytics, '{ enabled: false }'],
  [
    'onBeforeSubmit',
    ({ onBeforeSubmit }) => onBeforeSubmit === undefined || typeof onBeforeSubmit === 'function',
    'a function',
  ],
];

export function findOptionProblem(options: CashierOptions): string | undefined {
  const wrong = CHECKS.filter(([, fits]) => !fits(options)).map(
    ([option, , fix]) =>
      `Option ${option} is ${JSON.stringify(asRecord(options)[option])}. Pass ${fix}.`,
  );
  return wrong.length > 0 ? wrong.join(' ') : undefined;
}
