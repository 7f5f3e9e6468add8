import type { CashierEvent } from '../contract/event.ts';
import { Deferred } from './deferred.ts';

/** The events of an open from its beginning, for anyone who iterates over them, however late. */
export class History implements AsyncIterable<CashierEvent> {
  readonly #events: CashierEvent[] = [];
  #news = new Deferred<void>();
  #finished = false;

  push(event: CashierEvent): void {
    this.#events.push(event);
    this.#wake();
  }

  finish(): void {
    this.#finished = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncIterator<CashierEvent> {
    for (let next = 0; ;) {
      const event = this.#events[next];
      if (event) {
        next += 1;
        yield event;
      } else if (this.#finished) return;
      else await this.#news.promise;
    }
  }

  #wake(): void {
    this.#news.resolve();
    this.#news = new Deferred();
  }
}
