import fc from 'fast-check';
import type { Addresses } from '../../stack/index.ts';
import { faultOf, kindOf } from './answer.ts';
import { Coverage } from './coverage.ts';
import type { Step } from './endpoints.ts';
import type { HttpClient } from './http-client.ts';
import { changeHeaders, damage, mutate, MUTATION, textOf, type Mutation } from './mutation.ts';
import { learn, newOrder, type Order } from './order.ts';
import type { HttpAnswer, PlannedRequest } from './request.ts';
import type { Walk } from './walks.ts';

/** Headers that sign a body, as a merchant's server sends them. */
export type Signer = (path: string, body: Buffer) => { readonly [name: string]: string };

const MOST_STEPS = 12;
const MOST_FAULTS = 5;
const UNCHANGED: Mutation = { fields: [], damage: null, detour: null, header: null, method: null };

/** One walk, and before each of its steps so many requests that are almost that step. */
const FUZZED_WALK = fc.record({
  walk: fc.nat(),
  mutants: fc.array(fc.array(MUTATION, { maxLength: 4 }), {
    minLength: MOST_STEPS,
    maxLength: MOST_STEPS,
  }),
});

export interface FuzzerOptions {
  readonly addresses: Pick<Addresses, 'sandbox' | 'merchant'>;
  readonly client: HttpClient;
  readonly signer: Signer;
  readonly walks: readonly Walk[];
  readonly atOnce: number;
}

export class Fuzzer {
  readonly coverage = new Coverage();
  readonly faults: string[] = [];
  sent = 0;
  readonly #options: FuzzerOptions;
  #orders = 0;

  constructor(options: FuzzerOptions) {
    this.#options = options;
  }

  /** Walks each way once without a change: every answer has to be the one that is written beside it. */
  async reachEverything(): Promise<void> {
    for (const walk of this.#options.walks) {
      const order = this.#newOrder(walk);
      for (const [step, expected] of walk.steps) {
        const answer = await this.#send(step, order, UNCHANGED);
        const kind = answer && kindOf(answer);
        if (kind?.startsWith(expected)) continue;
        const said = answer ? `${kind}: ${answer.text.slice(0, 300)}` : 'nothing';
        this.faults.push(`${walk.name}: ${step.endpoint} did not answer ${expected}, but ${said}`);
        break;
      }
    }
  }

  /** Until so many requests have been sent in all. */
  async fuzz(until: number, seed: number): Promise<void> {
    // more than are needed: a walk sends at least two requests
    const plans = fc.sample(FUZZED_WALK, { seed, numRuns: Math.ceil(until / 2) }).values();
    const lanes = Array.from({ length: this.#options.atOnce }, async () => {
      for (const { walk: number, mutants } of plans) {
        const { walks } = this.#options;
        const walk = walks[number % walks.length] as Walk;
        const order = this.#newOrder(walk);
        for (const [index, [step]] of walk.steps.entries()) {
          for (const mutation of [...(mutants[index] ?? []), UNCHANGED]) {
            if (this.sent >= until || this.faults.length >= MOST_FAULTS) return;
            await this.#send(step, order, mutation);
          }
        }
      }
    });
    await Promise.all(lanes);
  }

  #newOrder({ captureMode = 'AUTOMATIC' }: Walk): Order {
    this.#orders += 1;
    return newOrder(`fuzz-${this.#orders}`, captureMode);
  }

  async #send(step: Step, order: Order, mutation: Mutation): Promise<HttpAnswer | undefined> {
    this.sent += 1;
    const request = mutate(step.request(order), mutation);
    const body = this.#bytesOf(request, mutation);
    const headers = changeHeaders(this.#headersOf(request, body), mutation);
    const { to, method, path } = request;
    const said = () =>
      `${method} ${to} ${path} ${JSON.stringify(headers)} ${String(body).slice(0, 600)}`;
    try {
      const origin = this.#options.addresses[to];
      const answer = await this.#options.client.send({ origin, method, path, headers, body });
      this.coverage.note(step.endpoint, kindOf(answer));
      const fault = faultOf(answer);
      if (fault) this.faults.push(`${fault}: ${said()}\n  ${answer.text.slice(0, 300)}`);
      if (mutation === UNCHANGED) learn(order, answer);
      return answer;
    } catch (error) {
      this.faults.push(`${error instanceof Error ? error.message : error}: ${said()}`);
      return undefined;
    }
  }

  #bytesOf({ body, as }: PlannedRequest, mutation: Mutation): Buffer | undefined {
    if (body === undefined) return undefined;
    const text =
      as === 'form'
        ? new URLSearchParams(
            Object.entries(body).map(([name, value]) => [name, textOf(value)]),
          ).toString()
        : JSON.stringify(body);
    return damage(Buffer.from(text), mutation);
  }

  #headersOf(
    { as, path }: PlannedRequest,
    body: Buffer | undefined,
  ): { readonly [name: string]: string } {
    if (!body) return {};
    if (as === 'signed') return this.#options.signer(path, body);
    return {
      'content-type': as === 'form' ? 'application/x-www-form-urlencoded' : 'application/json',
    };
  }
}
