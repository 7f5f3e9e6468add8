import type { ChallengeText } from '../challenge-text.ts';

export const text: ChallengeText = {
  title: 'Confirmă la banca ta',
  coming: 'Se așteaptă pagina băncii tale…',
  frame: 'Pagina băncii tale',
  bank: 'Bancă de test',
  question: 'Este plata ta?',
  shop: 'Magazin',
  amount: 'Sumă',
  card: 'Card bancar',
  approve: 'Da, aprob',
  reject: 'Nu, resping',
  leave: 'Ieși fără să răspunzi',
  openWindow: 'Răspunde într-o fereastră nouă',
  inWindow: 'Banca te întreabă într-o fereastră separată.',
  answered: 'Mulțumim',
  close: 'Banca ta a informat magazinul. Poți închide această fereastră.',
  over: 'Această întrebare nu mai este deschisă.',
  sandbox: 'O pagină de test în locul unei bănci. Nu se transferă bani.',
};
