/** What docs/outcomes.md says about phases and outcomes. */
import { PHASES } from '../../../libs/sdk-core/src/contract/phase.ts';
import { proseFor } from '../prose.mjs';
import { code, table } from '../table.mjs';
import { OUTCOMES_ZH, PHASES_ZH } from './zh/outcomes.mjs';

/** @typedef {import('../../../libs/sdk-core/src/contract/checkout.ts').OutcomeStatus} OutcomeStatus */
/** @typedef {readonly [meaning: string, then: string]} Prose */

/** @type {Record<string, Prose>} */
const PHASES_EN = {
  idle: ['Nothing has been opened yet.', 'Offer the payment.'],
  loading: [
    'The cashier is loading.',
    'Nothing; the cashier shows this unless `showLoading: false`.',
  ],
  ready: ['The form is usable.', 'Enable your own pay button.'],
  submitting: ['A submit was accepted and is being processed.', 'Disable your pay button.'],
  challenging: ['The shopper sees a 3-D Secure challenge.', 'Keep the shopper on the page.'],
  redirecting: ['The page is navigating to a wallet or bank.', 'Nothing.'],
  declined: [
    'Declined, and the form is open for another card.',
    'Enable your pay button; the cashier shows the reason.',
  ],
  ended: ['The open has ended: see the outcome.', 'Show the outcome.'],
};

/** @type {Record<OutcomeStatus, Prose>} */
const OUTCOMES_EN = {
  paid: [
    'Paid, as far as the page can tell.',
    'Show your result page; ship when your server has confirmed the payment.',
  ],
  saved: ['The card was saved; nothing was paid.', 'Show the saved card once your server has it.'],
  undecided: [
    'The result is unknown: a limit was exceeded, the page was lost, or a wallet gave no result.',
    'Ask your server (`pollPayment`). Never offer the payment again before your server knows the result.',
  ],
  failed: [
    'Not paid. `error` is set if the cashier failed or couldn’t be opened; otherwise `event.result` has the code.',
    'Show `advice.shopper`; offer `retry()` if `error.recoverable` or `advice.step` is `new_session`.',
  ],
  cancelled: ['The shopper left before a payment was sent.', 'Offer the payment again: `retry()`.'],
  closed: ['Your page closed it.', 'Nothing.'],
};

const LANGUAGES = {
  en: {
    phases: PHASES_EN,
    outcomes: OUTCOMES_EN,
    head: ['phase', 'meaning', 'in your page'],
    outcomesHead: ['status', 'meaning', 'what to do'],
  },
  zh: {
    phases: PHASES_ZH,
    outcomes: OUTCOMES_ZH,
    head: ['阶段', '含义', '在你的页面中'],
    outcomesHead: ['status', '含义', '如何处理'],
  },
};

/** @param {keyof typeof LANGUAGES} language */
export const phases = (language) => () => {
  const { head, phases: prose } = LANGUAGES[language];
  return table(
    head,
    proseFor('phases', PHASES, prose).map(([phase, texts]) => [code(phase), ...texts]),
  );
};

/** @param {keyof typeof LANGUAGES} language */
export const outcomes = (language) => () => {
  const { outcomesHead, outcomes: prose } = LANGUAGES[language];
  return table(
    outcomesHead,
    proseFor('outcomes', Object.keys(OUTCOMES_EN), prose).map(([status, texts]) => [
      code(status),
      ...texts,
    ]),
  );
};
