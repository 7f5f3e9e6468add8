import { bindMethods } from '../runtime/bind-methods.ts';
import { callOut } from '../runtime/call-out.ts';
import { loadFile } from '../runtime/code-file.ts';
import { handled } from '../contract/handled.ts';
import type { CashierEvent } from '../contract/event.ts';
import type {
  Appearance,
  CashierOptions,
  Environment,
  MerchantAppointParam,
} from '../contract/options.ts';
import { CashierClient } from './client.ts';
import type { ElementFacade } from './element-facade.ts';

/** Options of `new AMSElement(…)`. Source: docs/reference/beyond-cashier.md#a2-amselement--the-payment-element-first-generation-pkg */
export interface ElementOptions extends Omit<CashierOptions, 'environment' | 'appearance'> {
  readonly sessionData: string;
  /** Default: prod. In any case, as Antom's class takes it. */
  readonly environment?: Environment | Uppercase<Environment>;
  readonly appearance?: { readonly theme?: string };
  readonly onEventCallback?: (event: CashierEvent) => unknown;
  readonly loading?: {
    readonly onStartLoading?: () => unknown;
    readonly onEndLoading?: () => unknown;
  };
}

/** What `mount()` takes. */
export interface ElementMountParams {
  readonly type: 'payment';
  readonly appearance?: Appearance & { readonly theme?: string };
  /** Default false: the page goes to paymentRedirectUrl after a payment that was not declined. */
  readonly notRedirectAfterComplete?: boolean;
  readonly merchantAppointParam?: MerchantAppointParam;
}

export interface ElementError {
  readonly code: string;
  readonly message: string;
  readonly traceId: string;
  /** Whether the shopper can try again only with another session. */
  readonly needChangeSessionForRetry?: boolean;
}

/** What `submitPayment()` resolves with. */
export interface PaymentAnswer {
  readonly status: 'SUCCESS' | 'PROCESSING' | 'PENDING' | 'CANCELLED' | 'FAIL';
  readonly error?: ElementError;
  readonly userCanceled3D?: boolean;
}

/** What `new AMSElement()` throws without a session. */
export class InvalidElementConfigError extends Error {
  override readonly name = 'InvalidElementConfigError';
  readonly errors: readonly { readonly field: string; readonly message: string }[];

  constructor(errors: InvalidElementConfigError['errors']) {
    super(errors.map(({ message }) => message).join(' '));
    this.errors = errors;
  }
}

/** Antom's code for what could not be reached. */
const unloaded = (error: unknown): ElementError => ({
  code: 'INITIALIZE_API_TIMEOUT',
  message: error instanceof Error ? error.message : String(error),
  traceId: '',
});

/**
 * A drop-in replacement for Antom's class of the same name: the Payment Element, or any other session that can be shown inline.
 *
 * @example
 * const element = new AMSElement({ environment: 'sandbox', sessionData });
 * const { error } = await element.mount({ type: 'payment' }, '#element');
 * button.onclick = async () => console.log((await element.submitPayment()).status);
 */
export class AMSElement {
  readonly #client: CashierClient;
  readonly #options: ElementOptions;
  #loading: Promise<typeof import('./element-facade.ts')> | undefined;
  #facade: ElementFacade | undefined;
  #isDestroyed = false;

  constructor(options: ElementOptions) {
    // what `theme` and `loading` mean is the facade's to know
    const {
      sessionData,
      environment = 'prod',
      appearance: _,
      loading: __,
      ...rest
    } = options ?? {};
    if (!sessionData) {
      const message = 'sessionData is empty';
      const code = 'SDK_CREATE_COMPONENT_ERROR';
      const tell = rest.onEventCallback as ((event: unknown) => unknown) | undefined;
      callOut(tell, { code, message });
      throw new InvalidElementConfigError([{ field: 'sessionData', message }]);
    }
    const known = typeof environment === 'string' ? environment.toLowerCase() : environment;
    this.#client = new CashierClient({ ...rest, environment: known as Environment });
    bindMethods(this);
    this.#options = options;
    void handled(this.#load());
  }

  /** Shows the form in the element that the selector finds. Never rejects: `error` says what is wrong. */
  async mount(
    params: ElementMountParams,
    selector: string | HTMLElement,
  ): ReturnType<ElementFacade['mount']> {
    try {
      return await (await this.#load()).mount(params, selector);
    } catch (error) {
      return { error: unloaded(error) };
    }
  }

  /** Validates the form and shows its errors. False as long as it is not there. */
  async validateFields(): Promise<{ isValid: boolean }> {
    return this.#facade?.validateFields() ?? { isValid: false };
  }

  /** Pays; call it in the click on your own button. Resolves with the result: never rejects, and always answers. */
  async submitPayment(): Promise<PaymentAnswer> {
    try {
      return await (this.#facade ?? (await this.#load())).submitPayment();
    } catch (error) {
      return { status: 'FAIL', error: { ...unloaded(error), needChangeSessionForRetry: false } };
    }
  }

  /** Puts another session into the form; false if that can't be now. */
  async updatePayment(sessionData: string): Promise<boolean> {
    return this.#facade?.updatePayment(sessionData) ?? false;
  }

  /** Removes the form at once. */
  destroy(): void {
    this.#isDestroyed = true;
    this.#facade?.destroy();
    this.#client.destroy();
  }

  /** Begun by the constructor, and by the next call if it failed. */
  async #load(): Promise<ElementFacade> {
    this.#loading ??= loadFile('AMSElement', () => import('./element-facade.ts'));
    try {
      const code = await this.#loading;
      this.#facade ??= new code.ElementFacade(this.#options, this.#client);
    } catch (error) {
      this.#loading = undefined;
      throw error;
    }
    if (this.#isDestroyed) this.#facade.destroy();
    return this.#facade;
  }
}
