import type { WalletText } from '../wallet-text.ts';

export const text: WalletText = {
  question: '確認用電子錢包付款？',
  shop: '商戶',
  amount: '金額',
  order: '商品',
  answers: {
    approve: '同意付款',
    decline: '拒絕付款',
    wait: '同意付款，但保持處理中',
    leave: '暫不決定，返回商戶',
  },
  approved: '已同意付款',
  declined: '已拒絕付款',
  waiting: '付款處理中',
  over: '此付款已結束',
  close: '您可以關閉此頁面並返回商戶。',
  back: '返回商戶',
  sandbox: '這是代替電子錢包的沙盒頁面，不會產生真實扣款。',
};
