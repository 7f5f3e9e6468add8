import type { ChallengeText } from '../challenge-text.ts';

export const text: ChallengeText = {
  title: 'Confirmez auprès de votre banque',
  coming: 'En attente de la page de votre banque…',
  frame: 'Page de votre banque',
  bank: 'Banque de test',
  question: 'Ce paiement est-il le vôtre\u00a0?',
  shop: 'Boutique',
  amount: 'Montant',
  card: 'Carte bancaire',
  approve: 'Oui, l’approuver',
  reject: 'Non, le refuser',
  leave: 'Quitter sans répondre',
  openWindow: 'Répondre dans une nouvelle fenêtre',
  inWindow: 'Votre banque vous interroge dans sa propre fenêtre.',
  answered: 'Merci',
  close: 'Votre banque a informé la boutique. Vous pouvez fermer cette fenêtre.',
  over: 'Cette demande n’est plus ouverte.',
  sandbox: 'Une page de test, à la place d’une banque. Aucun argent n’est transféré.',
};
