import type { WalletText } from '../wallet-text.ts';

export const text: WalletText = {
  question: 'Cüzdanınızla ödensin mi?',
  shop: 'Mağaza',
  amount: 'Tutar',
  order: 'Ne için',
  answers: {
    approve: 'Ödemeyi onayla',
    decline: 'Ödemeyi reddet',
    wait: 'Onayla ve beklemede bırak',
    leave: 'Karar vermeden geri dön',
  },
  approved: 'Ödeme onaylandı',
  declined: 'Ödeme reddedildi',
  waiting: 'Ödeme beklemede',
  over: 'Bu ödeme artık açık değil',
  close: 'Bu sayfayı kapatıp mağazaya dönebilirsiniz.',
  back: 'Mağazaya dön',
  sandbox: 'Cüzdan yerine bir deneme sayfası. Para aktarılmaz.',
};
