import { SCENARIOS } from './catalogue.ts';
import { SELECTABLE } from './scenario-choice.ts';
import type { Scenario } from './scenario.ts';

/** A scenario with every way to trigger it. */
export interface ListedScenario {
  readonly id: string;
  readonly what: string;
  readonly by: {
    readonly card?: string;
    readonly amount?: string;
    readonly holderName?: string;
    readonly sandboxScenario?: string;
    /** What the session request must contain. */
    readonly session?: NonNullable<Scenario['session']>;
  };
  readonly steps: Scenario['steps'];
  readonly events: readonly string[];
  readonly paymentStatus: Scenario['order'];
  readonly notifications: readonly string[];
}

/** These happen before there is a form to type into, so only the session can select them. */
const BEFORE_THE_FORM: readonly string[] = ['page_down', 'page_stranger', 'expired_at_open'];

/** The catalogue as `GET /sandbox/scenarios` returns it. */
export function listScenarios(): ListedScenario[] {
  return SCENARIOS.map((scenario) => {
    const { id, what, card, amount, session, steps, events, order, notifications } = scenario;
    const isSelectable = SELECTABLE.includes(scenario);
    const hasForm = steps.includes('pay') && !BEFORE_THE_FORM.includes(scenario.fault?.kind ?? '');
    return {
      id,
      what,
      by: {
        ...(card && { card }),
        ...(amount && { amount }),
        ...(isSelectable && hasForm && { holderName: id }),
        ...(isSelectable && { sandboxScenario: id }),
        ...(session && { session }),
      },
      steps,
      events,
      paymentStatus: order,
      notifications,
    };
  });
}
