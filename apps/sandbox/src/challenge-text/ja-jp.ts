import type { ChallengeText } from '../challenge-text.ts';

export const text: ChallengeText = {
  title: '銀行での確認',
  coming: '銀行のページを待っています…',
  frame: '銀行のページ',
  bank: 'サンドボックス銀行',
  question: 'このお支払いはご本人によるものですか？',
  shop: 'ショップ',
  amount: '金額',
  card: 'カード',
  approve: 'はい、承認します',
  reject: 'いいえ、拒否します',
  leave: '回答せずに終了',
  openWindow: '新しいウィンドウで回答',
  inWindow: '銀行が別のウィンドウで確認します。',
  answered: 'ありがとうございます',
  close: '銀行からショップに通知しました。このウィンドウを閉じてください。',
  over: 'この確認は終了しています。',
  sandbox: '銀行の代わりとなるサンドボックスのページです。実際のお金は動きません。',
};
