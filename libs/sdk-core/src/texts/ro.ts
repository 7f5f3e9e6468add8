import type { Texts } from './type.ts';

const CHECK_IT = { same_session: 'Verifică și încearcă din nou.' };
const ANOTHER_WAY = { new_session: 'Începe din nou și alege altă metodă de plată.' };

export const texts: Texts = {
  space: ' ',
  surface: {
    title: 'Plată',
    close: 'Închide',
    loading: 'Se încarcă formularul de plată…',
    frame: 'Formular de plată',
    challenge: 'Confirmă la banca ta',
    vaulting: {
      title: 'Salvează cardul',
      loading: 'Se încarcă formularul cardului…',
      frame: 'Formularul cardului',
    },
  },
  advice: {
    why: {
      number: 'Numărul cardului nu a fost recunoscut.',
      expiry: 'Data expirării nu pare corectă.',
      security_code: 'Codul de securitate nu corespunde cardului.',
      form: 'Unele date lipsesc sau sunt incomplete.',
      verification: 'Codul de verificare nu corespunde.',
      expired_card: 'Acest card a expirat.',
      card: 'Acest card nu este acceptat aici.',
      declined: 'Plata ta nu a fost aprobată.',
      identity: 'Banca sau portofelul tău nu a confirmat această plată.',
      confirm: 'Banca ta îți cere să confirmi această plată.',
      balance: 'Nu sunt bani suficienți pentru această plată.',
      amount: 'Suma depășește limita acestei metode de plată.',
      account: 'Acest cont nu poate fi folosit pentru plată.',
      unverified: 'Acest cont trebuie verificat înainte de a putea plăti cu el.',
      paused: 'Această metodă de plată nu este disponibilă momentan.',
      method: 'Această comandă nu poate fi plătită astfel.',
      order: 'Această comandă nu mai poate fi plătită.',
      expired: 'Timpul pentru această plată a expirat.',
      cancelled: 'Plata a fost anulată.',
      shop: 'Magazinul nu poate primi această plată momentan.',
      loading: 'Pagina de plată nu s-a încărcat.',
      failed: 'Plata nu a reușit.',
    },
    next: {
      same_session: 'Încearcă din nou.',
      other_card: 'Folosește alt card sau altă metodă de plată.',
      new_session: 'Începe plata din nou.',
      later: 'Încearcă mai târziu sau alege altă metodă de plată.',
      no: 'Contactează magazinul.',
    },
    nextFor: {
      number: CHECK_IT,
      expiry: CHECK_IT,
      security_code: CHECK_IT,
      form: { same_session: 'Verifică-le și încearcă din nou.' },
      verification: { same_session: 'Cere un cod nou și încearcă din nou.' },
      declined: { other_card: 'Folosește alt card sau altă metodă de plată ori întreabă banca.' },
      amount: ANOTHER_WAY,
      method: ANOTHER_WAY,
      cancelled: { same_session: 'Poți încerca din nou oricând.' },
      shop: { new_session: 'Începe din nou sau contactează magazinul.' },
      loading: { same_session: 'Verifică conexiunea și încearcă din nou.' },
    },
    open: {
      waiting:
        'Plata ta este încă în curs de confirmare. Nu plăti din nou: magazinul îți va comunica rezultatul.',
      finished:
        'Plata ta este încă în curs de confirmare. Ai terminat de plătit? Dacă da, așteaptă și nu plăti din nou. Dacă nu, te poți întoarce ca să termini.',
    },
    vaulting: {
      declined: 'Banca ta nu a aprobat acest card.',
      failed: 'Cardul nu a putut fi salvat.',
      waiting: 'Cardul tău este în curs de salvare. Magazinul îți va comunica rezultatul.',
      next: {
        other_card: 'Încearcă alt card sau întreabă banca.',
        new_session: 'Te rugăm să începi din nou.',
        later: 'Încearcă din nou mai târziu.',
      },
    },
  },
};
