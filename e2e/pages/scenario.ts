/** A shop's page that plays one scenario, and the page that its shopper comes back to from a wallet. */
import {
  createCashier,
  handleReturn,
  isCashierError,
  type CashierEvent,
  type Checkout,
  type Environment,
  type Limits,
  type Returned,
} from '@ams-cashier/core';
import { eventLine } from '@ams-cashier/conformance';

export interface Play {
  readonly session: string;
  readonly environment?: string;
  readonly limits?: Partial<Limits>;
  readonly locale?: string;
  /** The shop's server takes its time: a function returns the session once `deliver()` is called. */
  readonly isLate?: boolean;
}

declare global {
  interface Window {
    /** The test's: the page may leave, so it keeps no book itself. */
    tell(line: string, paymentResultCode: string | undefined): void;
    scenario: {
      /** What handleReturn found when this page was loaded. */
      readonly returned: Returned | undefined;
      play(play: Play): void;
      deliver(): void;
      submit(): void;
      step(): string | undefined;
    };
  }
}

let checkout: Checkout | undefined;
let deliver = () => undefined as void;
const delivered = new Promise<void>((resolve) => (deliver = resolve));

function tell(event: CashierEvent): void {
  window.tell(eventLine(event), event.result?.paymentResultCode);
}

window.scenario = {
  returned: handleReturn(),
  play({ session, environment = 'sandbox', limits = {}, locale = 'en_US', isLate }) {
    try {
      // a scenario may name what is none
      const client = createCashier({ environment: environment as Environment, locale, limits });
      checkout = client.open({ session: isLate ? () => delivered.then(() => session) : session });
      checkout.on('event', tell);
    } catch (error) {
      if (!isCashierError(error)) throw error;
      tell(error as CashierEvent);
    }
  },
  deliver,
  submit: () => void checkout?.submit(),
  step: () => checkout?.getSnapshot().advice?.step,
};

if (window.scenario.returned) {
  const status = document.querySelector('[role=status]');
  if (status) status.textContent = 'Welcome back';
}
