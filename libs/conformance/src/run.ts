import type { Behaviour, Expectation, SessionName, Step } from './behaviour.ts';
import type { Driver, Product } from './driver.ts';
import type { CashierName, Channel, Heard, Host, Remote } from './host.ts';

/** A host with an engine behind it, in a browser. */
export interface Stage {
  readonly host: Remote<Host>;
  readonly driver: Driver;
  /** Of the sessions that the behaviour is played with. */
  readonly product: Product;
  reload(): Promise<void>;
  /** How many errors of the shop's own handlers were reported since the page was loaded. */
  reported(): number;
}

const WAIT_MS = 10_000;
const LOOK_EVERY_MS = 25;

class Run {
  readonly #stage: Stage;
  readonly #sessions = new Map<SessionName, string>();

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  async take(step: Step): Promise<void> {
    const { cashier = 'first' } = step;
    if ('shop' in step) return this.#shop(step, cashier);
    if ('network' in step) return this.#network(step);
    if ('shopper' in step) return this.#shopper(step, cashier);
    for (const [fact, expected] of Object.entries(step.expect)) {
      const isSaved = fact === 'outcome' && expected === 'paid' && this.#product === 'vaulting';
      await eventually(fact, isSaved ? 'saved' : expected, () =>
        this.#look(fact as keyof Expectation, cashier),
      );
    }
  }

  get #product(): Product {
    return this.#stage.product;
  }

  /** A host emits on the channel of a kind exactly what it emits on the stream of all events. */
  async checkChannels(): Promise<void> {
    const heard = await this.#stage.host.heard();
    for (const cashier of ['first', 'second'] as const) {
      const on = (channel: Channel) => linesOn(heard, cashier, channel);
      const stream = on('event');
      for (const [channel, belongs] of CHANNELS) {
        const [came, expected] = [on(channel), stream.filter((line) => belongs.test(line))];
        same(`channel "${channel}" of the ${cashier} cashier`, expected, came);
      }
    }
  }

  async #shop(
    step: Extract<Step, { readonly shop: unknown }>,
    cashier: CashierName,
  ): Promise<void> {
    const { host, reload } = this.#stage;
    switch (step.shop) {
      case 'mounts': {
        const { session = 'lamp', handler = 'listens' } = step.request ?? {};
        const { display = this.#product === 'element' ? 'inline' : 'popup' } = step.request ?? {};
        const known = await this.#session(session);
        return host.mount(cashier, { ...step.request, session: known, display, handler });
      }
      case 'changes': {
        const { session, ...look } = step.change;
        const change = session ? { ...look, session: await this.#session(session) } : look;
        return host.change(cashier, change);
      }
      case 'submits':
        return same('the answer to submit()', step.answer, await host.submit(cashier));
      case 'opens':
        return host.open(cashier);
      case 'closes':
        return host.close(cashier);
      case 'moves':
        return host.move(cashier);
      case 'suspends':
        return host.suspend(cashier);
      case 'resumes':
        return host.resume(cashier);
      case 'unmounts':
        return host.unmount(cashier);
      case 'retries':
        return host.retry(cashier);
      case 'reloads':
        return reload();
    }
  }

  async #network(step: Extract<Step, { readonly network: unknown }>): Promise<void> {
    const { driver } = this.#stage;
    switch (step.network) {
      case 'holds':
        return driver.hold(step.what);
      case 'releases':
        return driver.release();
      case 'cuts the next load':
        return driver.cutNextLoad();
    }
  }

  async #shopper(
    step: Extract<Step, { readonly shopper: unknown }>,
    cashier: CashierName,
  ): Promise<void> {
    const { host, driver } = this.#stage;
    switch (step.shopper) {
      case 'fills':
        return driver.fill(cashier, step.card);
      case 'pays':
        await driver.fill(cashier, step.card);
        return this.#pressPay(cashier);
      case 'points at the trigger':
        return driver.point();
      case 'sees the form':
        return driver.form(cashier);
      case 'presses pay':
        return this.#pressPay(cashier);
      case 'approves':
        return driver.approve();
      case 'leaves':
        return driver.leave(cashier);
      case 'dismisses it':
        // what is shown in the page itself, only the shop can take away
        return this.#product === 'element' ? host.close(cashier) : driver.dismiss(cashier);
    }
  }

  /** The cashier's own button, or the shop's if it has none. Nobody waits for the answer: the events tell what came of it. */
  async #pressPay(cashier: CashierName): Promise<void> {
    const { host, driver } = this.#stage;
    const isOwn = this.#product !== 'element' || (await driver.hasPayButton(cashier));
    if (isOwn) return driver.press(cashier);
    void host.submit(cashier).catch(() => undefined);
  }

  async #look(fact: keyof Expectation, cashier: CashierName): Promise<unknown> {
    const { host, driver, reported } = this.#stage;
    switch (fact) {
      case 'emitted':
        return linesOn(await host.heard(), cashier, 'event');
      case 'phase':
      case 'leave':
      case 'visible':
        return (await host.snapshot(cashier))[fact];
      case 'outcome':
        return (await host.snapshot(cashier)).outcome?.status;
      case 'language':
        return driver.language(cashier);
      case 'payButton':
        return driver.hasPayButton(cashier);
      case 'charged': {
        const charges = [...this.#sessions.values()].map((session) => driver.charges(session));
        return (await Promise.all(charges)).reduce((sum, one) => sum + one, 0);
      }
      case 'preloads':
        return driver.preloads();
      case 'remains':
        return driver.remains();
      case 'reported':
        return reported();
    }
  }

  async #session(name: SessionName): Promise<string> {
    const known = this.#sessions.get(name) ?? (await this.#stage.driver.newSession(this.#product));
    this.#sessions.set(name, known);
    return known;
  }
}

/** The lines of the stream that belong to each channel. */
const CHANNELS: readonly (readonly [Channel, RegExp])[] = [
  ['result', / (not )?final\b/],
  ['error', /^SDK_\w+_ERROR (?!final|not final)\w/],
  ['cancel', /^SDK_PAYMENT_CANCEL$/],
  ['ready', /^SDK_END_OF_LOADING ready$/],
];

function linesOn(heard: readonly Heard[], cashier: CashierName, channel: Channel): string[] {
  return heard
    .filter((one) => one.cashier === cashier && one.channel === channel)
    .map(({ line }) => line);
}

function same(what: string, expected: unknown, came: unknown): void {
  const [one, other] = [JSON.stringify(expected), JSON.stringify(came)];
  if (one !== other) throw new Error(`${what}: expected ${one}, got ${other}`);
}

/** Polls until the value is as expected. */
async function eventually(what: string, expected: unknown, look: () => unknown): Promise<void> {
  for (const end = Date.now() + WAIT_MS; ;) {
    try {
      return same(what, expected, await look());
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** Throws an error that names the step if a host or an engine behaves differently. Leaves the page as it found it. */
export async function runBehaviour({ steps }: Behaviour, stage: Stage): Promise<void> {
  const run = new Run(stage);
  const clean: Step[] = [{ network: 'releases' }];
  for (const [index, step] of [...steps, ...clean].entries()) {
    try {
      await run.take(step);
    } catch (error) {
      const { message } = error as Error;
      throw new Error(`step ${index + 1} ${JSON.stringify(step)}: ${message}`, { cause: error });
    }
  }
  await run.checkChannels();
  await stage.host.reset();
  await eventually('cashiers left in the page', 0, () => stage.driver.remains());
}
