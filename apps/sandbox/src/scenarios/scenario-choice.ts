import type { Amount, CardInput } from '@ams-cashier/protocol';
import { cardProblem } from './card-check.ts';
import { SCENARIOS } from './catalogue.ts';
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
  /** Absent when a wallet pays. */
  readonly card?: CardInput;
  readonly amount: Amount;
  /** The scenario that the session names. */
  readonly sessionScenario: string | null;
}

/** Antom documents two cards that fail; the catalogue lists one. Source: docs/reference/server-api.md#test-cards. */
const SAME_CARD: { readonly [number: string]: string } = {
  '5162770472561357': '4054692760174822',
};

/** By session, else by card number, else by holder name, else by amount. */
export function chooseScenario({
  card,
  amount,
  sessionScenario,
}: PaymentFacts): Scenario | undefined {
  const number = card && (SAME_CARD[card.number] ?? card.number);
  return (
    findScenario(sessionScenario) ??
    SELECTABLE.find((scenario) => scenario.id !== 'paid' && scenario.card === number && card) ??
    (card && findByHolderName(card.holderName)) ??
    SELECTABLE.find((scenario) => scenario.amount === amount.value)
  );
}

export interface AttemptFacts extends PaymentFacts {
  /** The merchant requested 3-D Secure. */
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
  const problem = card && cardProblem(card, now);
  // a session's own scenario applies whatever the shopper types
  if (problem && scenario?.id !== attempt.sessionScenario) {
    return { scenario: undefined, decision: { outcome: 'FAIL', code: problem } };
  }
  const attempts = scenario?.attempts;
  const decision = attempts?.[Math.min(earlier(scenario as Scenario), attempts.length - 1)];
  if (decision) return { scenario, decision };
  return {
    scenario,
    decision: authenticate && card ? { issuer: 'page' } : { outcome: 'SUCCESSFUL' },
  };
}
