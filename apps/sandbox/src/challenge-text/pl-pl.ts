import type { ChallengeText } from '../challenge-text.ts';

export const text: ChallengeText = {
  title: 'Potwierdź w swoim banku',
  coming: 'Czekamy na stronę Twojego banku…',
  frame: 'Strona Twojego banku',
  bank: 'Bank testowy',
  question: 'Czy to Twoja płatność?',
  shop: 'Sklep',
  amount: 'Kwota',
  card: 'Karta',
  approve: 'Tak, zatwierdzam',
  reject: 'Nie, odrzucam',
  leave: 'Wyjdź bez odpowiedzi',
  openWindow: 'Odpowiedz w nowym oknie',
  inWindow: 'Twój bank zapyta Cię w osobnym oknie.',
  answered: 'Dziękujemy',
  close: 'Twój bank powiadomił sklep. Możesz zamknąć to okno.',
  over: 'To pytanie nie jest już aktualne.',
  sandbox: 'Strona testowa zamiast banku. Pieniądze nie są przelewane.',
};
