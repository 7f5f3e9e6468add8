import type { WalletText } from '../wallet-text.ts';

export const text: WalletText = {
  question: 'Payer avec votre portefeuille ?',
  shop: 'Boutique',
  amount: 'Montant',
  order: 'Pour',
  answers: {
    approve: 'Approuver le paiement',
    decline: 'Refuser le paiement',
    wait: 'Approuver et laisser en attente',
    leave: 'Revenir sans décider',
  },
  approved: 'Paiement approuvé',
  declined: 'Paiement refusé',
  waiting: 'Paiement en attente',
  over: 'Ce paiement n’est plus ouvert',
  close: 'Vous pouvez fermer cette page et revenir à la boutique.',
  back: 'Retour à la boutique',
  sandbox: 'Une page de test à la place d’un portefeuille. Aucun argent ne circule.',
};
