/**
 * A shop's code as Antom's documents show it. It is compiled twice: against Antom's own types, and against ours by
 * changing nothing but what the import means (tsconfig.official.json, tsconfig.ours.json).
 * Source: docs/reference/client-sdk.md#constructor and #methods, and the types of `@alipay/ams-checkout` 1.47.2.
 */
import { AMSCashierPayment } from '@alipay/ams-checkout';

declare const sessionData: string;
/** Antom's types say `unknown`. */
type Answer = { code: string; message?: string };

declare function show(text: string): void;

AMSCashierPayment.preload();
AMSCashierPayment.preload({ environment: 'sandbox', securityRegion: 'US' });

const onLog = ({ code, message }: { code: string; message: string }) => show(`${code}: ${message}`);

const checkoutApp = new AMSCashierPayment({
  environment: 'sandbox',
  locale: 'en_US',
  analytics: { enabled: true },
  onLog,
  onEventCallback: ({ code, message, result }) => {
    switch (code) {
      case 'SDK_START_OF_LOADING':
      case 'SDK_END_OF_LOADING':
        return show(code);
      case 'SDK_PAYMENT_SUCCESSFUL':
        return show('paid');
      case 'SDK_PAYMENT_PROCESSING':
        return show('ask the server');
      case 'SDK_PAYMENT_FAIL':
        console.log('Check the payment result data', result);
        return show(result?.paymentResultCode ?? message ?? '');
      case 'SDK_PAYMENT_CANCEL':
        return show(result?.result?.resultMessage ?? 'left');
      case 'SDK_PAYMENT_ERROR':
      case 'SDK_CREATEPAYMENT_PARAMETER_ERROR':
      case 'SDK_INIT_PARAMETER_ERROR':
      case 'SDK_CREATECOMPONENT_ERROR':
      case 'SDK_INTERNAL_ERROR':
        return show(`${code} ${message}`);
      case 'SDK_CALL_URL_SUCCESS':
        return show(result?.redirectUrls?.normalUrl ?? '');
      default:
        return undefined;
    }
  },
  onError: ({ code, message, stack }) => show(`${code} ${message} ${String(stack)}`),
  onClose: () => show('closed'),
  onPaymentMethodSelected: ({ paymentMethodType }) => show(paymentMethodType),
  onSizeChanged: ({ width, height }) => show(`${width} x ${height}`),
  onBeforeSubmit: async (state) => ({
    result: state ? 'CONTINUE' : 'IGNORE',
    processType: 'SUBMIT',
    submitRequestData: {},
  }),
});

// the least, and callbacks without a body
new AMSCashierPayment({ environment: 'prod' });
new AMSCashierPayment({
  environment: 'sandbox',
  locale: 'zh_CN',
  onLog: () => {},
  onEventCallback: function ({ code }) {
    show(code);
  },
});

export async function create(): Promise<void> {
  await checkoutApp.createComponent({
    sessionData,
    appearance: {
      showLoading: true,
      showSubmitButton: true,
      themeType: 'default',
      accentColor: '#1677ff',
      layout: { type: 'tabs' },
    },
    notRedirectAfterComplete: true,
    merchantAppointParam: { storedCard: { needCVV: true } },
    isAppWebview: false,
    isNativeAppWebview: false,
  });
}

export async function mount(): Promise<void> {
  await checkoutApp.mountComponent(
    { sessionData, appearance: { showSubmitButton: false } },
    '#app',
  );
  const { isValid } = await checkoutApp.validateFields();
  if (!isValid) return;
  const { code, message } = (await checkoutApp.submit({
    billingAddress: {
      region: 'US',
      address1: '1 Main St',
      city: 'X',
      state: 'CA',
      zipCode: '90001',
    },
  })) as Answer;
  if (code === 'SUCCESS') checkoutApp.unmount();
  else show(message ?? code);
}

export const without = async () => show(((await checkoutApp.submit()) as Answer).code);

export function onReturn(app: AMSCashierPayment): void {
  app.unmount();
}
