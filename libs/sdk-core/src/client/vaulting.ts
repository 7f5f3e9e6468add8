import { AMSCashierPayment, type ComponentParams } from './facade.ts';

/** Unless the shop says otherwise. */
function staying(params: ComponentParams): ComponentParams {
  return { ...params, notRedirectAfterComplete: params?.notRedirectAfterComplete ?? true };
}

/**
 * A drop-in replacement for Antom's class of the same name: saves a card and charges nothing. The outcome of a card that was saved
 * is SDK_PAYMENT_SUCCESSFUL. Source: docs/reference/beyond-cashier.md#a5-amsvaulting-pkg-doc
 *
 * @example
 * const vaulting = new AMSVaulting({ environment: 'sandbox', onEventCallback: ({ code }) => console.log(code) });
 * await vaulting.createComponent({ sessionData: vaultingSessionData });
 */
export class AMSVaulting extends AMSCashierPayment {
  /** `notRedirectAfterComplete` is true by default, unlike in AMSCashierPayment. */
  override createComponent(params: ComponentParams): Promise<void> {
    return super.createComponent(staying(params));
  }

  /** `notRedirectAfterComplete` is true by default, unlike in AMSCashierPayment. */
  override mountComponent(params: ComponentParams, container: string | HTMLElement): Promise<void> {
    return super.mountComponent(staying(params), container);
  }
}
