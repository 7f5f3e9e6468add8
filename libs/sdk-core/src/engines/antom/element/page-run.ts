import { markOwnFile } from '../isolation/caller.ts';
import { resolveLocale } from '@ams-cashier/protocol';
import type { LookUpdate } from '../../../contract/checkout.ts';
import type {
  EngineEnding,
  EngineHost,
  EngineRun,
  EngineSignal,
} from '../../../contract/engine.ts';
import type { SessionData } from '../../../contract/session.ts';
import { quarantine } from '../isolation/quarantine.ts';
import { asRecord, asText } from '../json.ts';
import { loadProducts, type OfficialPage } from './official-products.ts';
import { ProductPlace } from './product-place.ts';
import { isOutcome, resultOfEvent } from './result-table.ts';

markOwnFile();

/**
 * One open of Antom's whole checkout page in a frame, run by `AMSCheckoutPage`. That class says neither when its page can be used
 * nor when a payment begins: it can be used once its frame has loaded, and until it reports an outcome nobody knows whether one
 * is in flight.
 */
export class PageRun implements EngineRun {
  readonly #host: EngineHost;
  readonly #place: ProductPlace;
  #page: OfficialPage | undefined;
  #isOver = false;
  #isInFlight = false;
  #wasUsable = false;
  #isStopped = false;

  constructor(host: EngineHost) {
    this.#host = host;
    this.#place = new ProductPlace(host, {
      redirects: (url) => {
        this.#accept();
        this.#say({ type: 'redirect', url });
      },
      redirectRefused: (message) => this.#say({ type: 'redirect_failed', message }),
      // its address holds the session, so it shows it again by itself
      reloaded: () => undefined,
      destroys: () => undefined,
      makeRoom: () => this.#say({ type: 'gone' }),
    });
  }

  begin(): void {
    const selector = this.#place.take();
    if (typeof selector !== 'string') return this.#say(selector);
    void this.#mount(selector, this.#host.session);
  }

  async #mount(selector: string, session: SessionData): Promise<void> {
    const { options, locale } = this.#host;
    try {
      const { AMSCheckoutPage } = await loadProducts(options);
      if (this.#isStopped || !this.#place.isAddressClean()) return;
      const hear = (event: unknown) => this.#hear(event);
      const page = new AMSCheckoutPage({
        environment: options.environment,
        locale: resolveLocale(locale),
        get onEventCallback() {
          quarantine.learnFile();
          return hear;
        },
      });
      this.#page = page;
      page.mountComponent({ sessionData: session.raw }, selector);
      const frame = document.querySelector<HTMLIFrameElement>(`${selector} iframe`);
      frame?.addEventListener('load', () => this.#usable(), { once: true });
      this.#place.framed();
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      const message = `Antom's checkout page failed to load: ${why}`;
      this.#say({ type: 'failed', reason: 'cashier_unreachable', message, cause });
    }
  }

  /** The page has its own pay button. */
  submit(id: number): void {
    this.#place.log('antom_submit', "Antom's checkout page has a pay button of its own.");
    this.#say({ type: 'invalid', id });
  }

  async validate(): Promise<boolean> {
    throw new Error("Antom's checkout page can't be asked whether its fields are valid.");
  }

  update(_change: LookUpdate): void {
    this.#place.log('antom_update', "Antom's checkout page can't change while it is open.");
  }

  renew(session: SessionData): void {
    this.#unmount();
    this.#place.leave();
    const selector = this.#place.take();
    if (typeof selector !== 'string') return this.#say(selector);
    void this.#mount(selector, session);
  }

  focus(): void {
    this.#place.focus();
  }

  async leave(): Promise<boolean | undefined> {
    return undefined;
  }

  async probe(): Promise<void> {}

  end({ byDoubt }: EngineEnding): void {
    this.#isOver = true;
    this.#place.isOver = true;
    if (byDoubt) this.#say({ type: 'gone' });
  }

  stop(): void {
    this.#isStopped = true;
    this.#unmount();
    this.#place.leave();
  }

  #unmount(): void {
    try {
      this.#page?.unmount();
    } catch {
      // whatever it stumbled over goes with its place
    }
    this.#page = undefined;
  }

  #hear(event: unknown): void {
    const { code, message, result } = asRecord(event);
    const known = asText(code);
    // it tells a redirect as an event without a code
    if (known === undefined || this.#isOver) return;
    if (!isOutcome(known)) {
      const words = asText(message);
      return this.#say({
        type: 'event',
        code: known,
        ...(words !== undefined && { message: words }),
      });
    }
    // its pay button is still there: a payment that succeeds later must be reported, not followed by another session
    const signal = resultOfEvent(known, result, true);
    if (signal.outcome !== 'CANCEL') this.#accept();
    this.#isInFlight = false;
    this.#say(signal);
  }

  #usable(): void {
    if (!this.#wasUsable) this.#say({ type: 'usable' });
    this.#wasUsable = true;
  }

  #accept(): void {
    if (!this.#isInFlight) this.#say({ type: 'accepted' });
    this.#isInFlight = true;
  }

  #say(signal: EngineSignal): void {
    if (!this.#isStopped) this.#host.signal(signal);
  }
}
