import type { WalletText } from '../wallet-text.ts';

export const text: WalletText = {
  question: 'ウォレットで支払いますか？',
  shop: 'ショップ',
  amount: '金額',
  order: '内容',
  answers: {
    approve: '支払いを承認する',
    decline: '支払いを拒否する',
    wait: '承認して保留のままにする',
    leave: '決めずに戻る',
  },
  approved: '支払いを承認しました',
  declined: '支払いを拒否しました',
  waiting: '支払いは保留中です',
  over: 'この支払いはすでに終了しています',
  close: 'このページを閉じてショップに戻ることができます。',
  back: 'ショップに戻る',
  sandbox: 'ウォレットの代わりとなるサンドボックスのページです。お金は動きません。',
};
