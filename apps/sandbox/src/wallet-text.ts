import type { WalletAnswer } from './wallet.ts';

/** What the wallet's page says. */
export interface WalletText {
  readonly question: string;
  readonly shop: string;
  readonly amount: string;
  readonly order: string;
  readonly answers: { readonly [Answer in WalletAnswer]: string };
  readonly approved: string;
  readonly declined: string;
  readonly waiting: string;
  readonly over: string;
  readonly close: string;
  readonly back: string;
  readonly sandbox: string;
}

const enUS: WalletText = {
  question: 'Pay with your wallet?',
  shop: 'Shop',
  amount: 'Amount',
  order: 'For',
  answers: {
    approve: 'Approve the payment',
    decline: 'Decline it',
    wait: 'Approve it, and leave it pending',
    leave: 'Go back without deciding',
  },
  approved: 'Payment approved',
  declined: 'Payment declined',
  waiting: 'Payment pending',
  over: 'This payment is no longer open',
  close: 'You can close this page and go back to the shop.',
  back: 'Back to the shop',
  sandbox: 'A page of the sandbox, in place of a wallet. No money moves.',
};

const zhCN: WalletText = {
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

const arSA: WalletText = {
  question: 'هل تريد الدفع بمحفظتك؟',
  shop: 'المتجر',
  amount: 'المبلغ',
  order: 'مقابل',
  answers: {
    approve: 'الموافقة على الدفع',
    decline: 'رفض الدفع',
    wait: 'الموافقة مع إبقاء الدفع معلّقًا',
    leave: 'الرجوع دون اتخاذ قرار',
  },
  approved: 'تمت الموافقة على الدفع',
  declined: 'تم رفض الدفع',
  waiting: 'الدفع قيد المعالجة',
  over: 'لم يعد هذا الدفع متاحًا',
  close: 'يمكنك إغلاق هذه الصفحة والعودة إلى المتجر.',
  back: 'العودة إلى المتجر',
  sandbox: 'صفحة تجريبية بدلًا من المحفظة. لا يتم تحويل أي أموال.',
};

const TEXTS = [
  ['zh', 'zh-CN', zhCN],
  ['ar', 'ar-SA', arSA],
  ['en', 'en-US', enUS],
] as const;

/** By what the browser prefers; a wallet knows nothing of the shop's language. */
export function walletText(acceptLanguage = ''): {
  readonly locale: string;
  readonly text: WalletText;
} {
  const preferred = acceptLanguage.split(',')[0]?.trim().slice(0, 2).toLowerCase();
  const [, locale, text] = TEXTS.find(([language]) => language === preferred) ?? TEXTS[2];
  return { locale, text };
}
