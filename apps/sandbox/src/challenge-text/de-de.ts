import type { ChallengeText } from '../challenge-text.ts';

export const text: ChallengeText = {
  title: 'Bei Ihrer Bank bestätigen',
  coming: 'Wir warten auf die Seite Ihrer Bank …',
  frame: 'Seite Ihrer Bank',
  bank: 'Sandbox-Bank',
  question: 'Ist das Ihre Zahlung?',
  shop: 'Händler',
  amount: 'Betrag',
  card: 'Karte',
  approve: 'Ja, bestätigen',
  reject: 'Nein, ablehnen',
  leave: 'Ohne Antwort verlassen',
  openWindow: 'In einem neuen Fenster antworten',
  inWindow: 'Ihre Bank fragt Sie in einem eigenen Fenster.',
  answered: 'Vielen Dank',
  close: 'Ihre Bank hat den Shop informiert. Sie können dieses Fenster schließen.',
  over: 'Diese Anfrage ist nicht mehr offen.',
  sandbox: 'Eine Seite der Sandbox anstelle einer Bank. Es fließt kein Geld.',
};
