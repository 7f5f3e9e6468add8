/**
 * The Chinese of what each call of the merchant API does.
 * @type {Record<string, string>}
 */
export const CALLS_ZH = {
  createPaymentSession: '创建支付会话；`paymentSessionData` 交给浏览器。',
  retrievePaymentSession: '返回会话的订单，与发送时相同。',
  inquiryPayment: '返回支付的状态，首先是 `paymentStatus`。',
  capture: "对已授权的支付请款，全额或部分；仅限 `captureMode: 'MANUAL'` 的会话。",
  cancel: '关闭未支付的支付，或全额退回已支付的款项，截至次日 00:15（GMT+8）。',
  refund: '全额或部分退款，只要还有余额，可以多次。',
  inquiryRefund: '返回退款的状态，首先是 `refundStatus`。',
  pay: '用已保存的银行卡支付，不需要会话和页面：买家事先同意的支付，或买家在场的支付。',
  consult: '返回该金额的订单可以使用的支付方式、各自的限额，以及某种方式不能使用的原因。',
  getCardInfo: '根据卡号的前几位返回卡的信息，例如用来显示卡组织或提供分期。',
  updateAmount: '提高已授权、尚未请款的支付的金额。',
  inquireExchangeRate: '返回币种之间的汇率。',
  createVaultingSession: '创建不支付、只保存银行卡的会话；`vaultingSessionData` 交给浏览器。',
  inquireVaulting: '返回卡是否已保存，以及它的令牌。',
  vaultPaymentMethod:
    '保存服务端持有完整卡号的银行卡，只有通过卡数据认证的商户才可以持有；其他商户请用 createVaultingSession。',
  inquireToken: '返回已保存的银行卡的信息。',
  updateToken: '更改已保存的银行卡的持卡人、邮箱或到期时间。',
  deleteToken: '删除已保存的银行卡。',
  acceptDispute: '接受争议：款项退还给买家，之后不能再抗辩。',
  supplyDefenseDocument: '在 `defenseDueTime` 之前提交抗辩文件。',
  downloadDisputeEvidence: '返回待填写的模板，或已提交的文件。',
  createSubscription: '创建订阅，买家须在 `normalUrl` 上同意。',
  changeSubscription: '从某个日期起更改订阅的金额、周期或结束时间。',
  updateSubscription: '更改无须买家再次同意的内容，或调整下一次付款时间。',
  cancelSubscription: '结束订阅：CANCEL 在已付款的周期结束时生效，TERMINATE 立即生效。',
  inquireSubscription: '返回订阅的状态，所用的 id 由它的第一条通知告知。',
  inquireSubscriptionList: '返回该客户端中买家已同意的订阅，最近的在前。',
  inquireSubscriptionPayment: '返回订阅的各期付款，每期一笔，最早的在前。',
  consultAuthorization: '返回一个页面，买家在其中同意以后由电子钱包代扣。',
  applyToken: '用买家带回的 code 换取之后支付时使用的令牌，或用旧令牌换取新令牌。',
  queryAuthorization: '返回令牌是否仍然有效。',
  revokeAuthorization: '终止代扣协议：不能再用该令牌从电子钱包扣款。',
};

const PAYMENT_ZH = '发往 paymentNotifyUrl：一笔支付或其金额变更的结果。';

/**
 * By the type of the notification.
 * @type {Record<string, string>}
 */
export const NOTIFICATIONS_ZH = {
  PAYMENT_RESULT: PAYMENT_ZH,
  PAYMENT_PENDING: PAYMENT_ZH,
  UPDATE_AMOUNT_RESULT: PAYMENT_ZH,
  CAPTURE_RESULT: '发往 paymentNotifyUrl。',
  REFUND_RESULT: '发往 refundNotifyUrl。',
  DISPUTE:
    '发往商户后台中设置的争议通知地址。Antom 不发送 notifyType：DISPUTE 由我们命名，发生了什么见 disputeNotificationType。',
  SUBSCRIPTION:
    '发往 subscriptionNotificationUrl。Antom 不发送 notifyType：SUBSCRIPTION 由我们命名，发生了什么见 subscriptionNotificationType。',
  VAULTING_RESULT:
    '银行卡已保存或最终保存失败时，发往 vaultingNotificationUrl。notifyType 的值由我们命名。',
  AUTHORIZATION:
    '发往 authNotifyUrl。Antom 不发送 notifyType：AUTHORIZATION 由我们命名，发生了什么见 authorizationNotifyType。',
  OTHER: '其他任何带签名的内容：见 `body`。',
};
