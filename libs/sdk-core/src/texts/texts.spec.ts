// @vitest-environment node
import {
  FALLBACK_LOCALE,
  LOCALES,
  RESULT_CODES,
  type Locale,
  type NextStep,
  type PaymentResultCode,
} from '@ams-cashier/protocol';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { advise, loadAdvice } from '../advice/advice.ts';
import { adviceText } from './choose.ts';
import { texts as english } from './en-us.ts';
import { GROUPS } from './group.ts';
import { fetchLanguage } from './languages.ts';
import { merchant as englishMerchant } from './merchant.ts';
import type { MerchantTexts, Texts } from './type.ts';

const codes = Object.keys(RESULT_CODES) as PaymentResultCode[];
const events = ['SDK_PAYMENT_PENDING', 'SDK_PAYMENT_PROCESSING', 'SDK_PAYMENT_ERROR'];
const subjects = [...codes, ...events, 'A_CODE_OF_TOMORROW', 'toString'];
const steps: readonly NextStep[] = [
  'same_session',
  'other_card',
  'new_session',
  'check_status',
  'later',
  'no',
];

/** Words that would help a thief, blame the shopper, or mean nothing to one. */
const FORBIDDEN: { readonly [Of in Locale]: RegExp } = {
  en_US:
    /fraud|risk|stol|steal|\blost|suspic|suspect|black|restrict|report|polic|issuer|antom|(?<!security |verification )code|\bapi\b|sdk|3-?d\b|session|server|parameter|time-?out|error|kyc|fault|you (entered|typed|failed|must)|invalid|illegal|_/i,
  ar_SA: /احتيال|مسروق|سرقة|مفقود|مخاطر|مشبوه|اشتباه|محظور|مصادرة|\w/i,
  de_DE:
    /betrug|gestohlen|diebstahl|verloren|verdacht|risiko|gesperrt|richtlinie|fehler|sitzung|server|parameter|ungültig|schuld|(?<!bestätigungs|sicherheits)code/i,
  es_ES:
    /fraude|\brobad|\brobo\b|perdid|sospech|riesgo|bloquead|restring|error|sesión|servidor|parámetro|inválid|culpa|código(?! de (?:seguridad|verificación))/i,
  fr_FR:
    /fraude|vol[ée]|perdue?|soupçon|suspect|risque|bloqu|erreur|session|serveur|paramètre|invalide|faute|code(?! de (?:sécurité|vérification))/i,
  hi_IN: /धोखा|चोरी|गुम|खोया|संदिग्ध|शक|जोखिम|ब्लॉक|त्रुटि|सत्र|सर्वर|अमान्य|गलती|[a-z]/i,
  in_ID:
    /penipuan|dicuri|curian|hilang|curiga|risiko|blokir|kesalahan|galat|sesi|server|parameter|tidak valid|kode(?! (?:keamanan|verifikasi|baru))/i,
  it_IT:
    /frode|rubat|furto|smarrit|sospett|rischio|bloccat|errore|sessione|server|parametro|non valid|colpa|codice(?! di (?:sicurezza|verifica))/i,
  ja_JP: /不正|詐欺|盗|紛失|疑|リスク|制限され|凍結|エラー|セッション|サーバー|無効|異常|[a-z]/i,
  ko_KR: /사기|도난|분실|의심|위험|차단|오류|세션|서버|잘못|부정|[a-z]/i,
  ms_MY:
    /penipuan|dicuri|curi|hilang|syak|risiko|disekat|ralat|sesi|pelayan|parameter|tidak sah|kod(?! (?:keselamatan|pengesahan|baharu))/i,
  nl_NL:
    /fraude|gestolen|diefstal|verloren|verdacht|risico|geblokkeerd|fout|sessie|server|parameter|ongeldig|schuld|(?<!verificatie|beveiligings)code/i,
  pl_PL:
    /oszust|skradzion|kradzież|zgubion|utracon|podejrz|ryzyk|zablokow|błąd|sesj|serwer|parametr|nieprawidłow[ey] konto|kod(?! (?:zabezpieczający|weryfikacyjny|i spróbuj))/i,
  pt_PT:
    /fraude|roubad|furt|perdid|suspeit|risco|bloquead|erro|sessão|servidor|parâmetro|inválid|culpa|código(?! de (?:segurança|verificação))/i,
  pt_BR:
    /fraude|roubad|furt|perdid|suspeit|risco|bloquead|erro|sessão|servidor|parâmetro|inválid|culpa|código(?! de (?:segurança|verificação))/i,
  ro: /fraud|furat|pierdut|suspect|risc|blocat|eroare|sesiune|server|parametr|nevalid|vina|cod(?!ul de (?:securitate|verificare)| nou)/i,
  th_TH: /ฉ้อโกง|ทุจริต|ขโมย|สูญหาย|น่าสงสัย|ต้องสงสัย|ความเสี่ยง|ระงับ|ข้อผิดพลาด|เซสชัน|เซิร์ฟเวอร์|[a-z]/i,
  tl_PH:
    /panloloko|nakaw|nawala|kahina|peligro|risk|naka-block|error|session|server|parameter|kasalanan|(?<!security |verification )code/i,
  tr_TR:
    /dolandır|çalın|kayıp|şüphe|risk|engellen|bloke|hata|oturum|sunucu|parametre|geçersiz|kod(?!u (?:kartla|eşleş)| isteyip)/i,
  vi_VN:
    /gian lận|lừa đảo|đánh cắp|bị mất|nghi ngờ|đáng ngờ|rủi ro|bị chặn|bị khóa|lỗi|phiên|máy chủ|tham số|không hợp lệ|mã(?! (?:bảo mật|xác minh|mới))/i,
  zh_HK:
    /欺詐|詐騙|風險|盜|竊|掛失|遺失|可疑|懷疑|黑名單|受限|沒收|收回|發卡行|代碼|介面|工作階段|參數|伺服器|逾時|錯誤|異常|非法|[\w,.:;!?]/i,
  zh_CN:
    /欺诈|风险|风控|盗|窃|挂失|丢失|可疑|涉嫌|黑名单|受限|限制|没收|收回|策略|发卡行|代码|接口|会话|参数|服务|超时|错误|异常|非法|[\w,.:;!?]/,
};

/** Where a language is not written in Latin letters: what its texts are made of. */
const SCRIPT: { readonly [Of in Locale]?: RegExp } = {
  ar_SA: /^[\p{Script=Arabic}\p{Mark}\s.،:؟]+$/u,
  hi_IN: /^[\p{Script=Devanagari}\s,:।?]+$/u,
  ja_JP: /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、。？]+$/u,
  ko_KR: /^[\p{Script=Hangul}\s,.?]+$/u,
  th_TH: /^[\p{Script=Thai}\s?]+$/u,
  zh_CN: /^[\p{Script=Han}，。；？]+$/u,
  zh_HK: /^[\p{Script=Han}，。；？]+$/u,
};

/** Each text with its path. */
function leaves(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(Object(value)).flatMap(([key, one]) => leaves(one, `${path}.${key}`));
}

it('knows every documented code and every event that leaves a payment open', () => {
  expect(codes).toHaveLength(76);
  expect(Object.keys(GROUPS).sort()).toEqual([...codes, ...events].sort());
});

it('does not compile with a text missing', () => {
  const { INVALID_CVV: _code, ...codesLeft } = englishMerchant.why;
  expectTypeOf(codesLeft).not.toExtend<MerchantTexts['why']>();
  const { no: _step, ...stepsLeft } = englishMerchant.next;
  expectTypeOf(stepsLeft).not.toExtend<MerchantTexts['next']>();
  const { declined: _group, ...groupsLeft } = english.advice.why;
  expectTypeOf(groupsLeft).not.toExtend<Texts['advice']['why']>();
  const { close: _close, ...wordsLeft } = english.surface;
  expectTypeOf(wordsLeft).not.toExtend<Texts['surface']>();
});

it('is told which language it became', async () => {
  expect(await loadAdvice('zh-CN')).toBe('zh_CN');
  expect(advise('DO_NOT_HONOR').shopper).toMatch(SCRIPT.zh_CN as RegExp);
  expect(await loadAdvice('sv-SE')).toBe('en_US');
  expect(advise('DO_NOT_HONOR').shopper).toMatch(/^Your payment wasn’t approved\. Please/);
});

describe.each(LOCALES)('%s', async (locale) => {
  const { texts, merchant = englishMerchant } = await fetchLanguage(locale);
  const { advice } = texts;
  /** Every text that anybody could get: context can change the step of any code. */
  const all = subjects.flatMap((code) =>
    steps.map((step) => ({ code, step, ...adviceText(texts, merchant, code, step) })),
  );

  it('has all texts, of its own, and none twice for two facts', () => {
    const paths = (of: Texts) =>
      leaves({ ...of, advice: { ...of.advice, nextFor: undefined } }).map(([path]) => path);
    expect(paths(texts)).toEqual(paths(english));
    for (const [path, text] of leaves(texts)) {
      expect(text.trim(), path).toBe(path === '.space' ? '' : text);
      if (path !== '.space')
        expect(text, path).not.toMatch(/^$|undefined|\bnull\b|\[object| {2}|'|\.\.\./);
    }
    const { vaulting, ...surface } = texts.surface;
    for (const [name, text] of Object.entries(vaulting)) {
      expect(text).not.toBe(surface[name as keyof typeof surface]);
    }
    for (const group of [advice.why, advice.next, advice.open, surface, vaulting] as const) {
      const values = Object.values(group);
      // a form and its frame may have one name
      expect(new Set(values).size).toBeGreaterThanOrEqual(
        values.length - (group === surface ? 1 : 0),
      );
    }
    if (locale !== FALLBACK_LOCALE) {
      const given = new Map(leaves(english));
      const borrowed = leaves(texts).filter(([path, text]) => given.get(path) === text);
      expect(borrowed.map(([path]) => path).filter((path) => path !== '.space')).toEqual([]);
    }
  });

  it('says nothing of a payment where a card is saved', () => {
    const { why, next, open, vaulting } = advice;
    const aboutPayments = [
      why.declined,
      why.failed,
      why.shop,
      why.order,
      next.other_card,
      next.later,
      ...Object.values(open),
    ];
    for (const code of subjects) {
      for (const step of steps) {
        const said = adviceText(texts, merchant, code, step, 'vaulting').shopper;
        expect(
          aboutPayments.filter((text) => said.includes(text)),
          `${code} ${step}`,
        ).toEqual([]);
        expect(said).toMatch(SCRIPT[locale] ?? /^[\p{Script=Latin}\s\d.,;:!?¿’“”„–-]+$/u);
        expect(said).not.toMatch(FORBIDDEN[locale]);
      }
    }
    const said = (code: string, step: NextStep) =>
      adviceText(texts, merchant, code, step, 'vaulting').shopper;
    expect(said('DO_NOT_HONOR', 'other_card')).toBe(
      vaulting.declined + texts.space + vaulting.next.other_card,
    );
    expect(said('INVALID_CVV', 'same_session')).toBe(
      adviceText(texts, merchant, 'INVALID_CVV', 'same_session').shopper,
    );
    expect(said('PAYMENT_IN_PROCESS', 'check_status')).toBe(vaulting.waiting);
  });

  it('is written in its own letters, with a full stop', () => {
    const stop = { hi_IN: /[।?]$/, th_TH: /./ }[locale as string] ?? /[.。?？؟]$/;
    for (const { shopper } of all) {
      expect(shopper).toMatch(SCRIPT[locale] ?? /^[\p{Script=Latin}\s\d.,;:!?¿’“”„–-]+$/u);
      expect(shopper).toMatch(stop);
    }
  });

  it('keeps from the shopper what could help a thief, and technical words', () => {
    expect(all.filter(({ shopper }) => FORBIDDEN[locale].test(shopper))).toEqual([]);
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
    const said = (code: string, step: NextStep) => adviceText(texts, merchant, code, step).shopper;
    for (const [code, twin] of Object.entries(twins)) {
      for (const step of steps) expect(said(code, step)).toBe(said(twin, step));
    }
    const risky = codes.filter((code) => RESULT_CODES[code][1] === 'risk');
    expect(Object.keys(twins)).toEqual(expect.arrayContaining(risky));
  });

  it('follows the step in both voices, also one that the context has changed', () => {
    for (const { code, step, shopper, merchant: toMerchant } of all) {
      const group = GROUPS[code as keyof typeof GROUPS] ?? 'failed';
      const ending =
        group === 'waiting' || group === 'finished'
          ? advice.open[group]
          : step === 'check_status'
            ? advice.open.waiting
            : (advice.nextFor[group]?.[step] ?? advice.next[step]);
      expect(shopper.endsWith(ending), `${code} ${step}`).toBe(true);
      expect(toMerchant?.endsWith(merchant.next[step]), `${code} ${step}`).toBe(true);
    }
    const afterChallenge = advise('INVALID_CVV', { threeDSFailed: true }).step;
    expect(
      adviceText(texts, merchant, 'INVALID_CVV', afterChallenge).shopper.endsWith(
        advice.next.new_session,
      ),
    ).toBe(true);
  });

  it('says more than the general next step exactly where English does', () => {
    expect(leaves(advice.nextFor).map(([path]) => path)).toEqual(
      leaves(english.advice.nextFor).map(([path]) => path),
    );
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
      expect(adviceText(texts, merchant, code, 'check_status').shopper).toBe(advice.open.waiting);
    }
  });

  it('asks the shopper of SDK_PAYMENT_PROCESSING whether the payment was finished', () => {
    const asks = all.filter(({ shopper }) => /[?？؟]|ไหม|หรือยัง/.test(shopper));
    expect(asks.map(({ code }) => code)).toEqual(steps.map(() => 'SDK_PAYMENT_PROCESSING'));
    expect(
      asks.every((one) => one.merchant?.includes('inquiryPayment') || one.step !== 'check_status'),
    ).toBe(true);
  });

  it('is a calm failure for a code that nobody knows', () => {
    const unknown = adviceText(texts, merchant, 'A_CODE_OF_TOMORROW', 'new_session');
    expect(unknown.shopper).toBe(
      adviceText(texts, merchant, 'PROCESS_FAIL', 'new_session').shopper,
    );
    expect(unknown.merchant?.startsWith(merchant.why.unknown)).toBe(true);
    expect(adviceText(texts, merchant, 'toString', 'no')).toEqual(
      adviceText(texts, merchant, 'nothing', 'no'),
    );
  });
});

describe('the merchant’s voice', () => {
  it('is missing without its file, and the shopper’s is not', () => {
    const { shopper } = adviceText(english, englishMerchant, 'INVALID_CVV', 'same_session');
    expect(adviceText(english, undefined, 'INVALID_CVV', 'same_session')).toEqual({ shopper });
  });

  it('is English, and Chinese beside Chinese', async () => {
    const own: Locale[] = [];
    for (const locale of LOCALES) if ((await fetchLanguage(locale)).merchant) own.push(locale);
    expect(own).toEqual(['zh_CN']);
    for (const text of Object.values(englishMerchant.why)) {
      expect(text).toMatch(/\.$/);
      expect(text).not.toMatch(/[\p{Script=Han}，。；？]/u);
    }
  });

  it('has one text for each fact', async () => {
    const { merchant } = await fetchLanguage('zh_CN');
    for (const voice of [englishMerchant, merchant as MerchantTexts]) {
      const { unknown: _, ...facts } = voice.why;
      expect(Object.keys(facts).sort()).toEqual(Object.keys(GROUPS).sort());
      expect(new Set(Object.values(voice.why)).size).toBe(80);
      expect(voice.why.SDK_PAYMENT_PROCESSING + voice.next.check_status).toContain(
        'inquiryPayment',
      );
    }
    // API names stay as they are; sentences are Chinese
    for (const text of Object.values(merchant?.why ?? {})) {
      expect(text).toMatch(/[\p{Script=Han}]{3}.*。$/u);
      expect(text).not.toMatch(/\p{Script=Han}[,;:.!?]/u);
    }
  });
});
