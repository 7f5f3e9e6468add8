import type { Checkout } from '../contract/checkout.ts';
import type { CashierEvent } from '../contract/event.ts';
import { writeUnheard } from '../contract/unheard.ts';
import { outputsOf, type ComponentOutputs } from './outputs.ts';

/** What a binding does for the outputs of its component. */
export interface OutputHost {
  /** Emits an output of the component. */
  output<Name extends keyof ComponentOutputs>(name: Name, payload: ComponentOutputs[Name]): void;
  /** Whether the page listens to an output; by default nobody knows. An error that nobody hears is written to the console. */
  hears?(name: keyof ComponentOutputs): boolean;
  /** Runs what belongs together, such as the outputs of one event. Default: just runs it. */
  batch?(run: () => void): void;
}

/** Emits the outputs of one component, until it is stopped. */
export class OutputEmitter {
  readonly #host: OutputHost;
  #isStopped = false;

  constructor(host: OutputHost) {
    this.#host = host;
  }

  stop(): void {
    this.#isStopped = true;
  }

  /** A handler that throws is reported to the page and keeps nobody else from hearing. */
  emit<Name extends keyof ComponentOutputs>(name: Name, payload: ComponentOutputs[Name]): void {
    // a handler may have removed the component
    if (this.#isStopped) return;
    try {
      this.#host.output(name, payload);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }

  /** All outputs of one event. */
  emitEvent(event: CashierEvent, checkout: Checkout | undefined): void {
    const run = () => {
      for (const [name, payload] of outputsOf(event, checkout)) this.emit(name, payload);
    };
    if (this.#host.batch) this.#host.batch(run);
    else run();
    if (event.type !== 'error' || this.#isStopped) return;
    const { hears } = this.#host;
    if (!hears?.('cashierError') && !hears?.('cashierEvent')) writeUnheard(event);
  }
}
