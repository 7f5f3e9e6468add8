// The integration sample for npm as it was given to us: only placeholders, the import and two type marks differ.
import { AMSCashierPayment, type CashierEvent } from './watched-core.ts';
// 步骤一:实例化SDK,并处理好事件回调
const onEventCallback = function ({ code, result }: CashierEvent) {
  switch (code) {
    case 'SDK_PAYMENT_SUCCESSFUL':
      // 支付成功。建议您重定向到支付结果页。
      break;
    case 'SDK_PAYMENT_PROCESSING':
      console.log('可检查支付结果数据', result);
      // 支付处理中。建议您通过服务端查询支付状态或等待支付结果通知,同时可询问用户是否完成,如果未完成,可以引导用户重新支付。
      break;
    case 'SDK_PAYMENT_FAIL':
      console.log('可检查支付结果数据', result);
      // 支付失败。建议您查阅文末参考信息服务端事件码表格中的处理建议,并引导用户重新支付。
      break;
    case 'SDK_PAYMENT_CANCEL':
      // 用户在未提交订单状态下退出支付页面。可以用在有效期内的 paymentSessionData 重新调用SDK。如已过期,需要重新请求 paymentSessionData。
      break;
    case 'SDK_PAYMENT_ERROR':
      console.log('可检查支付结果数据', result);
      // 支付状态异常。建议您通过服务端查询支付状态或等待支付结果通知,或引导用户重新支付。
      break;
    case 'SDK_END_OF_LOADING':
      // 建议您结束自定义加载动画
      break;
    default:
      break;
  }
};
const checkoutApp = new AMSCashierPayment({
  environment: 'sandbox',
  locale: 'en_US',
  onLog: ({ code, message }) => {},
  onEventCallback: onEventCallback,
});
// 处理卡支付按钮事件
document.querySelector('#pay-form')!.addEventListener('submit', handleSubmit);
async function handleSubmit() {
  // 步骤二:服务端调用支付会话创建接口,获取paymentSessionData
  async function getPaymentSessionData() {
    const url = '/api/orders';
    const config = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ sku: 'desk-lamp', quantity: 1 }),
    };
    const response = await fetch(url, config);
    // 获取响应中的paymentSessionData参数值
    const { paymentSessionData } = await response.json();
    return paymentSessionData;
  }
  const paymentSessionData = await getPaymentSessionData();
  // 步骤三:创建渲染卡组件
  // 最佳实践
  await checkoutApp.createComponent({
    sessionData: paymentSessionData,
    appearance: {
      showLoading: true, // 默认为true,表示展示初始化加载动画
    },
  });
}
