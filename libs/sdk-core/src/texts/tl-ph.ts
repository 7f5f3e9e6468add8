import type { Texts } from './type.ts';

const CHECK_IT = { same_session: 'Pakitingnan ito at subukan ulit.' };
const ANOTHER_WAY = { new_session: 'Pakisimulan ulit at pumili ng ibang paraan ng pagbabayad.' };

export const texts: Texts = {
  space: ' ',
  surface: {
    title: 'Pagbabayad',
    close: 'Isara',
    loading: 'Nilo-load ang form ng pagbabayad…',
    frame: 'Form ng pagbabayad',
    challenge: 'Kumpirmahin sa bangko mo',
    vaulting: {
      title: 'I-save ang card',
      loading: 'Nilo-load ang form ng card…',
      frame: 'Form ng card',
    },
  },
  advice: {
    why: {
      number: 'Hindi nakilala ang numero ng card.',
      expiry: 'Parang hindi tama ang petsa ng pag-expire.',
      security_code: 'Hindi tugma sa card ang security code.',
      form: 'May mga detalyeng kulang o hindi kumpleto.',
      verification: 'Hindi tugma ang verification code.',
      expired_card: 'Expired na ang card na ito.',
      card: 'Hindi tinatanggap dito ang card na ito.',
      declined: 'Hindi naaprubahan ang bayad mo.',
      identity: 'Hindi kinumpirma ng bangko o wallet mo ang bayad na ito.',
      confirm: 'Hinihiling ng bangko mo na kumpirmahin mo ang bayad na ito.',
      balance: 'Kulang ang pera para sa bayad na ito.',
      amount: 'Lampas ang halaga sa limit ng paraang ito ng pagbabayad.',
      account: 'Hindi magagamit sa pagbabayad ang account na ito.',
      unverified: 'Kailangan munang ma-verify ang account na ito bago ito magamit sa pagbabayad.',
      paused: 'Hindi muna available ang paraang ito ng pagbabayad.',
      method: 'Hindi mababayaran ang order na ito sa ganitong paraan.',
      order: 'Hindi na mababayaran ang order na ito.',
      expired: 'Lumipas na ang oras para sa bayad na ito.',
      cancelled: 'Kinansela ang bayad.',
      shop: 'Hindi muna matanggap ng tindahan ang bayad na ito.',
      loading: 'Hindi nag-load ang pahina ng pagbabayad.',
      failed: 'Hindi natuloy ang bayad.',
    },
    next: {
      same_session: 'Pakisubukan ulit.',
      other_card: 'Pakigamit ang ibang card o ibang paraan ng pagbabayad.',
      new_session: 'Pakisimulan ulit ang pagbabayad.',
      later: 'Pakisubukan ulit mamaya, o pumili ng ibang paraan ng pagbabayad.',
      no: 'Pakikontak ang tindahan.',
    },
    nextFor: {
      number: CHECK_IT,
      expiry: CHECK_IT,
      security_code: CHECK_IT,
      form: { same_session: 'Pakitingnan ang mga ito at subukan ulit.' },
      verification: { same_session: 'Humingi ng bago at subukan ulit.' },
      declined: {
        other_card:
          'Pakigamit ang ibang card o ibang paraan ng pagbabayad, o magtanong sa bangko mo.',
      },
      amount: ANOTHER_WAY,
      method: ANOTHER_WAY,
      cancelled: { same_session: 'Puwede mong subukan ulit kapag handa ka na.' },
      shop: { new_session: 'Pakisimulan ulit, o kontakin ang tindahan.' },
      loading: { same_session: 'Pakitingnan ang koneksyon mo at subukan ulit.' },
    },
    open: {
      waiting:
        'Kinukumpirma pa ang bayad mo. Huwag magbayad ulit: sasabihin sa iyo ng tindahan ang resulta.',
      finished:
        'Kinukumpirma pa ang bayad mo. Natapos mo ba ang pagbabayad? Kung oo, maghintay at huwag magbayad ulit. Kung hindi, puwede kang bumalik at tapusin ito.',
    },
    vaulting: {
      declined: 'Hindi inaprubahan ng bangko mo ang card na ito.',
      failed: 'Hindi na-save ang card.',
      waiting: 'Sine-save pa ang card mo. Sasabihin sa iyo ng tindahan ang resulta.',
      next: {
        other_card: 'Sumubok ng ibang card, o magtanong sa bangko mo.',
        new_session: 'Pakisimulan ulit.',
        later: 'Pakisubukan ulit mamaya.',
      },
    },
  },
};
