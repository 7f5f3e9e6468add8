/** The few words that stand outside the cashier page. */
export interface SurfaceText {
  readonly title: string;
  readonly close: string;
  readonly loading: string;
  readonly frame: string;
  readonly challenge: string;
}

const TEXTS: { readonly [locale: string]: SurfaceText } = {
  en_US: {
    title: 'Payment',
    close: 'Close',
    loading: 'Loading the payment form…',
    frame: 'Payment form',
    challenge: 'Confirm with your bank',
  },
  zh_CN: {
    title: '付款',
    close: '关闭',
    loading: '正在加载付款表单…',
    frame: '付款表单',
    challenge: '请在银行页面确认',
  },
};

export function surfaceText(locale: string): SurfaceText {
  return (TEXTS[locale] ?? TEXTS['en_US']) as SurfaceText;
}
