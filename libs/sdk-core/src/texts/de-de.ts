import type { Texts } from './type.ts';

const CHECK_IT = { same_session: 'Bitte prüfen Sie die Angabe und versuchen Sie es noch einmal.' };
const ANOTHER_WAY = {
  new_session: 'Bitte beginnen Sie neu und wählen Sie eine andere Zahlungsart.',
};

export const texts: Texts = {
  space: ' ',
  surface: {
    title: 'Zahlung',
    close: 'Schließen',
    loading: 'Das Zahlungsformular wird geladen …',
    frame: 'Zahlungsformular',
    challenge: 'Bei Ihrer Bank bestätigen',
    vaulting: {
      title: 'Karte speichern',
      loading: 'Das Kartenformular wird geladen …',
      frame: 'Kartenformular',
    },
  },
  advice: {
    why: {
      number: 'Die Kartennummer wurde nicht erkannt.',
      expiry: 'Das Ablaufdatum scheint nicht zu stimmen.',
      security_code: 'Der Sicherheitscode passt nicht zur Karte.',
      form: 'Einige Angaben fehlen oder sind unvollständig.',
      verification: 'Der Bestätigungscode war nicht richtig.',
      expired_card: 'Diese Karte ist abgelaufen.',
      card: 'Diese Karte wird hier nicht akzeptiert.',
      declined: 'Ihre Zahlung wurde nicht genehmigt.',
      identity: 'Ihre Bank oder Wallet hat diese Zahlung nicht bestätigt.',
      confirm: 'Ihre Bank bittet Sie, diese Zahlung zu bestätigen.',
      balance: 'Für diese Zahlung ist nicht genug Geld verfügbar.',
      amount: 'Der Betrag liegt über dem Limit dieser Zahlungsart.',
      account: 'Dieses Konto kann für die Zahlung nicht verwendet werden.',
      unverified: 'Dieses Konto muss erst bestätigt werden, bevor Sie damit zahlen können.',
      paused: 'Diese Zahlungsart ist zurzeit nicht verfügbar.',
      method: 'Diese Bestellung kann so nicht bezahlt werden.',
      order: 'Diese Bestellung kann nicht mehr bezahlt werden.',
      expired: 'Die Zeit für diese Zahlung ist abgelaufen.',
      cancelled: 'Die Zahlung wurde abgebrochen.',
      shop: 'Der Shop kann diese Zahlung zurzeit nicht annehmen.',
      loading: 'Die Zahlungsseite konnte nicht geladen werden.',
      failed: 'Die Zahlung hat nicht geklappt.',
    },
    next: {
      same_session: 'Bitte versuchen Sie es noch einmal.',
      other_card: 'Bitte verwenden Sie eine andere Karte oder Zahlungsart.',
      new_session: 'Bitte starten Sie die Zahlung neu.',
      later: 'Bitte versuchen Sie es später noch einmal oder wählen Sie eine andere Zahlungsart.',
      no: 'Bitte wenden Sie sich an den Shop.',
    },
    nextFor: {
      number: CHECK_IT,
      expiry: CHECK_IT,
      security_code: CHECK_IT,
      form: { same_session: 'Bitte prüfen Sie die Angaben und versuchen Sie es noch einmal.' },
      verification: {
        same_session: 'Bitte fordern Sie einen neuen an und versuchen Sie es noch einmal.',
      },
      declined: {
        other_card:
          'Bitte verwenden Sie eine andere Karte oder Zahlungsart oder fragen Sie Ihre Bank.',
      },
      amount: ANOTHER_WAY,
      method: ANOTHER_WAY,
      cancelled: { same_session: 'Sie können es jederzeit noch einmal versuchen.' },
      shop: { new_session: 'Bitte beginnen Sie neu oder wenden Sie sich an den Shop.' },
      loading: {
        same_session: 'Bitte prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
      },
    },
    open: {
      waiting:
        'Ihre Zahlung wird noch bestätigt. Bitte zahlen Sie nicht noch einmal: Der Shop teilt Ihnen das Ergebnis mit.',
      finished:
        'Ihre Zahlung wird noch bestätigt. Haben Sie die Zahlung abgeschlossen? Wenn ja, warten Sie bitte und zahlen Sie nicht noch einmal. Wenn nicht, können Sie zurückgehen und sie abschließen.',
    },
    vaulting: {
      declined: 'Ihre Bank hat diese Karte nicht genehmigt.',
      failed: 'Die Karte konnte nicht gespeichert werden.',
      waiting:
        'Ihre Karte wird noch gespeichert. Der Shop teilt Ihnen mit, wie es ausgegangen ist.',
      next: {
        other_card: 'Versuchen Sie es mit einer anderen Karte oder fragen Sie Ihre Bank.',
        new_session: 'Bitte beginnen Sie noch einmal.',
        later: 'Bitte versuchen Sie es später noch einmal.',
      },
    },
  },
};
