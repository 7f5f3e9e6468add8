import type { WalletText } from '../wallet-text.ts';

export const text: WalletText = {
  question: 'Betalen met uw wallet?',
  shop: 'Winkel',
  amount: 'Bedrag',
  order: 'Voor',
  answers: {
    approve: 'Betaling goedkeuren',
    decline: 'Betaling weigeren',
    wait: 'Goedkeuren en in behandeling laten',
    leave: 'Teruggaan zonder te beslissen',
  },
  approved: 'Betaling goedgekeurd',
  declined: 'Betaling geweigerd',
  waiting: 'Betaling in behandeling',
  over: 'Deze betaling staat niet meer open',
  close: 'U kunt deze pagina sluiten en teruggaan naar de winkel.',
  back: 'Terug naar de winkel',
  sandbox: 'Een pagina van de testomgeving in plaats van een wallet. Er gaat geen geld om.',
};
