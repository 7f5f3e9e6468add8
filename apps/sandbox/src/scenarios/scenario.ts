import type { Amount, CardInput, SessionState } from '@ams-cashier/protocol';
import { isCardNumber } from '../payment/card.ts';
import { SCENARIOS, type AnyDecision, type Decision, type Scenario } from './catalogue.ts';

export type Outcome = NonNullable<SessionState['outcome']>;

/** Those that ask something of the sandbox: only they can be chosen. */
export const CHOOSABLE: readonly Scenario[] = SCENARIOS.filter(
  ({ attempts, fault, notification }) => attempts ?? fault ?? notification,
);

export function findScenario(id: string | null): Scenario | undefined {
  return CHOOSABLE.find((scenario) => scenario.id === id);
}

/** `Cut after charge`, as somebody types it. */
function findByName(holderName: string): Scenario | undefined {
  const id = holderName.trim().replace(/\W+/g, '_').toLowerCase();
  return CHOOSABLE.find((scenario) => scenario.id.toLowerCase() === id);
}

export interface Submit {
  /** Absent when a wallet pays. */
  readonly card?: CardInput;
  readonly amount: Amount;
  /** The scenario that the session names. */
  readonly sessionScenario: string | null;
  /** The merchant asked for 3-D Secure. */
  readonly authenticate: boolean;
  readonly now: Date;
}

function hasExpired(card: CardInput, now: Date): boolean {
  const firstDayAfter = Date.UTC(2000 + Number(card.expiryYear), Number(card.expiryMonth));
  return firstDayAfter <= now.getTime();
}

/** What is wrong with the data themselves; the first that holds. Source: docs/reference/server-api.md#test-cards. */
const WRONG_DATA = [
  ['INVALID_CARD_NUMBER', ({ number }) => !isCardNumber(number)],
  [
    'INVALID_EXPIRY_DATE_FORMAT',
    ({ expiryMonth, expiryYear }) => !/^\d\d$/.test(expiryMonth) || !/^\d\d$/.test(expiryYear),
  ],
  ['INVALID_EXPIRATION_DATE', ({ expiryMonth }) => !/^(0[1-9]|1[0-2])$/.test(expiryMonth)],
  ['CARD_EXPIRED', hasExpired],
  ['INVALID_CVV', ({ securityCode }) => !/^\d{3,4}$/.test(securityCode)],
] as const satisfies readonly (readonly [
  (Decision & { outcome: 'FAIL' })['code'],
  (card: CardInput, now: Date) => boolean,
])[];

/** Of Antom's two documented failing cards the catalogue names one. Source: docs/reference/server-api.md#test-cards. */
const SAME_CARD: { readonly [number: string]: string } = {
  '5162770472561357': '4054692760174822',
};

/** By the session, else by the card, else by the holder's name, else by the amount. */
export function chooseScenario(submit: Omit<Submit, 'authenticate' | 'now'>): Scenario | undefined {
  const { card, amount, sessionScenario } = submit;
  const number = card && (SAME_CARD[card.number] ?? card.number);
  return (
    findScenario(sessionScenario) ??
    CHOOSABLE.find((scenario) => scenario.id !== 'paid' && scenario.card === number && card) ??
    (card && findByName(card.holderName)) ??
    CHOOSABLE.find((scenario) => scenario.amount === amount.value)
  );
}

/**
 * How an attempt ends, and which scenario says so.
 *
 * @param earlier how many attempts of this payment the scenario has decided already
 */
export function decide(
  submit: Submit,
  earlier: (scenario: Scenario) => number = () => 0,
): { readonly scenario: Scenario | undefined; readonly decision: AnyDecision } {
  const { card, authenticate, now } = submit;
  const scenario = chooseScenario(submit);
  const wrong = card && WRONG_DATA.find(([, holds]) => holds(card, now))?.[0];
  // a session asks for its scenario whatever is typed
  if (wrong && scenario?.id !== submit.sessionScenario) {
    return { scenario: undefined, decision: { outcome: 'FAIL', code: wrong } };
  }
  const attempts = scenario?.attempts;
  const decision = attempts?.[Math.min(earlier(scenario as Scenario), attempts.length - 1)];
  if (decision) return { scenario, decision };
  return {
    scenario,
    decision: authenticate && card ? { issuer: 'page' } : { outcome: 'SUCCESSFUL' },
  };
}

/** How a scenario is brought about. */
export interface ListedScenario {
  readonly id: string;
  readonly what: string;
  readonly by: {
    readonly card?: string;
    readonly amount?: string;
    readonly holderName?: string;
    readonly sandboxScenario?: string;
    /** What the session's request says. */
    readonly session?: NonNullable<Scenario['session']>;
  };
  readonly steps: Scenario['steps'];
  readonly events: readonly string[];
  readonly paymentStatus: Scenario['order'];
  readonly notifications: readonly string[];
}

/** What can happen before there is a form to type into is chosen by the session alone. */
const BEFORE_THE_FORM: readonly string[] = ['page_down', 'page_stranger', 'expired_at_open'];

/** The catalogue as `GET /sandbox/scenarios` shows it. */
export function listScenarios(): ListedScenario[] {
  return SCENARIOS.map((scenario) => {
    const { id, what, card, amount, session, steps, events, order, notifications } = scenario;
    const isChoosable = CHOOSABLE.includes(scenario);
    const hasForm = steps.includes('pay') && !BEFORE_THE_FORM.includes(scenario.fault?.kind ?? '');
    return {
      id,
      what,
      by: {
        ...(card && { card }),
        ...(amount && { amount }),
        ...(isChoosable && hasForm && { holderName: id }),
        ...(isChoosable && { sandboxScenario: id }),
        ...(session && { session }),
      },
      steps,
      events,
      paymentStatus: order,
      notifications,
    };
  });
}
