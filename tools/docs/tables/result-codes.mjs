import { RESULT_CODES } from '../../../libs/sdk-core/src/codes.ts';
import { adviceText } from '../../../libs/sdk-core/src/texts/choose.ts';
import { texts as english } from '../../../libs/sdk-core/src/texts/en-us.ts';
import { merchant as englishMerchant } from '../../../libs/sdk-core/src/texts/merchant.ts';
import {
  merchant as chineseMerchant,
  texts as chinese,
} from '../../../libs/sdk-core/src/texts/zh-cn.ts';
import { code, table } from '../table.mjs';

/** @typedef {import('../../../libs/sdk-core/src/contract/advice.ts').NextStep} NextStep */

/** @typedef {{ readonly [Step in NextStep]: string }} Steps */

const LANGUAGES = {
  en: {
    texts: english,
    merchant: englishMerchant,
    steps: /** @type {Steps} */ ({
      same_session: 'the shopper corrects the input and submits again in the same form',
      other_card: 'another card or method, in the same form',
      new_session: 'a new session, with a new paymentRequestId',
      check_status: 'the outcome is unknown: first ask your server',
      later: 'wait, then use a new session',
      no: 'the shopper can’t do anything',
    }),
    colon: ': ',
    afterEach: 'Each merchant text ends with: ',
    head: ['code', 'category', 'layer', 'shopper text', 'merchant text'],
    others: 'Other cases',
    othersHead: ['case', 'step', 'shopper text', 'merchant text'],
    anyOther: 'any other code',
  },
  zh: {
    texts: chinese,
    merchant: chineseMerchant,
    steps: /** @type {Steps} */ ({
      same_session: '买家改正之后，在同一个表单中再次提交',
      other_card: '在同一个表单中换一张卡或换一种支付方式',
      new_session: '使用新的会话和新的 paymentRequestId',
      check_status: '结果未定：先向服务端查询',
      later: '等待一段时间，再使用新的会话',
      no: '买家无能为力',
    }),
    colon: '：',
    afterEach: '每条给商户的文本都以此结尾：',
    head: ['结果码', '类别', '层', '给买家', '给商户'],
    others: '其他情况',
    othersHead: ['情况', '下一步', '给买家', '给商户'],
    anyOther: '其他任何结果码',
  },
};

/** @param {keyof typeof LANGUAGES} language */
export const resultCodes = (language) => () => {
  const words = LANGUAGES[language];
  const { texts, merchant } = words;
  const { why, next } = merchant;
  const sections = Object.entries(words.steps).map(([name, meaning]) => {
    const step = /** @type {NextStep} */ (name);
    const rows = Object.entries(RESULT_CODES)
      .filter(([, row]) => row[0] === step)
      .map(([name, [, category, layer]]) => {
        const resultCode = /** @type {keyof typeof RESULT_CODES} */ (name);
        const { shopper } = adviceText(texts, merchant, resultCode, step);
        return [code(resultCode), category, layer, shopper, why[resultCode]];
      });
    return [
      `### ${code(step)}${words.colon}${meaning}`,
      `${words.afterEach}${next[step]}`,
      table(words.head, rows),
    ].join('\n\n');
  });
  const open = /** @type {const} */ ([
    'SDK_PAYMENT_PENDING',
    'SDK_PAYMENT_PROCESSING',
    'SDK_PAYMENT_ERROR',
  ]);
  const others = [
    ...open.map((event) => [
      code(event),
      code('check_status'),
      adviceText(texts, merchant, event, 'check_status').shopper,
      why[event],
    ]),
    [
      words.anyOther,
      code('new_session'),
      adviceText(texts, merchant, '', 'new_session').shopper,
      why.unknown,
    ],
  ];
  return [...sections, `### ${words.others}`, table(words.othersHead, others)].join('\n\n');
};
