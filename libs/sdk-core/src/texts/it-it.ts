import type { Texts } from './type.ts';

const CHECK_IT = { same_session: 'Controlla e riprova.' };
const ANOTHER_WAY = { new_session: 'Ricomincia e scegli un altro metodo di pagamento.' };

export const texts: Texts = {
  space: ' ',
  surface: {
    title: 'Pagamento',
    close: 'Chiudi',
    loading: 'Caricamento del modulo di pagamento…',
    frame: 'Modulo di pagamento',
    challenge: 'Conferma con la tua banca',
    vaulting: {
      title: 'Salva una carta',
      loading: 'Caricamento del modulo della carta…',
      frame: 'Modulo della carta',
    },
  },
  advice: {
    why: {
      number: 'Il numero della carta non è stato riconosciuto.',
      expiry: 'La data di scadenza non sembra corretta.',
      security_code: 'Il codice di sicurezza non corrisponde alla carta.',
      form: 'Alcuni dati mancano o sono incompleti.',
      verification: 'Il codice di verifica non corrisponde.',
      expired_card: 'Questa carta è scaduta.',
      card: 'Questa carta non è accettata qui.',
      declined: 'Il pagamento non è stato approvato.',
      identity: 'La tua banca o il tuo wallet non ha confermato il pagamento.',
      confirm: 'La tua banca ti chiede di confermare il pagamento.',
      balance: 'Il saldo disponibile non basta per questo pagamento.',
      amount: 'L’importo supera il limite di questo metodo di pagamento.',
      account: 'Questo conto non può essere usato per il pagamento.',
      unverified: 'Questo conto deve essere verificato prima di poterlo usare per pagare.',
      paused: 'Questo metodo di pagamento al momento non è disponibile.',
      method: 'Questo ordine non può essere pagato in questo modo.',
      order: 'Questo ordine non può più essere pagato.',
      expired: 'Il tempo per questo pagamento è scaduto.',
      cancelled: 'Il pagamento è stato annullato.',
      shop: 'Il negozio al momento non può accettare questo pagamento.',
      loading: 'La pagina di pagamento non si è caricata.',
      failed: 'Il pagamento non è andato a buon fine.',
    },
    next: {
      same_session: 'Riprova.',
      other_card: 'Usa un’altra carta o un altro metodo di pagamento.',
      new_session: 'Ricomincia il pagamento.',
      later: 'Riprova più tardi oppure scegli un altro metodo di pagamento.',
      no: 'Contatta il negozio.',
    },
    nextFor: {
      number: CHECK_IT,
      expiry: CHECK_IT,
      security_code: CHECK_IT,
      form: { same_session: 'Controllali e riprova.' },
      verification: { same_session: 'Richiedine uno nuovo e riprova.' },
      declined: {
        other_card:
          'Usa un’altra carta o un altro metodo di pagamento, oppure chiedi alla tua banca.',
      },
      amount: ANOTHER_WAY,
      method: ANOTHER_WAY,
      cancelled: { same_session: 'Puoi riprovare quando vuoi.' },
      shop: { new_session: 'Ricomincia oppure contatta il negozio.' },
      loading: { same_session: 'Controlla la connessione e riprova.' },
    },
    open: {
      waiting:
        'Il pagamento è ancora in attesa di conferma. Non pagare di nuovo: il negozio ti comunicherà l’esito.',
      finished:
        'Il pagamento è ancora in attesa di conferma. Hai finito di pagare? Se sì, attendi e non pagare di nuovo. Se no, puoi tornare indietro e completarlo.',
    },
    vaulting: {
      declined: 'La tua banca non ha approvato questa carta.',
      failed: 'Non è stato possibile salvare la carta.',
      waiting: 'La tua carta è in fase di salvataggio. Il negozio ti comunicherà l’esito.',
      next: {
        other_card: 'Prova con un’altra carta o chiedi alla tua banca.',
        new_session: 'Ricomincia da capo.',
        later: 'Riprova più tardi.',
      },
    },
  },
};
