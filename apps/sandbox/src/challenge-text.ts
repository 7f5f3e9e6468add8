/** What the cashier's challenge page and the issuer's page say. */
export interface ChallengeText {
  readonly title: string;
  readonly coming: string;
  readonly frame: string;
  readonly bank: string;
  readonly question: string;
  readonly shop: string;
  readonly amount: string;
  readonly card: string;
  readonly approve: string;
  readonly reject: string;
  readonly leave: string;
  readonly openWindow: string;
  readonly inWindow: string;
  readonly answered: string;
  readonly close: string;
  readonly over: string;
  readonly sandbox: string;
}

const enUS: ChallengeText = {
  title: 'Confirm with your bank',
  coming: 'Waiting for your bank’s page…',
  frame: 'Your bank’s page',
  bank: 'Sandbox Bank',
  question: 'Is this payment yours?',
  shop: 'Shop',
  amount: 'Amount',
  card: 'Card',
  approve: 'Yes, approve it',
  reject: 'No, reject it',
  leave: 'Leave without answering',
  openWindow: 'Answer in a new window',
  inWindow: 'Your bank asks you in a window of its own.',
  answered: 'Thank you',
  close: 'Your bank has told the shop. You can close this window.',
  over: 'This question is no longer open.',
  sandbox: 'A page of the sandbox, in place of a bank. No money moves.',
};

const zhCN: ChallengeText = {
  title: '请在银行页面确认',
  coming: '正在等待银行页面…',
  frame: '银行页面',
  bank: '沙箱银行',
  question: '这笔付款是您本人操作的吗？',
  shop: '商家',
  amount: '金额',
  card: '银行卡',
  approve: '是，确认付款',
  reject: '不是，拒绝付款',
  leave: '暂不回答',
  openWindow: '在新窗口中回答',
  inWindow: '银行将在单独的窗口中向您确认。',
  answered: '谢谢',
  close: '银行已通知商家，您可以关闭此窗口。',
  over: '此确认请求已结束。',
  sandbox: '这是代替银行的沙箱页面，不会产生真实扣款。',
};

/** Of the two languages the one that is wanted, else English; amounts are written in it too. */
export function challengeText(wanted: string | undefined): {
  readonly locale: 'en_US' | 'zh_CN';
  readonly text: ChallengeText;
} {
  return wanted?.toLowerCase().startsWith('zh')
    ? { locale: 'zh_CN', text: zhCN }
    : { locale: 'en_US', text: enUS };
}
