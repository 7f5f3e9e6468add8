import type { Amount, CardInput, PaymentResultCode } from '@ams-cashier/protocol';
import { cardProblem } from './card-check.ts';
import { SCENARIOS } from './catalogue.ts';
import { DOCUMENTED_AMOUNTS, DOCUMENTED_CARDS } from './documented-data.ts';
import type { AnyDecision, Scenario } from './scenario.ts';

/** Scenarios that change how the sandbox behaves: only these can be selected. */
export const SELECTABLE: readonly Scenario[] = SCENARIOS.filter(
  ({ attempts, fault, notification }) => attempts ?? fault ?? notification,
);

export function findScenario(id: string | null): Scenario | undefined {
  return SELECTABLE.find((scenario) => scenario.id === id);
}

/** `Cut after charge`, as somebody types it. */
function findByHolderName(holderName: string): Scenario | undefined {
  const id = holderName.trim().replace(/\W+/g, '_').toLowerCase();
  return SELECTABLE.find((scenario) => scenario.id.toLowerCase() === id);
}

export interface PaymentFacts {
  /** The card that was typed. */
  readonly card?: CardInput;
  /** The scenario of a card on file. */
  readonly cardScenario?: string | null;
  /** Absent if nothing is paid. */
  readonly amount?: Amount | undefined;
  /** The scenario that the session names. */
  readonly sessionScenario: string | null;
}

/** The scenario that a card number triggers. */
export function scenarioOfCard(number: string): Scenario | undefined {
  const documented = DOCUMENTED_CARDS.find((card) => card.number === number)?.scenario;
  return SELECTABLE.find(({ id, card }) => id !== 'paid' && (card === number || id === documented));
}

function scenarioOfAmount(value: string): Scenario | undefined {
  const documented = DOCUMENTED_AMOUNTS.find((amount) => amount.value === value)?.scenario;
  return SELECTABLE.find(({ id, amount }) => amount === value || id === documented);
}

/** By session, else by card number, else by holder name, else by amount. */
export function chooseScenario({
  card,
  cardScenario = null,
  amount,
  sessionScenario,
}: PaymentFacts): Scenario | undefined {
  return (
    findScenario(sessionScenario) ??
    (card ? scenarioOfCard(card.number) : findScenario(cardScenario)) ??
    (card && findByHolderName(card.holderName)) ??
    (amount && scenarioOfAmount(amount.value))
  );
}

export interface AttemptFacts extends PaymentFacts {
  /** What is wrong with a card on file. */
  readonly problem?: PaymentResultCode | undefined;
  /** The merchant requested 3-D Secure, and a card pays. */
  readonly authenticate: boolean;
  readonly now: Date;
}

/**
 * How an attempt ends, and which scenario decides so.
 *
 * @param earlier how many attempts of this payment the scenario has decided so far
 */
export function decideAttempt(
  attempt: AttemptFacts,
  earlier: (scenario: Scenario) => number = () => 0,
): { readonly scenario: Scenario | undefined; readonly decision: AnyDecision } {
  const { card, authenticate, now } = attempt;
  const scenario = chooseScenario(attempt);
  const problem = card ? cardProblem(card, now) : attempt.problem;
  // a session's own scenario applies whatever the shopper types
  if (problem && scenario?.id !== attempt.sessionScenario) {
    return { scenario: undefined, decision: { outcome: 'FAIL', code: problem } };
  }
  const attempts = scenario?.attempts;
  const decision = attempts?.[Math.min(earlier(scenario as Scenario), attempts.length - 1)];
  if (decision) return { scenario, decision };
  return {
    scenario,
    decision: authenticate ? { issuer: 'page' } : { outcome: 'SUCCESSFUL' },
  };
}
