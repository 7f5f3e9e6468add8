import type { ChallengeText } from '../challenge-text.ts';

export const text: ChallengeText = {
  title: '請向您的銀行確認',
  coming: '正在等候銀行頁面…',
  frame: '銀行頁面',
  bank: '測試銀行',
  question: '這是您本人的付款嗎？',
  shop: '商店',
  amount: '金額',
  card: '信用卡／扣賬卡',
  approve: '是，批准付款',
  reject: '不是，拒絕付款',
  leave: '離開而不回答',
  openWindow: '在新視窗回答',
  inWindow: '銀行會在另一個視窗向您確認。',
  answered: '多謝',
  close: '銀行已通知商店，您可以關閉此視窗。',
  over: '此確認要求已結束。',
  sandbox: '這是代替銀行的測試頁面，不涉及真實款項。',
};
