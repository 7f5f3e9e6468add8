/**
 * The Chinese of `errors.mjs`.
 * @type {Record<string, readonly [meaning: string, fix: string]>}
 */
export const ERRORS_ZH = {
  option_invalid: ['某个选项缺失或取值错误。所有错误一次列出。', '按 message 的说明传入。'],
  session_missing: [
    '没有传入会话；或者 `retry()` 需要新的会话，而 `session` 不是函数。',
    '传入 paymentSessionData 字符串，或返回它的函数。',
  ],
  session_malformed: [
    '传入的字符串不是 createPaymentSession 返回的内容，或者 `expiresAt` 不是时间。',
    '原样传入 paymentSessionData：不要截断、解析或编码。',
  ],
  session_expired: [
    '网关以会话过期为由拒绝，并且没有换到新的会话。只有 `session` 是函数时，`recoverable` 才为 true。',
    '把 `session` 写成函数：需要新会话时会调用它。',
  ],
  session_failed: [
    '你的 session 函数抛出异常，或没有返回会话。',
    '查看 `cause` 和你的服务端日志。',
  ],
  untrusted_cashier: [
    '会话指定的收银台既不在本机，也不在 `trustedCashiers` 中；或者 `environment` 为 `prod`。没有加载任何内容。',
    '查明会话从哪里来；确认是你自己的收银台，才把它的源加入 `trustedCashiers`。',
  ],
  container_missing: [
    '`container` 既不是元素，也不是能找到元素的选择器。',
    '等元素出现在页面中再打开。',
  ],
  already_open: [
    '这个客户端已有弹窗，或者这个容器里已有收银台，而且属于另一个会话；或者这个 `AMSCashierPayment` 已有一个正在加载、已就绪或正在支付的收银台；或者页面上已有 Antom 的收银台。原来的收银台继续运行。',
    '先关闭原来的（`unmount()`、`close()`）。一个客户端只展示一个弹窗，每个容器只展示一个托管收银台；Antom 的 SDK 每个页面只展示一个收银台。',
  ],
  load_timeout: [
    '表单没有在限定时间（`limits.load`）内就绪。',
    '检查网络、广告拦截器和内容安全策略的 `frame-src`；`retry()`。',
  ],
  cashier_unreachable: [
    '收银台的代码或页面加载失败，或者网关不认识这个会话（此时只有 `session` 是函数，`recoverable` 才为 true）。',
    '检查网络和内容安全策略，确认构建产物可以访问；`retry()`。如果代码两次加载失败，`recoverable` 为 false：请买家刷新页面，因为有些浏览器不会重新获取加载失败的模块。',
  ],
  protocol_violation: [
    '收银台发来的消息格式错误，或者在当前阶段不被允许。',
    '更新软件包；上报 `traceId`。`retry()` 会重新开始。',
  ],
  cashier_died: ['收银台页面失去响应。', '`retry()`。'],
  engine_failed: [
    '收银台无法继续，或者没有引擎接受这个会话，或者客户端已被销毁。',
    '查看 `message` 和 `cause`；`retry()`。',
  ],
  submit_timeout: [
    '`submit()` 没有在限定时间（`limits.acceptance`）内被受理：本次收银流程就此结束，不会扣款；或者 `validate()` 没有得到答复（`limits.validate`）：只有该调用被 reject。',
    '`retry()`。',
  ],
  closed: [
    '你关闭了它；或者在它结束之后、`createComponent` 之前调用了方法。',
    '调用之前检查 `phase`。',
  ],
  cancelled: [
    '买家在加载过程中离开。对应的事件是 SDK_PAYMENT_CANCEL，不是错误。',
    '让买家可以再次支付：`retry()`。',
  ],
  aborted: ['你的 `AbortSignal` 已中止。', '无需处理：这正是你要求的。'],
  retry_refused: [
    '`retry()` 无济于事：支付已成功或结果未定，或者重试也不会有变化。',
    '先查看快照中的 `advice` 和 `outcome`；向服务端查询。',
  ],
  update_refused: [
    '调用 `update({ session })` 时，支付正在处理、`submit()` 还没有答复，或者买家正在离开。收银台保持原样继续运行。',
    '等待结果；被拒绝之后可以再次调用。',
  ],
  setup_missing: [
    '没有找到客户端：没有提供，或者在 `setup()` 之外获取。',
    'Vue：`app.use(AmsCashier, options)`。Angular：`provideAmsCashier(options)`。',
  ],
};
