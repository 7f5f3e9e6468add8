/**
 * What we use of Antom's `AMSElement` and `AMSCheckoutPage` (`@alipay/ams-checkout` 1.47.2). Nothing that they return is trusted.
 * Source: docs/reference/beyond-cashier.md#a2-amselement--the-payment-element-first-generation-pkg
 */
import type {
  Appearance,
  CashierOptions,
  MerchantAppointParam,
} from '../../../contract/options.ts';
import { importProducts, SOURCE } from '../official/package.mjs';
import { definedWith } from '../official/script.ts';
import { loadOfficial } from '../official/source.ts';

export interface ElementOptions {
  readonly sessionData: string;
  readonly environment: string;
  readonly locale: string;
  readonly appearance?: { readonly theme: string };
  readonly onEventCallback: (event: unknown) => void;
}

export interface ElementMountParams {
  readonly type: 'payment';
  readonly appearance: Appearance;
  readonly notRedirectAfterComplete: boolean;
  readonly merchantAppointParam?: MerchantAppointParam | undefined;
}

export interface OfficialElement {
  mount(params: ElementMountParams, selector: string): Promise<unknown>;
  validateFields(): Promise<unknown>;
  submitPayment(): Promise<unknown>;
  updatePayment(sessionData: string): Promise<unknown>;
  destroy(): void;
}

export interface OfficialPage {
  mountComponent(params: { readonly sessionData: string }, selector: string): unknown;
  unmount(): void;
}

export interface OfficialProducts {
  readonly AMSElement: new (options: ElementOptions) => OfficialElement;
  readonly AMSCheckoutPage: new (
    options: Pick<ElementOptions, 'environment' | 'locale' | 'onEventCallback'>,
  ) => OfficialPage;
}

export async function loadProducts(options: CashierOptions): Promise<OfficialProducts> {
  const { antomSource = SOURCE } = options;
  if (antomSource === 'npm') return importProducts();
  return definedWith(await loadOfficial(options)) as OfficialProducts;
}
