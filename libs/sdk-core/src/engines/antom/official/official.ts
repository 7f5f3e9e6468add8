/**
 * What we use of Antom's `AMSCashierPayment` and `AMSVaulting` (`@alipay/ams-checkout` 1.47.2). Nothing that it returns is trusted: its values
 * are `unknown` until they have been checked.
 * Source: docs/reference/client-sdk.md#constructor and #methods, docs/reference/official-sdk-protocol.md.
 */
import type {
  AntomRequest,
  Appearance,
  MerchantAppointParam,
  SubmitData,
} from '../../../contract/options.ts';

export interface OfficialCallbacks {
  readonly onEventCallback: (event: unknown) => void;
  readonly onError: (error: unknown) => void;
  readonly onLog: (entry: unknown) => void;
  readonly onClose: () => void;
  readonly onBeforeSubmit: (state: unknown) => Promise<unknown>;
  readonly onPaymentMethodSelected?: (choice: unknown) => void;
  readonly onSizeChanged?: (size: unknown) => void;
}

/** What an instance keeps from its constructor on. */
export interface OfficialTerms {
  readonly environment: string;
  readonly locale: string;
}

export interface OfficialOptions extends OfficialTerms, OfficialCallbacks {}

export interface OfficialParams extends AntomRequest {
  readonly sessionData: string;
  readonly appearance: Appearance;
  readonly notRedirectAfterComplete: boolean;
  readonly merchantAppointParam?: MerchantAppointParam | undefined;
}

export interface Official {
  createComponent(params: OfficialParams): Promise<unknown>;
  mountComponent(params: OfficialParams, selector: string): Promise<unknown>;
  submit(data?: SubmitData): Promise<unknown>;
  /** `AMSVaulting` has it under the second name alone. */
  validateFields?(): Promise<unknown>;
  _validateFields?(): Promise<unknown>;
  unmount(): void;
}

export interface OfficialClass {
  new (options: OfficialOptions): Official;
  preload(options: { readonly environment: string; readonly securityRegion: string }): void;
}

/** Whether this is Antom's class and not ours, which has the same name. */
export function isOfficial(value: unknown): value is OfficialClass {
  const { prototype } = Object(value) as {
    readonly prototype?: { readonly initSecurity?: unknown };
  };
  return typeof prototype?.initSecurity === 'function';
}
