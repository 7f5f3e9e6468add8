// @vitest-environment node
import { brotliCompressSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { RESULT_CODES, type NextStep, type PaymentResultCode } from '@ams-cashier/protocol';
import { advise } from './advice.ts';
import { adviceText } from './advice-text/choose.ts';
import { enUS } from './advice-text/en-us.ts';
import { GROUPS } from './advice-text/group.ts';
import type { AdviceTexts } from './advice-text/type.ts';
import { zhCN } from './advice-text/zh-cn.ts';

const LIMIT = 4096;

const codes = Object.keys(RESULT_CODES) as PaymentResultCode[];
const events = ['SDK_PAYMENT_PENDING', 'SDK_PAYMENT_PROCESSING', 'SDK_PAYMENT_ERROR'];
const subjects = [...codes, ...events, 'A_CODE_OF_TOMORROW', 'toString'];

interface Language {
  readonly file: string;
  readonly texts: AdviceTexts;
  /** Words that would help a thief, blame the shopper, or mean nothing to one. */
  readonly forbidden: RegExp;
  /** How a text after which this step comes has to end. */
  readonly ending: { readonly [Step in NextStep]: RegExp };
  readonly merchantEnd: RegExp;
}

const languages: readonly Language[] = [
  {
    file: 'en-us',
    texts: enUS,
    forbidden:
      /fraud|risk|stol|steal|\blost|suspic|suspect|black|restrict|report|polic|issuer|antom|(?<!security |verification )code|\bapi\b|sdk|3-?d\b|session|server|parameter|time-?out|error|kyc|fault|you (entered|typed|failed|must)|invalid|illegal|_/i,
    ending: {
      same_session: /again( when you’re ready)?\.$/,
      other_card: /Please use another card or another way to pay(, or ask your bank)?\.$/,
      new_session: /Please start (the payment )?again( and choose .+|, or contact the shop)?\.$/,
      check_status: /don’t pay again(\.|: the shop will tell you the result\.)/,
      later: /Please try again later, or .+\.$/,
      no: /Please contact the shop\.$/,
    },
    merchantEnd: /\.$/,
  },
  {
    file: 'zh-cn',
    texts: zhCN,
    forbidden:
      /欺诈|风险|风控|盗|窃|挂失|丢失|可疑|涉嫌|黑名单|受限|限制|没收|收回|策略|发卡行|代码|接口|会话|参数|服务|超时|错误|异常|非法|[\w,.:;!?]/,
    ending: {
      same_session: /(重试|再试|重新付款)。$/,
      other_card: /请换一张卡.+。$/,
      new_session: /请重新发起付款.*。$/,
      check_status: /请勿重复付款|不要重复付款/,
      later: /请稍后再试，.+。$/,
      no: /请联系商家。$/,
    },
    merchantEnd: /。$/,
  },
];

it('knows every documented code and every event that leaves a payment open', () => {
  expect(codes).toHaveLength(76);
  expect(Object.keys(GROUPS).sort()).toEqual([...codes, ...events].sort());
});

it('does not compile with a text missing', () => {
  const { INVALID_CVV: _code, ...codesLeft } = enUS.merchant.why;
  expectTypeOf(codesLeft).not.toExtend<AdviceTexts['merchant']['why']>();
  const { declined: _group, ...groupsLeft } = enUS.shopper.why;
  expectTypeOf(groupsLeft).not.toExtend<AdviceTexts['shopper']['why']>();
  const { no: _step, ...stepsLeft } = enUS.merchant.next;
  expectTypeOf(stepsLeft).not.toExtend<AdviceTexts['merchant']['next']>();
});

describe.each(languages)('$file', ({ file, texts, forbidden, ending, merchantEnd }) => {
  const steps = Object.keys(ending) as NextStep[];
  /** Every text that anybody could get: context can change the step of any code. */
  const all = subjects.flatMap((code) =>
    steps.map((step) => ({ code, step, ...adviceText(texts, code, step) })),
  );

  it('has all texts, none of them undefined or twice the same fact', () => {
    for (const { shopper, merchant } of all) {
      expect(`${shopper} ${merchant}`).not.toMatch(/undefined|null|\[object| {2}/);
    }
    const { unknown: _, ...facts } = texts.merchant.why;
    expect(Object.keys(facts).sort()).toEqual(Object.keys(GROUPS).sort());
    expect(new Set(Object.values(texts.merchant.why)).size).toBe(80);
    expect(new Set(Object.values(texts.shopper.why)).size).toBe(22);
    expect(new Set(Object.values(GROUPS)).size).toBe(24);
  });

  it('keeps from the shopper what could help a thief, and technical words', () => {
    expect(all.filter(({ shopper }) => forbidden.test(shopper))).toEqual([]);
    expect(all.filter(({ shopper }) => /[A-Z]{2}/.test(shopper))).toEqual([]);
  });

  it('does not let the shopper tell a barred card from an ordinary refusal', () => {
    const twins: { readonly [Code in PaymentResultCode]?: PaymentResultCode } = {
      FRAUD_REJECT: 'DO_NOT_HONOR',
      RISK_REJECT: 'DO_NOT_HONOR',
      SUSPECTED_CARD: 'DO_NOT_HONOR',
      RESTRICTED_CARD: 'DO_NOT_HONOR',
      LOST_CARD: 'DO_NOT_HONOR',
      STOLEN_CARD: 'DO_NOT_HONOR',
      PICKUP_CARD: 'DO_NOT_HONOR',
      ACCOUNT_CLOSED: 'DO_NOT_HONOR',
      BLOCKED_FIRST_USED: 'DO_NOT_HONOR',
      POLICY: 'DO_NOT_HONOR',
      SUSPECTED_RISK: 'PAYMENT_COUNT_EXCEED_LIMIT',
      PAYMENT_PROHIBITED: 'ACCESS_DENIED',
    };
    for (const [code, twin] of Object.entries(twins)) {
      for (const step of steps) {
        expect(adviceText(texts, code, step).shopper).toBe(adviceText(texts, twin, step).shopper);
      }
    }
    const risky = codes.filter((code) => RESULT_CODES[code][1] === 'risk');
    expect(Object.keys(twins)).toEqual(expect.arrayContaining(risky));
  });

  it('follows the step in both voices, also one that the context has changed', () => {
    for (const { code, step, shopper, merchant } of all) {
      const isOpen = ['waiting', 'finished'].includes(GROUPS[code as PaymentResultCode]);
      expect(shopper, `${code} ${step}`).toMatch(ending[isOpen ? 'check_status' : step]);
      expect(merchant, `${code} ${step}`).toMatch(merchantEnd);
      expect(merchant.endsWith(texts.merchant.next[step])).toBe(true);
    }
    const afterChallenge = advise('INVALID_CVV', { threeDSFailed: true }).step;
    expect(adviceText(texts, 'INVALID_CVV', afterChallenge).shopper).toMatch(ending.new_session);
  });

  it('never tells an open outcome as a failure', () => {
    const open = codes.filter((code) => advise(code).step === 'check_status');
    expect(open).toHaveLength(7);
    for (const code of [
      ...open,
      'SDK_PAYMENT_PENDING',
      'SDK_PAYMENT_ERROR',
      'DO_NOT_HONOR',
      'A_CODE_OF_TOMORROW',
    ]) {
      expect(adviceText(texts, code, 'check_status').shopper).toBe(texts.shopper.open.waiting);
    }
  });

  it('asks the shopper of SDK_PAYMENT_PROCESSING whether the payment was finished', () => {
    const { shopper, merchant } = adviceText(texts, 'SDK_PAYMENT_PROCESSING', 'check_status');
    expect(shopper).toMatch(/[?？]/);
    expect(merchant).toContain('inquiryPayment');
    expect(all.filter((one) => /[?？]/.test(one.shopper)).map(({ code }) => code)).toEqual(
      steps.map(() => 'SDK_PAYMENT_PROCESSING'),
    );
  });

  it('is a calm failure for a code that nobody knows', () => {
    const unknown = adviceText(texts, 'A_CODE_OF_TOMORROW', 'new_session');
    expect(unknown.shopper).toBe(adviceText(texts, 'PROCESS_FAIL', 'new_session').shopper);
    expect(unknown.merchant.startsWith(texts.merchant.why.unknown)).toBe(true);
    expect(adviceText(texts, 'toString', 'no')).toEqual(adviceText(texts, 'nothing', 'no'));
  });

  it(`is at most ${LIMIT} bytes (brotli), both voices`, async () => {
    const result = await build({
      root: fileURLToPath(new URL('advice-text', import.meta.url)),
      configFile: false,
      logLevel: 'error',
      build: {
        write: false,
        target: 'es2022',
        rolldownOptions: { input: `${file}.ts`, preserveEntrySignatures: 'strict' },
      },
    });
    const { output } = result as Rolldown.RolldownOutput;
    const [chunk, ...others] = output.flatMap((made) => (made.type === 'chunk' ? [made.code] : []));
    expect(others).toEqual([]);
    const size = brotliCompressSync(chunk ?? '').length;
    console.info(`advice texts ${file}: ${size} bytes, brotli`);
    expect(size).toBeGreaterThan(2_000);
    expect(size).toBeLessThanOrEqual(LIMIT);
  });
});

it('is Chinese in the Chinese texts, and only there', () => {
  const both = (texts: AdviceTexts) =>
    subjects.map((code) => adviceText(texts, code, advise(code).step));
  for (const { shopper, merchant } of both(zhCN)) {
    expect(shopper).toMatch(/^[\p{Script=Han}，。；？]+$/u);
    // API names stay as they are; sentences are Chinese
    expect(merchant).toMatch(/[\p{Script=Han}]{4}/u);
    expect(merchant).not.toMatch(/\p{Script=Han}[,;:.!?]/u);
  }
  for (const { shopper, merchant } of both(enUS)) {
    expect(shopper + merchant).not.toMatch(/[\p{Script=Han}，。；？]/u);
  }
});
