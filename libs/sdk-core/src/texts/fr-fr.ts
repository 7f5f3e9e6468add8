import type { Texts } from './type.ts';

const CHECK_IT = { same_session: 'Veuillez vérifier et réessayer.' };
const ANOTHER_WAY = { new_session: 'Veuillez recommencer et choisir un autre moyen de paiement.' };

export const texts: Texts = {
  space: ' ',
  surface: {
    title: 'Paiement',
    close: 'Fermer',
    loading: 'Chargement du formulaire de paiement…',
    frame: 'Formulaire de paiement',
    challenge: 'Confirmez auprès de votre banque',
    vaulting: {
      title: 'Enregistrer une carte',
      loading: 'Chargement du formulaire de carte…',
      frame: 'Formulaire de carte',
    },
  },
  advice: {
    why: {
      number: 'Le numéro de carte n’a pas été reconnu.',
      expiry: 'La date d’expiration semble incorrecte.',
      security_code: 'Le code de sécurité ne correspond pas à la carte.',
      form: 'Certaines informations manquent ou sont incomplètes.',
      verification: 'Le code de vérification ne correspond pas.',
      expired_card: 'Cette carte a expiré.',
      card: 'Cette carte n’est pas acceptée ici.',
      declined: 'Votre paiement n’a pas été approuvé.',
      identity: 'Votre banque ou votre portefeuille n’a pas confirmé ce paiement.',
      confirm: 'Votre banque vous demande de confirmer ce paiement.',
      balance: 'Le solde disponible est insuffisant pour ce paiement.',
      amount: 'Le montant dépasse le plafond de ce moyen de paiement.',
      account: 'Ce compte ne peut pas être utilisé pour ce paiement.',
      unverified: 'Ce compte doit être vérifié avant de pouvoir servir à payer.',
      paused: 'Ce moyen de paiement n’est pas disponible pour le moment.',
      method: 'Cette commande ne peut pas être payée ainsi.',
      order: 'Cette commande ne peut plus être payée.',
      expired: 'Le délai de ce paiement est écoulé.',
      cancelled: 'Le paiement a été annulé.',
      shop: 'La boutique ne peut pas accepter ce paiement pour le moment.',
      loading: 'La page de paiement ne s’est pas chargée.',
      failed: 'Le paiement n’a pas abouti.',
    },
    next: {
      same_session: 'Veuillez réessayer.',
      other_card: 'Veuillez utiliser une autre carte ou un autre moyen de paiement.',
      new_session: 'Veuillez recommencer le paiement.',
      later: 'Veuillez réessayer plus tard ou choisir un autre moyen de paiement.',
      no: 'Veuillez contacter la boutique.',
    },
    nextFor: {
      number: CHECK_IT,
      expiry: CHECK_IT,
      security_code: CHECK_IT,
      form: { same_session: 'Veuillez les vérifier et réessayer.' },
      verification: { same_session: 'Veuillez en demander un nouveau et réessayer.' },
      declined: {
        other_card:
          'Veuillez utiliser une autre carte ou un autre moyen de paiement, ou demander à votre banque.',
      },
      amount: ANOTHER_WAY,
      method: ANOTHER_WAY,
      cancelled: { same_session: 'Vous pouvez réessayer quand vous voulez.' },
      shop: { new_session: 'Veuillez recommencer ou contacter la boutique.' },
      loading: { same_session: 'Veuillez vérifier votre connexion et réessayer.' },
    },
    open: {
      waiting:
        'Votre paiement est en cours de confirmation. Ne payez pas une deuxième fois\u00a0: la boutique vous communiquera le résultat.',
      finished:
        'Votre paiement est en cours de confirmation. Avez-vous terminé de payer\u00a0? Si oui, patientez et ne payez pas une deuxième fois. Sinon, vous pouvez revenir et le terminer.',
    },
    vaulting: {
      declined: 'Votre banque n’a pas approuvé cette carte.',
      failed: 'La carte n’a pas pu être enregistrée.',
      waiting: 'Votre carte est en cours d’enregistrement. La boutique vous informera du résultat.',
      next: {
        other_card: 'Essayez une autre carte ou demandez à votre banque.',
        new_session: 'Veuillez recommencer.',
        later: 'Veuillez réessayer plus tard.',
      },
    },
  },
};
