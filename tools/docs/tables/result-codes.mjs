import { RESULT_CODES } from '../../../libs/sdk-core/src/codes.ts';
import { adviceText } from '../../../libs/sdk-core/src/texts/choose.ts';
import { texts } from '../../../libs/sdk-core/src/texts/en-us.ts';
import { merchant } from '../../../libs/sdk-core/src/texts/merchant.ts';
import { code, table } from '../table.mjs';

/** @typedef {import('../../../libs/sdk-core/src/contract/advice.ts').NextStep} NextStep */

/** @type {{ readonly [Step in NextStep]: string }} */
const STEPS = {
  same_session: 'the shopper corrects it and submits again, in the same form',
  other_card: 'another card or method, in the same form',
  new_session: 'a fresh session, with a new paymentRequestId',
  check_status: 'the outcome is open: ask your server before anything else',
  later: 'wait, then a fresh session',
  no: 'nothing that the shopper could do',
};

export function resultCodes() {
  const { why, next } = merchant;
  const sections = Object.entries(STEPS).map(([name, meaning]) => {
    const step = /** @type {NextStep} */ (name);
    const rows = Object.entries(RESULT_CODES)
      .filter(([, row]) => row[0] === step)
      .map(([name, [, category, layer]]) => {
        const resultCode = /** @type {keyof typeof RESULT_CODES} */ (name);
        const { shopper } = adviceText(texts, merchant, resultCode, step);
        return [code(resultCode), category, layer, shopper, why[resultCode]];
      });
    return [
      `### ${code(step)}: ${meaning}`,
      `To the merchant, after each text: ${next[step]}`,
      table(['code', 'category', 'layer', 'to the shopper', 'to the merchant'], rows),
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
      'any other code',
      code('new_session'),
      adviceText(texts, merchant, '', 'new_session').shopper,
      why.unknown,
    ],
  ];
  return [
    ...sections,
    '### Beside the codes',
    table(['what', 'step', 'to the shopper', 'to the merchant'], others),
  ].join('\n\n');
}
