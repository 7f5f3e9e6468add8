import { PHASES } from '../../../libs/sdk-core/src/contract/phase.ts';
import { LIFE_CYCLE, rowFor, SIGNALS } from '../../../libs/sdk-core/src/machine/life-cycle.ts';
import { PHASE_LIMITS } from '../../../libs/sdk-core/src/machine/phase-limit.ts';
import { proseFor } from '../prose.mjs';
import { code, table } from '../table.mjs';
import { Failure } from '../../stack/index.ts';

/**
 * What docs/design/life-cycle.md says about the signals.
 * @type {Record<string, string>}
 */
const MEANINGS = {
  start: 'The merchant opens.',
  wrong_parameter: 'The request is invalid; found before anything was loaded.',
  merchant_close: 'The merchant closes: `close()`, `unmount()`, `destroy()`, an aborted signal.',
  merchant_submit: 'The merchant submits while a payment is in flight.',
  usable: 'The form can be used.',
  resumed_submitting: 'The payment was already in flight when the session was opened.',
  resumed_challenging: 'The same, in the middle of a challenge.',
  invalid: 'A submit with missing or invalid fields.',
  accepted: 'A submit that is on its way to the gateway.',
  withdrawn_invalid: '`accepted` came too early: the form turned out to be invalid.',
  withdrawn_network_error: '`accepted` came too early: the gateway was not reached.',
  duplicate: 'The session was already submitted elsewhere.',
  challenge: 'The bank requires 3-D Secure.',
  challenge_done: 'The challenge is over; the result follows.',
  redirect: 'The page leaves for a wallet, a bank or paymentRedirectUrl.',
  redirect_failed: 'The redirect failed.',
  decline: 'Declined, and this form can be used again.',
  result: 'Any other outcome.',
  replay: 'An outcome that existed before the session was opened.',
  cancelled: 'Cancelled at the gateway.',
  network_error: 'The submit did not reach the gateway.',
  left_safe: 'The shopper left and nothing was in flight.',
  left_in_flight: 'The shopper left with a payment in flight, or nobody could tell.',
  broken: 'A limit is overdue, or the cashier died, broke the protocol or failed.',
  expired: 'The session expired and was not renewed.',
  other: 'Any other code of the cashier, known or not.',
};

/**
 * What is emitted where the table does not name a code.
 * @type {Record<string, string>}
 */
const EMISSIONS = {
  end_ready: 'END_OF_LOADING `ready`',
  end_failed: 'END_OF_LOADING `failed`',
  end_cancelled: 'END_OF_LOADING `cancelled`',
  error: 'the error',
  result: 'the result',
  other: 'the code itself, or UNKNOWN',
};

export const signals = () =>
  table(
    ['signal', 'meaning'],
    proseFor('signals', SIGNALS, MEANINGS).map(([name, meaning]) => [code(name), meaning]),
  );

/** @param {readonly string[]} emissions */
const emitted = (emissions) =>
  emissions.map((emission) => {
    const event = emission.startsWith('SDK_') ? emission.slice(4) : EMISSIONS[emission];
    if (!event) throw new Failure(`The docs do not know what "${emission}" emits.`);
    return event;
  });

export function lifeCycle() {
  const cell = (/** @type {ReturnType<typeof rowFor>} */ row) => {
    if (row === 'ignored') return '';
    if (row === 'violation') return '✗';
    const { next, attempt, emits = [] } = row;
    const count = attempt ? [`attempt ${attempt > 0 ? '+' : '−'} 1`] : [];
    return [next ? `→ **${next}**` : 'stays', ...count, ...emitted(emits)].join('<br>');
  };
  return table(
    ['signal', ...PHASES],
    SIGNALS.map((signal) => [code(signal), ...PHASES.map((phase) => cell(rowFor(phase, signal)))]),
  );
}

/** Every change of phase; the merchant's close would be in all of them and is described in the text. */
export function diagram() {
  const arrows = PHASES.flatMap((phase) => {
    /** @type {Map<string, string[]>} */
    const byNext = new Map();
    for (const [signal, { next }] of Object.entries(LIFE_CYCLE[phase])) {
      if (!next || signal === 'merchant_close') continue;
      byNext.set(next, [...(byNext.get(next) ?? []), signal]);
    }
    return [...byNext].map(([next, names]) => `  ${phase} --> ${next}: ${names.join('<br>')}`);
  });
  return [
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> idle',
    ...arrows,
    '  ended --> [*]',
    '```',
  ].join('\n');
}

/** Which limit runs in which phase, and what an overdue one does: the phase's row for the signal `broken`. */
export const phaseLimits = () =>
  table(
    ['phase', 'limit', 'when it is overdue'],
    Object.entries(PHASE_LIMITS).map(([name, [limit, reason]]) => {
      const phase = /** @type {keyof typeof PHASE_LIMITS} */ (name);
      const { emits = [] } = LIFE_CYCLE[phase].broken ?? {};
      const isError = emits.includes('error');
      return [
        code(phase),
        code(`limits.${limit}`),
        [...emitted(emits), ...(isError ? [`with reason ${code(reason)}`] : [])].join(', '),
      ];
    }),
  );
