import type { Texts } from './type.ts';

const CHECK_IT = { same_session: 'Controleer het en probeer het opnieuw.' };
const ANOTHER_WAY = { new_session: 'Begin opnieuw en kies een andere betaalwijze.' };

export const texts: Texts = {
  space: ' ',
  surface: {
    title: 'Betaling',
    close: 'Sluiten',
    loading: 'Het betaalformulier wordt geladen…',
    frame: 'Betaalformulier',
    challenge: 'Bevestig bij je bank',
    vaulting: {
      title: 'Kaart bewaren',
      loading: 'Het kaartformulier wordt geladen…',
      frame: 'Kaartformulier',
    },
  },
  advice: {
    why: {
      number: 'Het kaartnummer is niet herkend.',
      expiry: 'De vervaldatum lijkt niet te kloppen.',
      security_code: 'De beveiligingscode hoort niet bij de kaart.',
      form: 'Er ontbreken gegevens of ze zijn onvolledig.',
      verification: 'De verificatiecode klopt niet.',
      expired_card: 'Deze kaart is verlopen.',
      card: 'Deze kaart wordt hier niet geaccepteerd.',
      declined: 'Je betaling is niet goedgekeurd.',
      identity: 'Je bank of wallet heeft deze betaling niet bevestigd.',
      confirm: 'Je bank vraagt je deze betaling te bevestigen.',
      balance: 'Er is niet genoeg geld beschikbaar voor deze betaling.',
      amount: 'Het bedrag is hoger dan de limiet van deze betaalwijze.',
      account: 'Deze rekening kan niet voor de betaling worden gebruikt.',
      unverified: 'Deze rekening moet eerst worden geverifieerd voordat je ermee kunt betalen.',
      paused: 'Deze betaalwijze is op dit moment niet beschikbaar.',
      method: 'Deze bestelling kan niet op deze manier worden betaald.',
      order: 'Deze bestelling kan niet meer worden betaald.',
      expired: 'De tijd voor deze betaling is verstreken.',
      cancelled: 'De betaling is geannuleerd.',
      shop: 'De winkel kan deze betaling op dit moment niet aannemen.',
      loading: 'De betaalpagina is niet geladen.',
      failed: 'De betaling is niet gelukt.',
    },
    next: {
      same_session: 'Probeer het opnieuw.',
      other_card: 'Gebruik een andere kaart of een andere betaalwijze.',
      new_session: 'Begin de betaling opnieuw.',
      later: 'Probeer het later opnieuw of kies een andere betaalwijze.',
      no: 'Neem contact op met de winkel.',
    },
    nextFor: {
      number: CHECK_IT,
      expiry: CHECK_IT,
      security_code: CHECK_IT,
      form: { same_session: 'Controleer ze en probeer het opnieuw.' },
      verification: { same_session: 'Vraag een nieuwe aan en probeer het opnieuw.' },
      declined: {
        other_card: 'Gebruik een andere kaart of een andere betaalwijze, of vraag het je bank.',
      },
      amount: ANOTHER_WAY,
      method: ANOTHER_WAY,
      cancelled: { same_session: 'Je kunt het opnieuw proberen wanneer je wilt.' },
      shop: { new_session: 'Begin opnieuw of neem contact op met de winkel.' },
      loading: { same_session: 'Controleer je verbinding en probeer het opnieuw.' },
    },
    open: {
      waiting:
        'Je betaling wordt nog bevestigd. Betaal niet nog een keer: de winkel laat je het resultaat weten.',
      finished:
        'Je betaling wordt nog bevestigd. Heb je de betaling afgerond? Zo ja, wacht dan en betaal niet nog een keer. Zo niet, dan kun je teruggaan en de betaling afronden.',
    },
    vaulting: {
      declined: 'Je bank heeft deze kaart niet goedgekeurd.',
      failed: 'De kaart kon niet worden bewaard.',
      waiting: 'Je kaart wordt bewaard. De winkel laat je weten of het gelukt is.',
      next: {
        other_card: 'Probeer een andere kaart of vraag het je bank.',
        new_session: 'Begin opnieuw.',
        later: 'Probeer het later opnieuw.',
      },
    },
  },
};
