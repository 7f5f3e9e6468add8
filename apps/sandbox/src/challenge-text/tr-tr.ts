import type { ChallengeText } from '../challenge-text.ts';

export const text: ChallengeText = {
  title: 'Bankanızla onaylayın',
  coming: 'Bankanızın sayfası bekleniyor…',
  frame: 'Bankanızın sayfası',
  bank: 'Deneme bankası',
  question: 'Bu ödeme size mi ait?',
  shop: 'Mağaza',
  amount: 'Tutar',
  card: 'Kart',
  approve: 'Evet, onaylıyorum',
  reject: 'Hayır, reddediyorum',
  leave: 'Yanıtlamadan çık',
  openWindow: 'Yeni pencerede yanıtla',
  inWindow: 'Bankanız size ayrı bir pencerede soruyor.',
  answered: 'Teşekkürler',
  close: 'Bankanız mağazayı bilgilendirdi. Bu pencereyi kapatabilirsiniz.',
  over: 'Bu soru artık açık değil.',
  sandbox: 'Banka yerine geçen bir deneme sayfası. Para hareketi olmaz.',
};
