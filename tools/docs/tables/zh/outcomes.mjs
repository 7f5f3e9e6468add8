/** The Chinese of `outcomes.mjs` and of the signals. */

/** @type {Record<string, readonly [meaning: string, then: string]>} */
export const PHASES_ZH = {
  idle: ['还没有打开过。', '提供支付入口。'],
  loading: [
    '收银台正在加载。',
    '无需处理：收银台会展示加载状态，除非设置了 `showLoading: false`。',
  ],
  ready: ['表单可以使用。', '启用你自己的支付按钮。'],
  submitting: ['提交已被受理，正在处理。', '禁用你的支付按钮。'],
  challenging: ['银行正在验证买家身份。', '让买家留在页面上。'],
  redirecting: ['页面正在跳转到电子钱包或银行。', '无需处理。'],
  declined: ['被拒绝，表单仍然打开，可以换一张卡。', '启用你的支付按钮；收银台会说明原因。'],
  ended: ['已经结束：见结果。', '展示结果。'],
};

/** @type {Record<string, readonly [meaning: string, then: string]>} */
export const OUTCOMES_ZH = {
  paid: ['就页面所知，支付已成功。', '展示结果页；服务端确认之后再发货。'],
  saved: ['银行卡已保存，没有扣款。', '服务端获知之后展示已保存的卡。'],
  undecided: [
    '结果未定：超时、页面失联，或钱包没有返回结果。',
    '向服务端查询（`pollPayment`）。在服务端确认之前，绝不要让买家再次支付。',
  ],
  failed: [
    '支付未成功。收银台打不开或出现故障时有 `error`；否则结果码在 `event.result` 中。',
    '展示 `advice.shopper`；`error.recoverable` 为 true 或 `advice.step` 为 `new_session` 时提供 `retry()`。',
  ],
  cancelled: ['买家在提交任何内容之前离开。', '让买家可以再次支付：`retry()`。'],
  closed: ['由你的页面关闭。', '无需处理。'],
};

/** @type {Record<string, string>} */
export const SIGNALS_ZH = {
  start: '商户打开收银台。',
  wrong_parameter: '请求无效；在操作 DOM 和网络之前发现。',
  merchant_close: '商户关闭：`close()`、`unmount()`、`destroy()`，或 `AbortSignal` 被中止。',
  merchant_submit: '支付正在处理时，商户再次提交。',
  usable: '表单可以使用。',
  resumed_submitting: '打开会话时，支付已在处理中。',
  resumed_challenging: '同上，且正处于验证过程中。',
  invalid: '提交时有字段缺失或无效。',
  accepted: '提交正在发往网关。',
  withdrawn_invalid: '`accepted` 来得过早：表单其实无效。',
  withdrawn_network_error: '`accepted` 来得过早：没有到达网关。',
  duplicate: '该会话已在别处提交。',
  challenge: '发卡行要求 3-D Secure 验证。',
  challenge_done: '验证结束，结果随后就到。',
  redirect: '页面跳转到电子钱包、银行或 paymentRedirectUrl。',
  redirect_failed: '跳转失败。',
  decline: '被拒绝，这个表单可以继续使用。',
  result: '其他任何结果。',
  replay: '会话打开之前就已存在的结果。',
  cancelled: '在网关侧被撤销。',
  network_error: '提交没有到达网关。',
  left_safe: '买家离开，当时没有正在处理的支付。',
  left_in_flight: '买家离开时支付正在处理，或者无法判断。',
  broken: '超时，或者收银台失去响应、违反协议或失败；具体见 `error`。',
  expired: '会话已过期，且没有换到新的会话。',
  replaced: '表单换用另一个会话继续。',
  remounted: '在原位置打开另一个会话。',
  other: '收银台的其他任何代码，无论是否认识。',
};
