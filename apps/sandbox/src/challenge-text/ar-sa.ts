import type { ChallengeText } from '../challenge-text.ts';

export const text: ChallengeText = {
  title: 'التأكيد لدى البنك',
  coming: 'في انتظار صفحة البنك…',
  frame: 'صفحة البنك',
  bank: 'بنك تجريبي',
  question: 'هل هذه العملية لك؟',
  shop: 'المتجر',
  amount: 'المبلغ',
  card: 'البطاقة',
  approve: 'نعم، أوافق',
  reject: 'لا، أرفض',
  leave: 'الخروج دون إجابة',
  openWindow: 'الإجابة في نافذة جديدة',
  inWindow: 'يسألك البنك في نافذة مستقلة.',
  answered: 'شكرًا لك',
  close: 'أبلغ البنك المتجر. يمكنك إغلاق هذه النافذة.',
  over: 'لم يعد هذا السؤال متاحًا.',
  sandbox: 'صفحة تجريبية بدلًا من البنك. لا تُنقل أي أموال.',
};
