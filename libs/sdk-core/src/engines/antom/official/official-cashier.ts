import { markOwnFile } from '../isolation/caller.ts';
import { productOf, resolveLocale } from '@ams-cashier/protocol';
import type { EngineHost } from '../../../contract/engine.ts';
import type { SubmitData } from '../../../contract/options.ts';
import type { SessionData } from '../../../contract/session.ts';
import {
  disarm,
  patchOfficial,
  settleTimers,
  withoutPreloadFrames,
} from '../isolation/internals.ts';
import { asRecord, asText } from '../json.ts';
import { isEventCode } from '../machine/code-table.ts';
import type { AntomInput } from '../machine/state.ts';
import { askMerchant } from './before-submit.ts';
import { DuplicateFilter } from './duplicate-filter.ts';
import { OfficialInstance } from './official-instance.ts';
import type { Official, OfficialCallbacks, OfficialClass } from './official.ts';
import { takePrepared } from './prepared.ts';
import { loadOfficial, loadVaulting } from './source.ts';

markOwnFile();

/** What it tells; facts about the document are added by whoever listens. */
export interface OfficialListener {
  /** Whether the URL of the page can be shown to Antom's SDK; if not, it has told why. */
  isAddressClean(): boolean;
  created(): void;
  event(event: unknown): void;
  log(code: string, message: string): void;
  input(input: AntomInput): void;
}

/**
 * One instance of Antom's SDK with its one cashier: from its constructor to its removal, after which nothing that it still
 * has in hand reaches anybody (rows L3, L4).
 */
export class OfficialCashier {
  readonly #host: EngineHost;
  readonly #listener: OfficialListener;
  readonly #duplicates = new DuplicateFilter();
  #official: Official | undefined;
  #place: HTMLElement | undefined;
  /** Questions whether the fields are valid that the page has not answered yet. */
  readonly #validations: ((isValid: boolean) => void)[] = [];
  #isRemoved = false;

  constructor(host: EngineHost, listener: OfficialListener) {
    this.#host = host;
    this.#listener = listener;
  }

  async start(session: SessionData): Promise<void> {
    let Class: OfficialClass;
    try {
      const load = productOf(session.meta) === 'vaulting' ? loadVaulting : loadOfficial;
      Class = await load(this.#host.options);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      const message = `Antom's SDK failed to load: ${why}`;
      return this.#input({ type: 'fault', reason: 'cashier_unreachable', message, cause });
    }
    // the shop's router may have changed it meanwhile
    if (this.#isRemoved || !this.#listener.isAddressClean()) return;
    try {
      await this.#create(Class, session);
      if (!this.#isRemoved) this.#listener.created();
    } catch (cause) {
      if (!this.#isRemoved) this.#hearError('promise', cause);
    }
  }

  async #create(Class: OfficialClass, session: SessionData): Promise<void> {
    const { appearance, notRedirectAfterComplete, container, options } = this.#host;
    const { merchantAppointParam, isAppWebview, isNativeAppWebview } = this.#host.request;
    const terms = { environment: options.environment, locale: resolveLocale(this.#host.locale) };
    const instance =
      takePrepared(Class, terms) ?? new OfficialInstance(withoutPreloadFrames(Class), terms);
    instance.listen(this.#callbacks());
    const { official } = instance;
    this.#official = official;
    patchOfficial(official, {
      isStopped: () => this.#isRemoved,
      gatewayFailed: (fault) => this.#input({ type: 'gateway_fault', fault }),
      analytics: options.analytics,
    });
    const params = {
      sessionData: session.raw,
      appearance,
      notRedirectAfterComplete,
      merchantAppointParam,
      isAppWebview,
      isNativeAppWebview,
    };
    if (container) await official.mountComponent(params, this.#placeIn(container));
    else await official.createComponent(params);
  }

  /** Rejects when Antom's SDK can't even ask its page. */
  async submit(id: number, data: SubmitData | undefined): Promise<void> {
    if (!this.#official) throw new Error('submit() was called before the cashier was there.');
    const answer = await this.#official.submit(data);
    if (this.#isRemoved) return;
    const code = asText(asRecord(answer)['code']) ?? '';
    if (isEventCode(code) && this.#isNews('answer', answer)) this.#listener.event(answer);
    this.#input({ type: 'submit_answered', id });
  }

  /**
   * Antom's SDK says `false` as well when nobody answers: only an answer of the page counts (row H8), and its first one
   * answers everyone who waits, because a page that is asked twice may answer once.
   */
  validate(): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const official = this.#official;
      const asked = official?.validateFields?.() ?? official?._validateFields?.();
      if (!asked) throw new Error('validate() was called before the cashier was there.');
      this.#validations.push(resolve);
      asked.catch(reject);
    });
  }

  /** The page has said whether its fields are valid, which answers everyone who waits. */
  fieldsValidated(isValid: boolean): void {
    for (const answer of this.#validations.splice(0)) answer(isValid);
  }

  remove(): void {
    this.#isRemoved = true;
    const official = this.#official;
    if (official) {
      try {
        settleTimers(official);
        official.unmount();
      } catch {
        // whatever it stumbled over is removed with the leftovers
      }
      disarm(official);
    }
    this.#place?.remove();
  }

  #callbacks(): OfficialCallbacks {
    const { onPaymentMethodSelected, onSizeChanged } = this.#host.options;
    return {
      onEventCallback: this.#whilePresent((event) => {
        if (this.#isNews('event', event)) this.#listener.event(event);
      }),
      onError: this.#whilePresent((error) => this.#hearError('onError', error)),
      onLog: this.#whilePresent((entry) => {
        const { code, message } = asRecord(entry);
        this.#listener.log(asText(code) ?? 'antom', asText(message) ?? '');
      }),
      onClose: this.#whilePresent(() => this.#input({ type: 'page_closes' })),
      onBeforeSubmit: (state) => this.#beforeSubmit(state),
      ...(onPaymentMethodSelected && {
        onPaymentMethodSelected: this.#toMerchant(onPaymentMethodSelected),
      }),
      ...(onSizeChanged && { onSizeChanged: this.#toMerchant(onSizeChanged) }),
    };
  }

  #whilePresent(then: (value: unknown) => void): (value?: unknown) => void {
    return (value) => {
      if (!this.#isRemoved) then(value);
    };
  }

  /** In a task of its own: what it throws is the page's to hear of, not Antom's. */
  #toMerchant(handler: (value: never) => unknown): (value?: unknown) => void {
    return this.#whilePresent((value) => queueMicrotask(() => void handler(value as never)));
  }

  /** Antom's SDK empties the element that it is given: it gets one of its own. */
  #placeIn(container: HTMLElement): string {
    const place = document.createElement('div');
    place.id = `ams-cashier-${this.#host.openId}`;
    container.append(place);
    this.#place = place;
    return `#${place.id}`;
  }

  /** Registered always: the page asks before it submits, and what it may go on with counts as accepted. */
  async #beforeSubmit(state: unknown): Promise<unknown> {
    if (this.#isRemoved) return { result: 'CANCEL' };
    const answer = await askMerchant(this.#host.options, state);
    if (this.#isRemoved) return { result: 'CANCEL' };
    const { result } = asRecord(answer);
    const isAllowed = result === 'IGNORE' || result === 'CONTINUE';
    this.#input({ type: isAllowed ? 'merchant_allows' : 'merchant_refuses' });
    return answer;
  }

  #hearError(channel: 'onError' | 'promise', cause: unknown): void {
    if (!this.#isNews(channel, cause)) return;
    const { code, message } = asRecord(cause);
    this.#input({
      type: 'error',
      isRejection: channel === 'promise',
      code: asText(code) ?? '',
      message: asText(message),
      cause,
    });
  }

  #isNews(channel: string, report: unknown): boolean {
    const { code, message } = asRecord(report);
    return !this.#duplicates.isDuplicate(channel, `${asText(code)} ${asText(message)}`);
  }

  #input(input: AntomInput): void {
    if (!this.#isRemoved) this.#listener.input(input);
  }
}
