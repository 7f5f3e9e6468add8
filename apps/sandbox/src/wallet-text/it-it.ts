import type { WalletText } from '../wallet-text.ts';

export const text: WalletText = {
  question: 'Pagare con il suo portafoglio digitale?',
  shop: 'Negozio',
  amount: 'Importo',
  order: 'Per',
  answers: {
    approve: 'Approva il pagamento',
    decline: 'Rifiuta il pagamento',
    wait: 'Approva e lascia in sospeso',
    leave: 'Torna indietro senza decidere',
  },
  approved: 'Pagamento approvato',
  declined: 'Pagamento rifiutato',
  waiting: 'Pagamento in sospeso',
  over: 'Questo pagamento non è più aperto',
  close: 'Può chiudere questa pagina e tornare al negozio.',
  back: 'Torna al negozio',
  sandbox: 'Una pagina di prova al posto di un portafoglio digitale. Non viene spostato denaro.',
};
