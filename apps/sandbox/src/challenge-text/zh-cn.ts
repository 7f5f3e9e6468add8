import type { ChallengeText } from '../challenge-text.ts';

export const text: ChallengeText = {
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
