import type { CashierEngine, LoadingView } from '../contract/engine.ts';

/** What is where a cashier will be, until it is there. */
export class StandIn {
  #engine: CashierEngine | undefined;
  #view: LoadingView | undefined;
  #remove: (() => void) | undefined;

  /** The loading view of an engine, if it has one and the shop wants it. */
  show(engine: CashierEngine, view: LoadingView): void {
    if (view.appearance.showLoading === false) return;
    this.#remove = engine.showLoading?.(view);
    if (this.#remove) [this.#engine, this.#view] = [engine, view];
  }

  /** Something else, that `undo` takes away. */
  use(undo: () => void): void {
    this.#remove = undo;
  }

  /** The view for the engine that has shown it. Another engine draws there itself, so it is removed. */
  handOver(engine: CashierEngine): LoadingView | undefined {
    if (engine === this.#engine) return this.#view;
    this.remove();
    return undefined;
  }

  /** And lets go of it: a client keeps its latest Checkout. */
  remove(): void {
    this.#remove?.();
    this.#engine = this.#view = this.#remove = undefined;
  }
}
