import type { Texts } from './type.ts';

const CHECK_IT = { same_session: 'Lütfen kontrol edip tekrar deneyin.' };
const ANOTHER_WAY = { new_session: 'Lütfen yeniden başlayıp başka bir ödeme yöntemi seçin.' };

export const texts: Texts = {
  space: ' ',
  surface: {
    title: 'Ödeme',
    close: 'Kapat',
    loading: 'Ödeme formu yükleniyor…',
    frame: 'Ödeme formu',
    challenge: 'Bankanızla onaylayın',
    vaulting: {
      title: 'Kart kaydet',
      loading: 'Kart formu yükleniyor…',
      frame: 'Kart formu',
    },
  },
  advice: {
    why: {
      number: 'Kart numarası tanınmadı.',
      expiry: 'Son kullanma tarihi doğru görünmüyor.',
      security_code: 'Güvenlik kodu kartla eşleşmiyor.',
      form: 'Bazı bilgiler eksik.',
      verification: 'Doğrulama kodu eşleşmedi.',
      expired_card: 'Bu kartın süresi dolmuş.',
      card: 'Bu kart burada kabul edilmiyor.',
      declined: 'Ödemeniz onaylanmadı.',
      identity: 'Bankanız veya cüzdanınız bu ödemeyi onaylamadı.',
      confirm: 'Bankanız bu ödemeyi onaylamanızı istiyor.',
      balance: 'Bu ödeme için yeterli bakiye yok.',
      amount: 'Tutar bu ödeme yönteminin limitini aşıyor.',
      account: 'Bu hesap ödeme için kullanılamaz.',
      unverified: 'Bu hesapla ödeme yapmadan önce hesabın doğrulanması gerekiyor.',
      paused: 'Bu ödeme yöntemi şu anda kullanılamıyor.',
      method: 'Bu sipariş bu yolla ödenemez.',
      order: 'Bu sipariş artık ödenemez.',
      expired: 'Bu ödeme için ayrılan süre doldu.',
      cancelled: 'Ödeme iptal edildi.',
      shop: 'Mağaza şu anda bu ödemeyi alamıyor.',
      loading: 'Ödeme sayfası yüklenmedi.',
      failed: 'Ödeme gerçekleşmedi.',
    },
    next: {
      same_session: 'Lütfen tekrar deneyin.',
      other_card: 'Lütfen başka bir kart veya ödeme yöntemi kullanın.',
      new_session: 'Lütfen ödemeyi yeniden başlatın.',
      later: 'Lütfen daha sonra tekrar deneyin veya başka bir ödeme yöntemi seçin.',
      no: 'Lütfen mağazayla iletişime geçin.',
    },
    nextFor: {
      number: CHECK_IT,
      expiry: CHECK_IT,
      security_code: CHECK_IT,
      form: { same_session: 'Lütfen tamamlayıp tekrar deneyin.' },
      verification: { same_session: 'Lütfen yeni bir kod isteyip tekrar deneyin.' },
      declined: {
        other_card: 'Lütfen başka bir kart veya ödeme yöntemi kullanın ya da bankanıza sorun.',
      },
      amount: ANOTHER_WAY,
      method: ANOTHER_WAY,
      cancelled: { same_session: 'Hazır olduğunuzda tekrar deneyebilirsiniz.' },
      shop: { new_session: 'Lütfen yeniden başlayın veya mağazayla iletişime geçin.' },
      loading: { same_session: 'Lütfen bağlantınızı kontrol edip tekrar deneyin.' },
    },
    open: {
      waiting: 'Ödemeniz hâlâ onaylanıyor. Lütfen tekrar ödemeyin: mağaza size sonucu bildirecek.',
      finished:
        'Ödemeniz hâlâ onaylanıyor. Ödemeyi tamamladınız mı? Tamamladıysanız lütfen bekleyin ve tekrar ödemeyin. Tamamlamadıysanız geri dönüp bitirebilirsiniz.',
    },
    vaulting: {
      declined: 'Bankanız bu kartı onaylamadı.',
      failed: 'Kart kaydedilemedi.',
      waiting: 'Kartınız kaydediliyor. Mağaza sonucu size bildirecek.',
      next: {
        other_card: 'Başka bir kart deneyin veya bankanıza sorun.',
        new_session: 'Lütfen yeniden başlayın.',
        later: 'Lütfen daha sonra tekrar deneyin.',
      },
    },
  },
};
