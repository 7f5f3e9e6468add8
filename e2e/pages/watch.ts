/** A page that opens one cashier after the other and keeps a book of everything that it hears. */
import {
  createCashier,
  isCashierError,
  pollPayment,
  type Checkout,
  type CheckoutSnapshot,
  type Limits,
  type PaymentStatus,
  type Session,
} from '@ams-cashier/core';
import { eventLine } from '@ams-cashier/conformance';

export interface WatchRequest {
  /** One as it stands, or a list for a function: each time it is asked it gives the next. */
  readonly session: Session | readonly Session[];
  readonly limits?: Partial<Limits>;
  readonly inline?: boolean;
  readonly showSubmitButton?: boolean;
}

/** Everything about the latest checkout, and the lines of all of them. */
export interface Report {
  readonly lines: readonly string[];
  /** `ready`, the reason of the rejection, or undefined as long as it waits. */
  readonly ready: string | undefined;
  readonly outcome: string | undefined;
  readonly phase: CheckoutSnapshot['phase'];
  readonly expired: boolean;
  readonly step: string | undefined;
  /** How often the session function was called. */
  readonly asked: number;
}

let checkout: Checkout;
let lines: string[] = [];
let ready: string | undefined;
let outcome: string | undefined;
let asked = 0;

const reasonOf = (error: unknown) => (isCashierError(error) ? error.reason : String(error));

function hold(next: Checkout): boolean {
  if (next === checkout) return false;
  checkout = next;
  ready = outcome = undefined;
  next.on('event', (event) => lines.push(eventLine(event)));
  next.ready.then(
    () => (ready = 'ready'),
    (error: unknown) => (ready = reasonOf(error)),
  );
  void next.outcome.then(({ status }) => (outcome = status));
  return true;
}

const watch = {
  open({ session, limits = {}, inline = false, showSubmitButton = true }: WatchRequest): void {
    const client = createCashier({ environment: 'sandbox', locale: 'en_US', limits });
    const list = Array.isArray(session) ? [...(session as readonly Session[])] : undefined;
    const next = (): Session => {
      asked += 1;
      const given = list?.shift();
      if (!given) throw new Error('there is no session left');
      return given;
    };
    lines = [];
    asked = 0;
    hold(
      client.open({
        session: list ? next : (session as Session),
        appearance: { showSubmitButton },
        ...(inline && { container: '#place' }),
      }),
    );
  },
  close: (): void => checkout?.close(),
  /** `new` or `same` checkout, or why not. */
  retry(): string {
    try {
      return hold(checkout.retry()) ? 'new' : 'same';
    } catch (error) {
      return reasonOf(error);
    }
  },
  submit: (): Promise<string> => checkout.submit().catch(reasonOf),
  validate: (): Promise<string> =>
    checkout.validate().then(({ isValid }) => (isValid ? 'valid' : 'invalid'), reasonOf),
  report(): Report {
    const { phase, expired, advice } = checkout.getSnapshot();
    return { lines, ready, outcome, phase, expired, step: advice?.step, asked };
  },
  /** Asks the shop's server, by the order's status. */
  poll(orderId: string, options: { readonly every: number; readonly limit: number }) {
    const statuses = {
      open: 'PROCESSING',
      paid: 'SUCCESS',
      failed: 'FAIL',
      cancelled: 'CANCELLED',
    } as const satisfies { readonly [status: string]: PaymentStatus };
    return pollPayment(async () => {
      const order = await (await fetch(`/api/orders/${orderId}`)).json();
      return statuses[(order as { readonly status: keyof typeof statuses }).status];
    }, options);
  },
};

declare global {
  interface Window {
    watch: typeof watch;
  }
}

window.watch = watch;
