import type { WalletText } from '../wallet-text.ts';

export const text: WalletText = {
  question: 'Mit Ihrem Wallet bezahlen?',
  shop: 'Händler',
  amount: 'Betrag',
  order: 'Für',
  answers: {
    approve: 'Zahlung freigeben',
    decline: 'Zahlung ablehnen',
    wait: 'Freigeben und in Bearbeitung lassen',
    leave: 'Zurück, ohne zu entscheiden',
  },
  approved: 'Zahlung freigegeben',
  declined: 'Zahlung abgelehnt',
  waiting: 'Zahlung in Bearbeitung',
  over: 'Diese Zahlung ist nicht mehr offen',
  close: 'Sie können diese Seite schließen und zum Shop zurückkehren.',
  back: 'Zurück zum Shop',
  sandbox: 'Eine Seite der Sandbox anstelle eines Wallets. Es fließt kein Geld.',
};
