/**
 * The Chinese of `log.mjs`.
 * @type {Record<string, string>}
 */
export const LOG_ZH = {
  signal: '在哪个阶段收到了哪个信号：按顺序排列，就是本次收银流程的经过。',
  locale_fallback: '请求的语言不存在；会指出改用哪种语言。',
  page_retry: '网关没有应答，页面重发请求。',
  page_submit_ignored: '结束之后，页面又收到一次提交。',
  page_message_ignored: '页面收到一条消息，但已无法处理。',
  page_message_broken: '发给页面的消息不符合协议。',
  page_appearance_ignored: '外观中某个颜色或长度无效，或者样式变量未知；会指出是哪一个。',
  page_texts_missing: '某种语言的文本加载失败，显示英文。',
  antom: 'Antom 自己的页面输出的一行日志，没有代码。',
  antom_click: 'submit() 不是在点击中调用的，钱包的支付面板无法打开。',
  antom_submit: 'Antom 的收银页有自己的支付按钮，不能由你的按钮提交。',
  antom_update: 'Antom 的收银台打开之后，这一项不能更改。',
  antom_switches: '从页面地址中去掉了 Antom SDK 的开关参数。',
  antom_dropped: 'Antom SDK 的某个动作没有传给你的处理函数，以及原因。',
  antom_twice: 'Antom 把同一个结果报告了两次。',
};
