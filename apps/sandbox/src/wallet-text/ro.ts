import type { WalletText } from '../wallet-text.ts';

export const text: WalletText = {
  question: 'Plătiți cu portofelul digital?',
  shop: 'Magazin',
  amount: 'Sumă',
  order: 'Pentru',
  answers: {
    approve: 'Aprobați plata',
    decline: 'Refuzați plata',
    wait: 'Aprobați și lăsați în așteptare',
    leave: 'Înapoi fără o decizie',
  },
  approved: 'Plată aprobată',
  declined: 'Plată refuzată',
  waiting: 'Plată în așteptare',
  over: 'Această plată nu mai este deschisă',
  close: 'Puteți închide această pagină și reveni la magazin.',
  back: 'Înapoi la magazin',
  sandbox: 'O pagină de test în locul unui portofel digital. Nu se transferă bani.',
};
