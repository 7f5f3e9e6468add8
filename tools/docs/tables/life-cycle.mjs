import { PHASES } from '../../../libs/sdk-core/src/contract/phase.ts';
import { LIFE_CYCLE, rowFor } from '../../../libs/sdk-core/src/machine/life-cycle.ts';
import { PHASE_LIMITS } from '../../../libs/sdk-core/src/machine/phase-limit.ts';
import { SIGNAL_MEANINGS, SIGNALS } from '../../../libs/sdk-core/src/machine/signal.ts';
import { proseFor } from '../prose.mjs';
import { code, table } from '../table.mjs';
import { SIGNALS_ZH } from './zh/outcomes.mjs';
import { Failure } from '../../stack/index.ts';

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

/** @param {'en' | 'zh'} language */
export const signals = (language) => () =>
  table(
    language === 'en' ? ['signal', 'meaning'] : ['信号', '含义'],
    proseFor(
      'signals',
      Object.keys(SIGNAL_MEANINGS),
      language === 'en' ? SIGNAL_MEANINGS : SIGNALS_ZH,
    ).map(([name, meaning]) => [code(name), meaning]),
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
    ['phase', 'limit', 'when it is exceeded'],
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
