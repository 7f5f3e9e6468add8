/**
 * The one place that imports Antom's SDK. Not TypeScript, because the types of that package would turn every unknown
 * property of `window` into `any` in all of this package.
 */
export const SOURCE = 'npm';

export const importOfficial = async () => (await import('@alipay/ams-checkout')).AMSCashierPayment;

export const importVaulting = async () => (await import('@alipay/ams-checkout')).AMSVaulting;

/** The classes of newer products: by name, so that a bundler leaves out what nobody uses. */
export async function importProducts() {
  const { AMSElement, AMSCheckoutPage } = await import('@alipay/ams-checkout');
  return { AMSElement, AMSCheckoutPage };
}
