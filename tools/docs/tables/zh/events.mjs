/**
 * The Chinese of `events.mjs`.
 * @type {Record<string, readonly [when: string, then: string]>}
 */
export const EVENTS_ZH = {
  SDK_START_OF_LOADING: [
    '请求有效，收银台开始加载。',
    '如果设置了 `showLoading: false`，此时展示你自己的加载界面。',
  ],
  SDK_END_OF_LOADING: [
    '加载结束；`outcome` 说明结果：`ready`、`failed` 或 `cancelled`。每次开始都恰好对应一次结束，除非你在中途关闭。',
    '收起加载界面。它不表示已经支付。',
  ],
  SDK_PAYMENT_CANCEL: [
    '买家在提交被受理之前离开，或者支付在网关侧被撤销。',
    '让买家可以再次支付：`retry()`。',
  ],
  SDK_CALL_URL_SUCCESS: [
    '页面即将跳转到电子钱包或银行的页面，或跳转到 paymentRedirectUrl。',
    '无需处理。页面可能马上被卸载。',
  ],
  SDK_CALL_URL_ERROR: [
    '跳转失败：URL 缺失或不被允许，或者浏览器拦截了新窗口。',
    '检查 paymentRedirectUrl。窗口被拦截时，收银台会显示一个链接。',
  ],
  SDK_DUPLICATE_SUBMISSION_BEHAVIOR: [
    '上一次提交还在处理时又提交了一次。不会扣款。',
    '支付按钮保持禁用，第一次提交的结果随后就到。',
  ],
  SDK_FORM_VERIFICATION_FAILED: [
    '提交时有字段缺失或无效，表单会标出这些字段。',
    '重新启用你自己的支付按钮。',
  ],
  SDK_SUBMIT_NETWORK_ERROR: ['提交未能到达网关，没有扣款。', '让买家重新提交。'],
  SDK_PAYMENT_CHALLENGE: [
    '发卡行要求 3-D Secure 验证，由 SDK 展示。',
    '无需处理。让买家留在页面上。',
  ],
  SDK_LAUNCH_PAYMENT_APP_ERROR: [
    'Antom：支付方式的 App 或页面无法打开。',
    '让买家再次支付，或改用其他支付方式。',
  ],
  SDK_PAYMENT_AUTHORIZATION_SUCCESSFUL: ['Antom：支付已获授权，结果随后就到。', '等待结果。'],
  SDK_REDIRECT: [
    'Antom，在原生 App 中：需要由你的 App 打开 `result.redirectUrls` 中的 URL。',
    '由 App 打开这些 URL。',
  ],
  SDK_PAYMENT_SHIPPINGCHANGE: [
    'Antom，PayPal：买家更改了收货地址。',
    '如果订单取决于地址，更新订单。',
  ],
  SDK_PAYMENT_APPROVE: ['Antom，PayPal：买家已同意支付，结果随后就到。', '等待结果。'],
  SDK_PAYMENT_WARN: ['Antom，PayPal：警告。', '记入日志。'],
  SDK_PAYMENT_CLICK_BACK_TO_MERCHANT: ['Antom 自己的收银页：买家想返回商店。', '展示你的结果页。'],
  SDK_PAYMENT_METHOD_CHANGED: [
    '会话中有多种支付方式，买家改选了一种；见 `paymentMethod`。',
    '无需处理，或展示与支付方式相关的内容。',
  ],
  SDK_BILLING_ADDRESS_CHANGED: [
    'Antom：买家填写了账单地址；见 `billingAddress`。',
    '如果订单取决于地址，更新订单。',
  ],
  SDK_UNKNOWN: ['当前版本不认识的代码；原代码见 `rawCode`。', '忽略即可。它不代表失败。'],
  SDK_INIT_PARAMETER_ERROR: [
    '`createCashier` 或构造函数的某个选项无效。',
    '改正 message 中指出的选项。',
  ],
  SDK_CREATEPAYMENT_PARAMETER_ERROR: [
    '会话或容器缺失、无效或不被允许，或者会话已过期。',
    '查看 `reason` 和 `message`。',
  ],
  SDK_CREATECOMPONENT_ERROR: [
    '收银台加载失败，或者这个 `AMSCashierPayment` 已经有一个收银台。',
    '`recoverable` 为 true 时：`retry()`。',
  ],
  SDK_INTERNAL_ERROR: [
    '收银台出现故障，当时没有正在处理的提交。',
    '`recoverable` 为 true 时：`retry()`。如果再次发生，请上报 `traceId`。',
  ],
  SDK_PAYMENT_SUCCESSFUL: ['就页面所知，支付已成功。', '展示结果页；服务端确认之后才能发货。'],
  SDK_PAYMENT_FAIL: [
    '支付未成功；原因见 `result.paymentResultCode`。`final: false` 时表单仍然打开，买家可以再试。',
    '`final: false`：无需处理，保持打开。否则按 `advise(code)` 处理。',
  ],
  SDK_PAYMENT_PENDING: ['买家已完成操作，结果稍后才有。', '展示“处理中”，等待通知。'],
  SDK_PAYMENT_PROCESSING: [
    '结果未定：仍在处理，或者在提交被受理之后，买家离开或收银台出现故障。',
    '向服务端查询（`pollPayment`）。询问买家是否已完成支付；只有服务端确认没有支付，才能让买家再次支付。',
  ],
  SDK_PAYMENT_ERROR: [
    '网关报告异常状态：结果未定。',
    '向服务端查询（`pollPayment`），或等待通知。',
  ],
  SDK_PAYMENT_RETRY: ['Antom：被拒绝；表单仍然打开，买家可以再试。', '无需处理，保持打开。'],
};
