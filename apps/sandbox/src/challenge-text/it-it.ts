import type { ChallengeText } from '../challenge-text.ts';

export const text: ChallengeText = {
  title: 'Conferma con la tua banca',
  coming: 'In attesa della pagina della tua banca…',
  frame: 'Pagina della tua banca',
  bank: 'Banca di prova',
  question: 'Questo pagamento è tuo?',
  shop: 'Negozio',
  amount: 'Importo',
  card: 'Carta',
  approve: 'Sì, approvo',
  reject: 'No, rifiuto',
  leave: 'Esci senza rispondere',
  openWindow: 'Rispondi in una nuova finestra',
  inWindow: 'La tua banca te lo chiede in una finestra separata.',
  answered: 'Grazie',
  close: 'La tua banca ha informato il negozio. Puoi chiudere questa finestra.',
  over: 'Questa richiesta non è più aperta.',
  sandbox: 'Una pagina di prova al posto di una banca. Non si sposta denaro.',
};
