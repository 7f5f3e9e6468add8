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
import { withStorage } from '../isolation/storage.ts';
import { asRecord, asText } from '../json.ts';
import { loadProducts, type OfficialElement } from './official-products.ts';
import { ProductPlace } from './product-place.ts';
import { isOutcome, mountFaultOf, resultOf, resultOfEvent } from './result-table.ts';

markOwnFile();

/**
 * `loading` until it is mounted, `form`, `asked` while a submit may yet turn out to be invalid, `flight` from its acceptance to its
 * result.
 */
type Phase = 'loading' | 'form' | 'asked' | 'flight' | 'ended' | 'stopped';

/** Codes that say again what the promises of the SDK say, or what the frame was seen to say. */
const SAID_ELSEWHERE = [
  'SDK_CALL_URL_SUCCESS',
  'SDK_CREATEPAYMENT_PARAMETER_ERROR',
  'SDK_FORM_VERIFICATION_FAILED',
];

/** One open of a Payment Element, run by Antom's `AMSElement`. */
export class ElementRun implements EngineRun {
  readonly #host: EngineHost;
  readonly #place: ProductPlace;
  #element: OfficialElement | undefined;
  #phase: Phase = 'loading';
  #session: SessionData;
  /** The call of `submit()` that waits for an answer. */
  #call: number | undefined;
  /** Counts the submits, so that a late answer is told apart from a new one. */
  #submit = 0;
  /** Its fields were not valid. */
  #refused = 0;
  #wasUsable = false;

  constructor(host: EngineHost) {
    this.#host = host;
    this.#session = host.session;
    this.#place = new ProductPlace(host, {
      redirects: (url) => {
        this.#accept();
        this.#say({ type: 'redirect', url });
      },
      redirectRefused: (message) => this.#say({ type: 'redirect_failed', message }),
      reloaded: () => this.#restart(),
      destroys: () => this.#lose(),
      makeRoom: () => this.#say({ type: 'gone' }),
    });
  }

  begin(): void {
    const place = this.#place.take();
    if (typeof place !== 'string') return this.#say(place);
    void this.#mount(place);
  }

  async #mount(selector: string): Promise<void> {
    const { options, appearance, notRedirectAfterComplete, request, locale } = this.#host;
    let element: OfficialElement;
    try {
      const { AMSElement } = await loadProducts(options);
      if (this.#is('stopped') || !this.#place.isAddressClean()) return;
      const hear = (event: unknown) => this.#hear(event);
      const { themeType } = appearance;
      element = withStorage(
        () =>
          new AMSElement({
            sessionData: this.#session.raw,
            environment: options.environment,
            locale: resolveLocale(locale),
            appearance: { theme: themeType === 'dark' ? 'night' : 'default' },
            get onEventCallback() {
              quarantine.learnFile();
              return hear;
            },
          }),
      );
      this.#element = element;
      const { merchantAppointParam } = request;
      const mounted = element.mount(
        { type: 'payment', appearance, notRedirectAfterComplete, merchantAppointParam },
        selector,
      );
      this.#place.framed();
      const answer = await mounted;
      if (this.#element !== element || !this.#is('loading')) return;
      const fault = mountFaultOf(answer);
      if (fault) return this.#say(fault);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      const message = `Antom's Element failed to load: ${why}`;
      return this.#say({ type: 'failed', reason: 'cashier_unreachable', message, cause });
    }
    this.#phase = 'form';
    if (!this.#wasUsable) this.#say({ type: 'usable' });
    this.#wasUsable = true;
    if (this.#call !== undefined) this.submit(this.#call);
  }

  /** In the same task, because the sheet of a wallet opens only in the click that asked for it. */
  submit(id: number): void {
    const element = this.#element;
    if (this.#is('loading')) {
      // it begins again, and pays once it has
      this.#call = id;
      return;
    }
    if (!element) return;
    if (this.#phase !== 'form') return this.#say({ type: 'duplicate', id });
    if (navigator.userActivation?.isActive === false) {
      const cure = 'Call it in the handler of the click, before anything is awaited.';
      this.#place.log('antom_click', `submit() outside a click opens no wallet's sheet. ${cure}`);
    }
    this.#phase = 'asked';
    this.#call = id;
    const submit = ++this.#submit;
    const isCurrent = () => submit === this.#submit && (this.#is('asked') || this.#is('flight'));
    // the page hears this question first, so its answer says whether the submit was one at all
    element.validateFields().then(
      (answer) => {
        if (!isCurrent() || !this.#is('asked')) return;
        if (asRecord(answer)['isValid'] === true) this.#accept();
        else this.#refuse();
      },
      () => undefined,
    );
    element.submitPayment().then(
      (answer) => {
        // a payment after all, whatever the page said about its fields
        const isPayment = submit === this.#refused && asRecord(answer)['status'] !== 'FAIL';
        if (isCurrent() || (isPayment && this.#is('form'))) this.#end(resultOf(answer));
      },
      (cause: unknown) => {
        // it never rejects by what is known of it
        this.#accept();
        this.#fail('engine_failed', "Antom's Element failed to submit.", cause);
      },
    );
  }

  async validate(): Promise<boolean> {
    return asRecord(await this.#element?.validateFields())['isValid'] === true;
  }

  update({ locale, appearance }: LookUpdate): void {
    const what = [locale && 'locale', appearance && 'appearance'].filter(Boolean).join(' and ');
    this.#place.log('antom_update', `Antom's Element can't change its ${what} while it is open.`);
  }

  renew(session: SessionData): void {
    void this.replace(session).then((isLive) => {
      if (isLive || !this.#is('form')) return;
      this.#session = session;
      this.#beginAgain();
    });
  }

  /** Antom's Element takes another session only if both have the same `connectFactor`. */
  async replace(session: SessionData): Promise<boolean> {
    const product = session.meta.paymentSessionConfig?.productScene;
    if (product !== this.#host.session.meta.paymentSessionConfig?.productScene) return false;
    if (!this.#is('form')) return false;
    if ((await this.#element?.updatePayment(session.raw)) !== true) return false;
    this.#session = session;
    return true;
  }

  focus(): void {
    this.#place.focus();
  }

  async leave(): Promise<boolean> {
    return this.#is('asked') || this.#is('flight');
  }

  /** Whether an unanswered submit was sent can't be known: in doubt, it was. */
  async probe(): Promise<void> {
    this.#accept();
  }

  /** In doubt the form goes: with it the shopper could pay once more. */
  end({ byDoubt }: EngineEnding): void {
    this.#phase = 'ended';
    this.#place.isOver = true;
    if (byDoubt) this.#say({ type: 'gone' });
  }

  stop(): void {
    this.#phase = 'stopped';
    this.#destroy();
    this.#place.leave();
  }

  /** The form was moved: what was typed is lost, and what was paid nobody in this page knows any more. */
  #restart(): void {
    if (this.#is('form') || this.#is('loading')) this.#beginAgain();
    else this.#lose();
  }

  #beginAgain(): void {
    this.#destroy();
    this.#phase = 'loading';
    this.#place.leave();
    this.begin();
  }

  /** Its form goes, and nobody said why. */
  #lose(): void {
    if (this.#is('ended')) return;
    if (this.#is('asked') || this.#is('flight')) {
      this.#end({ type: 'result', outcome: 'PROCESSING', final: true, replayed: false });
      return this.#say({ type: 'gone' });
    }
    this.#fail('engine_failed', "Antom's Element removed its form.", undefined);
  }

  #destroy(): void {
    const element = this.#element;
    this.#element = undefined;
    try {
      element?.destroy();
    } catch {
      // whatever it stumbled over goes with its place
    }
  }

  #hear(event: unknown): void {
    if (this.#is('stopped')) return;
    const { code, message, result } = asRecord(event);
    const known = asText(code) ?? '';
    const words = asText(message);
    if (isOutcome(known)) {
      const signal = resultOfEvent(known, result);
      // the promise of a submit has reported its failure already
      const isAgain = signal.outcome === 'FAIL' || signal.outcome === 'CANCEL';
      if (isAgain && this.#is('form') && this.#submit > 0) return;
      if (!this.#is('ended')) this.#end(signal);
      return;
    }
    if (known === 'SDK_CREATE_COMPONENT_ERROR') {
      return this.#fail('cashier_unreachable', words ?? "Antom's Element broke.", event);
    }
    if (known === 'SDK_PAYMENT_CHALLENGE') {
      this.#accept();
      return this.#say({ type: 'challenge' });
    }
    const isMountFault = known === 'SDK_LAUNCH_PAYMENT_APP_ERROR' && this.#is('loading');
    if (isMountFault || SAID_ELSEWHERE.includes(known)) return;
    this.#say({ type: 'event', code: known, ...(words !== undefined && { message: words }) });
  }

  #accept(): void {
    if (!this.#is('form') && !this.#is('asked')) return;
    this.#phase = 'flight';
    this.#say({ type: 'accepted', ...this.#takeCall() });
  }

  #refuse(): void {
    this.#phase = 'form';
    this.#refused = this.#submit;
    this.#say({ type: 'invalid', ...this.#takeCall() });
  }

  #takeCall(): { readonly id?: number } {
    const id = this.#call;
    this.#call = undefined;
    return id === undefined ? {} : { id };
  }

  #end(signal: Extract<EngineSignal, { readonly type: 'result' }>): void {
    this.#accept();
    this.#phase = signal.final ? 'ended' : 'form';
    this.#say(signal);
  }

  #fail(reason: 'cashier_unreachable' | 'engine_failed', message: string, cause: unknown): void {
    this.#say({ type: 'failed', reason, message, cause });
  }

  #is(phase: Phase): boolean {
    return this.#phase === phase;
  }

  #say(signal: EngineSignal): void {
    if (!this.#is('stopped')) this.#host.signal(signal);
  }
}
