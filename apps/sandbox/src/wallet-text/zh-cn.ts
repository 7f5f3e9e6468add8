import type { WalletText } from '../wallet-text.ts';

export const text: WalletText = {
  question: '确认用钱包付款？',
  shop: '商家',
  amount: '金额',
  order: '商品',
  answers: {
    approve: '同意付款',
    decline: '拒绝付款',
    wait: '同意付款，但保持处理中',
    leave: '暂不决定，返回商家',
  },
  approved: '已同意付款',
  declined: '已拒绝付款',
  waiting: '付款处理中',
  over: '此付款已结束',
  close: '您可以关闭此页面并返回商家。',
  back: '返回商家',
  sandbox: '这是代替钱包的沙箱页面，不会产生真实扣款。',
};
