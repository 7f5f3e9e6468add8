import { CashierClient, createCashier } from './client.ts';
import { bindMethods } from '../runtime/bind-methods.ts';
import { handled } from '../contract/handled.ts';
import { callOut } from '../runtime/call-out.ts';
import { CashierError, isCashierError } from '../contract/error.ts';
import type { CashierEvent, EventCode } from '../contract/event.ts';
import type { Open } from '../runtime/open.ts';
import type {
  AntomRequest,
  Appearance,
  CashierCallbacks,
  CashierOptions,
  MerchantAppointParam,
  OpenRequest,
  SubmitData,
} from '../contract/options.ts';

/** Options of `new AMSCashierPayment(…)`. Source: docs/reference/client-sdk.md#constructor. */
export interface AMSCashierPaymentOptions extends CashierOptions, CashierCallbacks {}

/** Parameters of createComponent and mountComponent. Source: docs/reference/client-sdk.md#methods. */
export interface ComponentParams extends AntomRequest {
  readonly sessionData?: OpenRequest['session'];
  /** Another name for `sessionData`. */
  readonly paymentSessionData?: OpenRequest['session'];
  readonly appearance?: Appearance;
  /** Default false: two seconds after a paid or undecided outcome the page goes to paymentRedirectUrl. */
  readonly notRedirectAfterComplete?: boolean;
  readonly merchantAppointParam?: MerchantAppointParam;
  /** No effect: each cashier has an element of its own. */
  readonly appendAliasContainerId?: boolean;
}

/** Options of `AMSCashierPayment.preload()`. Source: docs/reference/client-sdk.md#methods. */
export type PreloadOptions = Partial<Pick<CashierOptions, 'environment' | 'securityRegion'>>;

export interface SubmitResult {
  readonly code:
    | 'SUCCESS'
    | Extract<EventCode, 'SDK_FORM_VERIFICATION_FAILED' | 'SDK_DUPLICATE_SUBMISSION_BEHAVIOR'>;
}

const SUBMIT_CODES = {
  accepted: 'SUCCESS',
  invalid: 'SDK_FORM_VERIFICATION_FAILED',
  duplicate: 'SDK_DUPLICATE_SUBMISSION_BEHAVIOR',
} as const;

/** Handlers written for Antom's codes get the code as it was sent, even one that this version has no type for. */
function asSent(event: CashierEvent): CashierEvent {
  return event.code === 'SDK_UNKNOWN'
    ? ({ ...event, code: event.rawCode } as unknown as CashierEvent)
    : event;
}

/**
 * A drop-in replacement for Antom's class of the same name: a client with one open at a time.
 *
 * @example
 * const app = new AMSCashierPayment({
 *   environment: 'sandbox',
 *   onEventCallback: ({ code, result }) => console.log(code, result?.paymentResultCode),
 * });
 * await app.createComponent({ sessionData: paymentSessionData });
 */
export class AMSCashierPayment {
  readonly #client: CashierClient;
  readonly #onClose: (() => unknown) | undefined;
  #open: Open | undefined;

  constructor(options: AMSCashierPaymentOptions) {
    const { onEventCallback, onError, onLog, onClose } = options ?? {};
    const tell = (event: CashierEvent) => {
      if (event.type === 'error') callOut(onError, event);
      callOut(onEventCallback, asSent(event));
    };
    try {
      this.#client = new CashierClient(options);
    } catch (error) {
      if (isCashierError(error)) queueMicrotask(() => tell(error as CashierEvent));
      throw error;
    }
    this.#onClose = onClose;
    bindMethods(this);
    this.#client.on('event', tell);
    if (onLog) this.#client.on('log', onLog);
  }

  /** Opens a popup. Resolves when the form can be used. Rejects with the CashierError that the callbacks get. */
  createComponent(params: ComponentParams): Promise<void> {
    return this.#begin(params);
  }

  /** Opens inline in `container`, a selector or an element. Otherwise like `createComponent()`. */
  mountComponent(params: ComponentParams, container: string | HTMLElement): Promise<void> {
    // a missing second argument is a mistake and must not open a popup
    return this.#begin(params, container ?? '');
  }

  /** Submits the form; for your own pay button. Rejects before `createComponent()`. */
  submit(data?: SubmitData): Promise<SubmitResult> {
    return handled(this.#submit(data));
  }

  /** Validates the form and shows its errors. Never rejects. */
  async validateFields(): Promise<{ isValid: boolean; error?: CashierError }> {
    try {
      return { isValid: (await this.#open?.validate())?.isValid ?? false };
    } catch (error) {
      return isCashierError(error) ? { isValid: false, error } : { isValid: false };
    }
  }

  /** Removes the cashier synchronously. No callback follows. */
  unmount(): void {
    this.#client.closeAll();
    this.#open = undefined;
  }

  /** Loads Antom's code before the first open, and contacts Antom's page and fingerprint service. */
  static preload(options?: PreloadOptions): void {
    createCashier({ environment: 'prod', ...options }).preload();
  }

  async #submit(data: SubmitData | undefined): Promise<SubmitResult> {
    if (!this.#open) {
      throw new CashierError('closed', {
        message: 'submit() was called before createComponent() or after unmount().',
        suggestion: 'Await createComponent() first.',
      });
    }
    return { code: SUBMIT_CODES[await this.#open.submit(data)] };
  }

  #begin(params: ComponentParams, container?: string | HTMLElement): Promise<void> {
    const { sessionData, paymentSessionData, ...rest } = params ?? {};
    const request: OpenRequest = {
      ...rest,
      // the open reports wrong values, with parameter and fix
      session: (sessionData ?? paymentSessionData) as OpenRequest['session'],
      notRedirectAfterComplete: rest.notRedirectAfterComplete === true,
      container,
    };
    const busy = this.#busy();
    const open = this.#client.openWith(request, {
      onClose: this.#onClose,
      refusal: busy
        ? new CashierError('already_open', {
            message: `This AMSCashierPayment has a cashier that is ${busy}.`,
            suggestion: 'Call unmount() first, or create another AMSCashierPayment.',
          })
        : undefined,
    });
    if (!busy) {
      this.#open?.close();
      this.#open = open;
    }
    return open.ready;
  }

  /** The phase in which a second cashier is refused; a declined or ended one is replaced. */
  #busy(): string | undefined {
    const phase = this.#open?.getSnapshot().phase;
    return phase === 'declined' || phase === 'ended' ? undefined : phase;
  }
}
