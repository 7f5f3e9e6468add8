import type { WalletText } from '../wallet-text.ts';

export const text: WalletText = {
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
