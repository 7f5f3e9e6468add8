import type { WalletText } from '../wallet-text.ts';

export const text: WalletText = {
  question: 'Zapłacić portfelem?',
  shop: 'Sklep',
  amount: 'Kwota',
  order: 'Za',
  answers: {
    approve: 'Zatwierdź płatność',
    decline: 'Odrzuć płatność',
    wait: 'Zatwierdź i pozostaw w toku',
    leave: 'Wróć bez decyzji',
  },
  approved: 'Płatność zatwierdzona',
  declined: 'Płatność odrzucona',
  waiting: 'Płatność w toku',
  over: 'Ta płatność nie jest już otwarta',
  close: 'Możesz zamknąć tę stronę i wrócić do sklepu.',
  back: 'Wróć do sklepu',
  sandbox: 'Strona testowa zamiast portfela. Żadne pieniądze nie są przelewane.',
};
