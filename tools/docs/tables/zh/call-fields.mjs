/**
 * The Chinese of what the table of the merchant API says about a field.
 * @type {Record<string, string>}
 */
export const FIELDS_ZH = {
  'Idempotency key, a new one per payment.': '幂等键，每笔支付用新的值。',
  'What the shopper may choose from; without it `paymentMethod`, and without that a card.':
    '买家可以选择的支付方式；未传时为 `paymentMethod`，两者都未传时为银行卡。',
  'The lowest comes first.': '数值最小的排在最前。',
  'At most one hour ahead.': '最晚为一小时之后。',
  'Apple Pay needs it.': 'Apple Pay 需要此字段。',
  'Not with filteredInstallmentPeriods.': '不能与 filteredInstallmentPeriods 同时使用。',
  'The numbers that are not offered.': '不提供的期数。',
  'Sandbox only: further origins that may frame the hosted cashier.':
    '仅限沙箱：还允许哪些源嵌入托管收银台。',
  'A guaranteed quote of `inquireExchangeRate`, of a pair with the currency of `paymentAmount`.':
    '`inquireExchangeRate` 返回的保证报价，其货币对须包含 `paymentAmount` 的币种。',
  'Sandbox only: the id of the scenario that every attempt of this session gets, whatever pays.':
    '仅限沙箱：测试场景的 id；无论用什么支付，这个会话的每次尝试都按该场景进行。',
  'Idempotency key, a new one per capture.': '幂等键，每次请款用新的值。',
  'In the payment’s currency; all captures together at most what was authorised.':
    '使用支付的币种；请款总额不得超过已授权的金额。',
  'Nothing more will be captured: the rest goes back to the buyer.':
    '之后不再请款：剩余金额退还给买家。',
  'Idempotency key, a new one per refund.': '幂等键，每次退款用新的值。',
  'In the payment’s currency; all refunds together at most what was captured.':
    '使用支付的币种；退款总额不得超过已请款的金额。',
  'Answer U at once and decide later.': '立即应答 U，稍后再给出结果。',
  'Of the capture that is refunded.': '被退款的那次请款。',
  '`CARD`.': '`CARD`。',
  'The token of the card.': '卡的令牌（token）。',
  'Two letters each, or `GLOBAL`.': '每项为两个字母，或 `GLOBAL`。',
  'The first 6 to 11 digits.': '前 6 到 11 位数字。',
  'Only for merchants who may have whole card numbers.': '仅限有资格接触完整卡号的商户。',
  'Idempotency key, a new one per change.': '幂等键，每次变更用新的值。',
  'The new amount as a whole, in the payment’s currency.':
    '变更后的完整金额（不是差额），使用支付的币种。',
  'Idempotency key, a new one per card.': '幂等键，每张卡用新的值。',
  'Sandbox only: the id of the scenario that every attempt of this session gets.':
    '仅限沙箱：测试场景的 id；这个会话的每次尝试都按该场景进行。',
  'Not later than the card’s own end.': '不得晚于卡本身的有效期。',
  'The filled-in template, in base64.': '填写完的模板，base64 编码。',
  'Idempotency key, a new one per subscription.': '幂等键，每个订阅用新的值。',
  '2099-12-31 by default.': '默认为 2099-12-31。',
  'Of each period.': '每一期的金额。',
  'Other amounts of the first periods.': '最初几期的不同金额。',
  'Until when the buyer may agree: 30 minutes by default, below 48 hours.':
    '买家同意的截止时间：默认 30 分钟，须小于 48 小时。',
  'At least 24 hours ahead.': '最早为 24 小时之后。',
  'From 1.': '从 1 开始。',
  '10 by default.': '默认为 10。',
  '7 days ago by default.': '默认为 7 天前。',
  'Now by default.': '默认为当前时间。',
  'Of the first period after the change.': '更改之后第一期的金额。',
  'The wallet, e.g. `GCASH`.': '电子钱包，例如 `GCASH`。',
  'Comes back unchanged with the buyer.': '随买家一起原样返回。',
};
