import type { Texts } from './type.ts';

const CHECK_IT = { same_session: 'Sprawdź dane i spróbuj ponownie.' };
const ANOTHER_WAY = { new_session: 'Zacznij od nowa i wybierz inną metodę płatności.' };

export const texts: Texts = {
  space: ' ',
  surface: {
    title: 'Płatność',
    close: 'Zamknij',
    loading: 'Wczytujemy formularz płatności…',
    frame: 'Formularz płatności',
    challenge: 'Potwierdź w swoim banku',
    vaulting: {
      title: 'Zapisz kartę',
      loading: 'Wczytujemy formularz karty…',
      frame: 'Formularz karty',
    },
  },
  advice: {
    why: {
      number: 'Nie rozpoznaliśmy numeru karty.',
      expiry: 'Data ważności wydaje się nieprawidłowa.',
      security_code: 'Kod zabezpieczający nie zgadza się z kartą.',
      form: 'Niektórych danych brakuje lub są niepełne.',
      verification: 'Kod weryfikacyjny się nie zgadza.',
      expired_card: 'Ta karta straciła ważność.',
      card: 'Ta karta nie jest tu przyjmowana.',
      declined: 'Twoja płatność nie została zatwierdzona.',
      identity: 'Twój bank lub portfel nie potwierdził tej płatności.',
      confirm: 'Twój bank prosi o potwierdzenie tej płatności.',
      balance: 'Na tę płatność nie ma wystarczających środków.',
      amount: 'Kwota przekracza limit tej metody płatności.',
      account: 'Tego konta nie można użyć do płatności.',
      unverified: 'To konto trzeba zweryfikować, zanim posłuży do płacenia.',
      paused: 'Ta metoda płatności jest chwilowo niedostępna.',
      method: 'Tego zamówienia nie można opłacić w ten sposób.',
      order: 'Tego zamówienia nie można już opłacić.',
      expired: 'Czas na tę płatność minął.',
      cancelled: 'Płatność została anulowana.',
      shop: 'Sklep nie może w tej chwili przyjąć tej płatności.',
      loading: 'Strona płatności się nie wczytała.',
      failed: 'Płatność się nie powiodła.',
    },
    next: {
      same_session: 'Spróbuj ponownie.',
      other_card: 'Użyj innej karty lub innej metody płatności.',
      new_session: 'Rozpocznij płatność od nowa.',
      later: 'Spróbuj później albo wybierz inną metodę płatności.',
      no: 'Skontaktuj się ze sklepem.',
    },
    nextFor: {
      number: CHECK_IT,
      expiry: CHECK_IT,
      security_code: CHECK_IT,
      form: { same_session: 'Uzupełnij je i spróbuj ponownie.' },
      verification: { same_session: 'Poproś o nowy kod i spróbuj ponownie.' },
      declined: { other_card: 'Użyj innej karty lub innej metody płatności albo zapytaj w banku.' },
      amount: ANOTHER_WAY,
      method: ANOTHER_WAY,
      cancelled: { same_session: 'Możesz spróbować ponownie w dowolnej chwili.' },
      shop: { new_session: 'Zacznij od nowa albo skontaktuj się ze sklepem.' },
      loading: { same_session: 'Sprawdź połączenie i spróbuj ponownie.' },
    },
    open: {
      waiting:
        'Twoja płatność jest nadal potwierdzana. Nie płać drugi raz: sklep poinformuje Cię o wyniku.',
      finished:
        'Twoja płatność jest nadal potwierdzana. Czy płatność została dokończona? Jeśli tak, poczekaj i nie płać drugi raz. Jeśli nie, możesz wrócić i ją dokończyć.',
    },
    vaulting: {
      declined: 'Twój bank nie zatwierdził tej karty.',
      failed: 'Nie udało się zapisać karty.',
      waiting: 'Zapisujemy Twoją kartę. Sklep poinformuje Cię o wyniku.',
      next: {
        other_card: 'Spróbuj użyć innej karty albo zapytaj w banku.',
        new_session: 'Zacznij od nowa.',
        later: 'Spróbuj ponownie później.',
      },
    },
  },
};
