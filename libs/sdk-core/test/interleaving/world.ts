import { expect } from 'vitest';
import { createCashier, type Cashier } from '../../src/client/client.ts';
import type { CashierEngine, EngineSignal } from '../../src/contract/engine.ts';
import { isCashierError } from '../../src/contract/error.ts';
import type { SessionWithExpiry } from '../../src/contract/options.ts';
import { IN_FLIGHT_PHASES } from '../../src/contract/phase.ts';
import { LIFE_CYCLE } from '../../src/machine/life-cycle.ts';
import type { Checkout } from '../../src/contract/checkout.ts';
import { createScriptedEngine, type ScriptedEngine, type ScriptedRun } from '../../src/testing.ts';
import { newContainer, settle } from '../stage.ts';
import type { Action, Mood, SessionKind } from './action.ts';
import { checkMoment } from './invariants.ts';
import { SAID, type SayableSignal } from './signals.ts';
import { Witness } from './witness.ts';

/** A client whose merchants, cashiers and clock do what a list of actions says. The laws: docs/design/laws.md */
export class World {
  readonly script: ScriptedEngine = createScriptedEngine();
  readonly cashier: Cashier = createCashier({
    environment: 'sandbox',
    engines: [this.#watched()],
  });
  readonly witnesses: Witness[] = [];
  readonly #visited: Set<string>;
  /** Attempts in whose midst the cashier got a fresh session that nobody there had asked for. */
  readonly #disturbed: number[] = [];

  /** `visited` collects the pairs of phase and signal. */
  constructor(visited: Set<string>) {
    this.#visited = visited;
    this.cashier.on('event', (event) => {
      this.witnesses.find(({ checkout }) => checkout.openId === event.openId)?.merged.push(event);
    });
  }

  async run(actions: readonly Action[]): Promise<void> {
    let isQuiet = true;
    for (const each of actions) {
      const target = this.witnesses[each.which % Math.max(1, this.witnesses.length)];
      const others = this.witnesses
        .filter((witness) => witness !== target)
        .map(({ checkout }) => [checkout, checkout.getSnapshot()] as const);
      if (target) target.before = target.checkout.getSnapshot();
      await this.#do(each, target);
      if (!each.soon) await settle();
      // Law 7. Time is everybody's, and so is a signal that was handed on by retry().
      if (isQuiet && each.act !== 'wait' && each.act !== 'abort') {
        for (const [checkout, before] of others) expect(checkout.getSnapshot()).toBe(before);
      }
      isQuiet = !each.soon;
      for (const witness of this.witnesses) checkMoment(witness);
      expect(this.#disturbed).toEqual([]);
    }
  }

  async #do(each: Action, target: Witness | undefined): Promise<void> {
    if (each.act === 'open') return this.#open(each.session, each.mood);
    if (each.act === 'wait') return settle(each.ms);
    if (!target) return;
    const { checkout } = target;
    const { phase } = checkout.getSnapshot();
    const run = this.#runsOf(checkout).at(-1);
    switch (each.act) {
      case 'say':
      case 'signal': {
        if (!run) return;
        const legal = Object.keys(LIFE_CYCLE[phase]).filter((name) => name in SAID);
        const name = (
          each.act === 'signal'
            ? each.signal
            : (legal[each.pick % Math.max(1, legal.length)] ?? 'other')
        ) as SayableSignal;
        const ways = SAID[name];
        const signal = ways[each.pick % ways.length] as EngineSignal;
        if (name === 'cancelled') target.toldCancelled = true;
        if (name === 'expired') target.refusedAttempt = checkout.getSnapshot().attempt;
        this.#visited.add(`${phase} × ${name}`);
        const before = checkout.getSnapshot();
        // the host itself: a cashier that was stopped and talks on
        run.host.signal(signal);
        // Law 6
        if (name === 'other') expect(checkout.getSnapshot()).toBe(before);
        return;
      }
      case 'leave':
        this.script.inFlight = each.inFlight;
        return run?.host.signal({ type: 'buyer_close' });
      case 'submit': {
        this.#visited.add(`${phase} × merchant_submit`);
        const asked = run?.calls.filter(({ name }) => name === 'submit').length;
        target.calls.push(target.watch(checkout.submit()));
        await settle();
        // Law 12
        if (IN_FLIGHT_PHASES.includes(phase) || phase === 'ended') {
          expect(run?.calls.filter(({ name }) => name === 'submit').length).toBe(asked);
        }
        return;
      }
      case 'validate':
        target.calls.push(target.watch(checkout.validate()));
        return;
      case 'update':
        void checkout.update({ locale: 'zh_CN' });
        return;
      case 'replace': {
        const { script } = this;
        script.goesOn = each.isLive;
        const session = each.isFunction ? () => script.session() : script.session();
        const runs = () => this.#runsOf(checkout).length;
        target.replacements += 1;
        const [before, attempt] = [runs(), checkout.getSnapshot().attempt];
        target.calls.push(target.watch(checkout.update({ session })));
        await settle();
        // Law 12
        if (IN_FLIGHT_PHASES.includes(phase)) {
          expect(runs()).toBe(before);
          expect(checkout.getSnapshot().attempt).toBe(attempt);
        }
        return;
      }
      case 'close':
        this.#visited.add(`${phase} × merchant_close`);
        return target.close(() => checkout.close());
      case 'abort': {
        const hearing = this.witnesses.filter(({ control, checkout: other }) => {
          const now = other.getSnapshot();
          // an end that left nothing on the screen has let go of the signal
          return control === target.control && (now.phase !== 'ended' || now.visible);
        });
        target.control.abort();
        for (const witness of hearing) witness.close(() => undefined);
        return;
      }
      case 'retry':
        try {
          const again = checkout.retry();
          if (again === checkout) return;
          target.close(() => undefined);
          const witness = new Witness(again, target.control, 'calm');
          if (target.control.signal.aborted) witness.close(() => undefined);
          this.witnesses.push(witness);
        } catch (error) {
          expect(isCashierError(error)).toBe(true);
          expect(checkout.getSnapshot()).toBe(target.before);
        }
    }
  }

  /** One for each time that it was loaded. */
  #runsOf({ openId }: Checkout): readonly ScriptedRun[] {
    return this.script.runs.filter(({ host }) => host.openId === openId);
  }

  /** Law 12: a fresh session reaches a cashier that is busy with a payment only if the gateway refused that payment. */
  #watched(): CashierEngine {
    return {
      ...this.script.engine,
      load: async () => {
        const code = await this.script.engine.load();
        return {
          ...code,
          start: (host) => {
            const run = code.start(host);
            return {
              ...run,
              renew: (session) => {
                this.#checkRenewal(host.openId);
                run.renew(session);
              },
            };
          },
        };
      },
    };
  }

  #checkRenewal(openId: string): void {
    const witness = this.witnesses.find(({ checkout }) => checkout.openId === openId);
    const now = witness?.checkout.getSnapshot();
    const isWanted = now?.leave !== 'in_flight' || witness?.refusedAttempt === now.attempt;
    if (!isWanted) this.#disturbed.push(now.attempt);
  }

  #open(session: SessionKind, mood: Mood): void {
    if (this.witnesses.length >= 4) return;
    const control = new AbortController();
    if (session === 'aborted') control.abort();
    const { script, cashier } = this;
    const sources = {
      text: script.session(),
      aborted: script.session(),
      garbage: 'a&&b&&c',
      expiring: () =>
        new Promise<SessionWithExpiry>((resolve) =>
          setTimeout(
            () => resolve({ sessionData: script.session(), expiresAt: Date.now() + 10_000 }),
            5_000,
          ),
        ),
      old: { sessionData: script.session(), expiresAt: Date.now() + 20_000 },
      function: () => script.session(),
      late: () =>
        new Promise<string>((resolve) => setTimeout(() => resolve(script.session()), 5_000)),
      broken: () => Promise.reject<string>(new Error('500')),
    };
    const checkout = cashier.open({
      session: sources[session],
      signal: control.signal,
      container: newContainer(),
    });
    this.#visited.add(
      `idle × ${{ garbage: 'wrong_parameter', aborted: 'merchant_close' }[session as 'garbage'] ?? 'start'}`,
    );
    const witness = new Witness(checkout, control, mood);
    if (session === 'aborted') witness.close(() => undefined);
    this.witnesses.push(witness);
  }
}
