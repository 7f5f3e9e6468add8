import type { ChallengeText } from '../challenge-text.ts';

export const text: ChallengeText = {
  title: 'Bevestig bij je bank',
  coming: 'Wachten op de pagina van je bank…',
  frame: 'Pagina van je bank',
  bank: 'Sandboxbank',
  question: 'Is deze betaling van jou?',
  shop: 'Winkel',
  amount: 'Bedrag',
  card: 'Kaart',
  approve: 'Ja, goedkeuren',
  reject: 'Nee, weigeren',
  leave: 'Weggaan zonder te antwoorden',
  openWindow: 'Antwoorden in een nieuw venster',
  inWindow: 'Je bank vraagt het je in een eigen venster.',
  answered: 'Bedankt',
  close: 'Je bank heeft de winkel ingelicht. Je kunt dit venster sluiten.',
  over: 'Deze vraag staat niet meer open.',
  sandbox: 'Een pagina van de sandbox in plaats van een bank. Er gaat geen geld om.',
};
