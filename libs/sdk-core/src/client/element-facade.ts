/** What `AMSElement` does. Loaded by its constructor, so it imports only types: the entry gives it a client. */
import type { Checkout } from '../contract/checkout.ts';
import type { CashierError } from '../contract/error.ts';
import type { ErrorReason } from '../contract/error-table.ts';
import type { CashierEvent, EventCode, ResultEvent } from '../contract/event.ts';
import type { Appearance } from '../contract/options.ts';
import type { Cashier } from './client.ts';
import type { ElementError, ElementMountParams, ElementOptions, PaymentAnswer } from './element.ts';

/** Antom's codes of `mount()` by our reasons. Source: docs/reference/beyond-cashier.md#a2-amselement--the-payment-element-first-generation-pkg */
const MOUNT_CODES: { readonly [Reason in ErrorReason]?: string } = {
  option_invalid: 'PARAM_INVALID',
  session_missing: 'PARAM_INVALID',
  session_malformed: 'PARAM_INVALID',
  untrusted_cashier: 'PARAM_INVALID',
  container_missing: 'PARAM_INVALID',
  session_expired: 'INQUIRY_PAYMENT_SESSION_FAILED',
  already_open: 'UI_STATE_ERROR',
  load_timeout: 'INITIALIZE_WEB_TIMEOUT',
  cashier_unreachable: 'INITIALIZE_API_TIMEOUT',
};

const STATUS: { readonly [Code in ResultEvent['code']]: PaymentAnswer['status'] } = {
  SDK_PAYMENT_SUCCESSFUL: 'SUCCESS',
  SDK_PAYMENT_FAIL: 'FAIL',
  SDK_PAYMENT_RETRY: 'FAIL',
  SDK_PAYMENT_PENDING: 'PENDING',
  SDK_PAYMENT_PROCESSING: 'PROCESSING',
  SDK_PAYMENT_ERROR: 'PROCESSING',
};

const UI_STATE_ERROR: ElementError = {
  code: 'UI_STATE_ERROR',
  message: 'The Element is not mounted, is mounted already, or was destroyed.',
  traceId: '',
};

function errorOf({ reason, message, traceId }: CashierError): ElementError {
  return { code: MOUNT_CODES[reason] ?? 'UNKNOWN_EXCEPTION', message, traceId };
}

/** After these codes the same form can be submitted again. */
const UNSENT: { readonly [Code in EventCode]?: string } = {
  SDK_FORM_VERIFICATION_FAILED: 'The fields are missing or invalid; the form marks them.',
  SDK_SUBMIT_NETWORK_ERROR: 'The payment did not reach the gateway. Submit it again.',
};

/** What this event says of a submit; undefined if nothing. */
function answerOf(event: CashierEvent): PaymentAnswer | undefined {
  if (event.type === 'error') return { status: 'FAIL', error: errorOf(event) };
  if (event.code === 'SDK_PAYMENT_CANCEL') return { status: 'CANCELLED' };
  if (event.type !== 'result') {
    const { code, traceId } = event;
    const message = UNSENT[code];
    return message === undefined
      ? undefined
      : { status: 'FAIL', error: { code, message, traceId, needChangeSessionForRetry: false } };
  }
  const status = STATUS[event.code];
  if (status !== 'FAIL') return { status };
  const { result, final, traceId } = event;
  return {
    status,
    error: {
      code: result?.paymentResultCode ?? 'UNKNOWN_EXCEPTION',
      message: result?.paymentResultMessage ?? '',
      traceId,
      needChangeSessionForRetry: final,
    },
    ...(result?.['userCanceled3D'] === true && { userCanceled3D: true }),
  };
}

/** `theme` is what `themeType` is called here. */
function lookOf(theme: string | undefined, appearance: Appearance = {}): Appearance {
  // the open reports it
  if (typeof appearance !== 'object') return appearance;
  const themes: { readonly [theme: string]: string } = { night: 'dark', default: 'light' };
  const themeType = themes[theme ?? ''];
  return { ...(themeType !== undefined && { themeType }), ...appearance };
}

export class ElementFacade {
  readonly #client: Cashier;
  readonly #options: ElementOptions;
  #checkout: Checkout | undefined;
  #isDestroyed = false;

  constructor(options: ElementOptions, client: Cashier) {
    this.#options = options;
    this.#client = client;
    const { loading, onEventCallback } = options;
    // each listener is called on its own, so that one that throws keeps nothing from the others
    client.on('event', ({ code }) => {
      if (code === 'SDK_START_OF_LOADING') return loading?.onStartLoading?.();
      if (code === 'SDK_END_OF_LOADING') return loading?.onEndLoading?.();
      return undefined;
    });
    client.on('event', (event) => onEventCallback?.(event));
  }

  /** Never rejects. */
  async mount(
    params: ElementMountParams,
    selector: string | HTMLElement,
  ): Promise<{ error?: ElementError }> {
    if (this.#isDestroyed || this.#checkout) return { error: UI_STATE_ERROR };
    const { type: _, appearance, notRedirectAfterComplete, ...rest } = params ?? {};
    const theme = appearance?.theme ?? this.#options.appearance?.theme;
    const checkout = this.#client.open({
      // with names that mean nothing, which the open reports
      ...rest,
      session: this.#options.sessionData,
      // a missing selector is a mistake and must not open a popup
      container: selector ?? '',
      appearance: lookOf(theme, appearance),
      notRedirectAfterComplete: notRedirectAfterComplete === true,
    });
    this.#checkout = checkout;
    try {
      await checkout.ready;
      return {};
    } catch (error) {
      this.#checkout = undefined;
      return { error: errorOf(error as CashierError) };
    }
  }

  /** Never rejects. */
  async validateFields(): Promise<{ isValid: boolean }> {
    try {
      return { isValid: (await this.#checkout?.validate())?.isValid ?? false };
    } catch {
      return { isValid: false };
    }
  }

  /** Never rejects, and always answers: the limits of an open hold. */
  submitPayment(): Promise<PaymentAnswer> {
    const checkout = this.#checkout;
    if (!checkout || checkout.getSnapshot().phase === 'ended') {
      const error = { ...UI_STATE_ERROR, needChangeSessionForRetry: false };
      return Promise.resolve({ status: 'FAIL', error });
    }
    return new Promise((resolve) => {
      const stop = checkout.on('event', (event) => end(answerOf(event)));
      function end(answer: PaymentAnswer | undefined): void {
        if (!answer) return;
        stop();
        resolve(answer);
      }
      // removed in the midst of a payment: nobody here will know
      void checkout.outcome.then(() => end({ status: 'PROCESSING' }));
      checkout.submit().catch((error: CashierError) => {
        end({ status: 'FAIL', error: errorOf(error) });
      });
    });
  }

  /** Whether the Element shows the session now. Never rejects. */
  async updatePayment(sessionData: string): Promise<boolean> {
    // without one, nothing would change
    if (!this.#checkout || !sessionData) return false;
    try {
      await this.#checkout.update({ session: sessionData });
      return true;
    } catch {
      return false;
    }
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.#checkout = undefined;
  }
}
