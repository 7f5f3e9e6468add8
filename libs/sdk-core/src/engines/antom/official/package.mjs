/**
 * The one place that imports Antom's SDK. Not TypeScript, because the types of that package would turn every unknown
 * property of `window` into `any` in all of this package.
 */
export const SOURCE = 'npm';

export const importOfficial = async () => (await import('@alipay/ams-checkout')).AMSCashierPayment;

/** The classes of newer products. */
export const importProducts = () => import('@alipay/ams-checkout');
