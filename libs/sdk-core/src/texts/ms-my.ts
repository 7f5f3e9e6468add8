import type { Texts } from './type.ts';

const CHECK_IT = { same_session: 'Sila semak dan cuba lagi.' };
const ANOTHER_WAY = { new_session: 'Sila mula semula dan pilih cara pembayaran lain.' };

export const texts: Texts = {
  space: ' ',
  surface: {
    title: 'Pembayaran',
    close: 'Tutup',
    loading: 'Memuatkan borang pembayaran…',
    frame: 'Borang pembayaran',
    challenge: 'Sahkan dengan bank anda',
    vaulting: {
      title: 'Simpan kad',
      loading: 'Memuatkan borang kad…',
      frame: 'Borang kad',
    },
  },
  advice: {
    why: {
      number: 'Nombor kad tidak dikenali.',
      expiry: 'Tarikh tamat tempoh kelihatan tidak betul.',
      security_code: 'Kod keselamatan tidak sepadan dengan kad.',
      form: 'Ada butiran yang tiada atau tidak lengkap.',
      verification: 'Kod pengesahan tidak sepadan.',
      expired_card: 'Kad ini telah tamat tempoh.',
      card: 'Kad ini tidak diterima di sini.',
      declined: 'Pembayaran anda tidak diluluskan.',
      identity: 'Bank atau e-dompet anda tidak mengesahkan pembayaran ini.',
      confirm: 'Bank anda meminta anda mengesahkan pembayaran ini.',
      balance: 'Baki tidak mencukupi untuk pembayaran ini.',
      amount: 'Jumlah ini melebihi had cara pembayaran ini.',
      account: 'Akaun ini tidak boleh digunakan untuk pembayaran.',
      unverified: 'Akaun ini mesti disahkan sebelum boleh digunakan untuk membayar.',
      paused: 'Cara pembayaran ini tidak tersedia buat masa ini.',
      method: 'Pesanan ini tidak boleh dibayar dengan cara ini.',
      order: 'Pesanan ini tidak boleh dibayar lagi.',
      expired: 'Masa untuk pembayaran ini telah tamat.',
      cancelled: 'Pembayaran telah dibatalkan.',
      shop: 'Kedai tidak dapat menerima pembayaran ini buat masa ini.',
      loading: 'Halaman pembayaran tidak dapat dimuatkan.',
      failed: 'Pembayaran tidak berjaya.',
    },
    next: {
      same_session: 'Sila cuba lagi.',
      other_card: 'Sila gunakan kad lain atau cara pembayaran lain.',
      new_session: 'Sila mulakan pembayaran semula.',
      later: 'Sila cuba lagi kemudian, atau pilih cara pembayaran lain.',
      no: 'Sila hubungi kedai.',
    },
    nextFor: {
      number: CHECK_IT,
      expiry: CHECK_IT,
      security_code: CHECK_IT,
      form: { same_session: 'Sila lengkapkan dan cuba lagi.' },
      verification: { same_session: 'Sila minta kod baharu dan cuba lagi.' },
      declined: {
        other_card: 'Sila gunakan kad lain atau cara pembayaran lain, atau tanya bank anda.',
      },
      amount: ANOTHER_WAY,
      method: ANOTHER_WAY,
      cancelled: { same_session: 'Anda boleh cuba lagi pada bila-bila masa.' },
      shop: { new_session: 'Sila mula semula, atau hubungi kedai.' },
      loading: { same_session: 'Sila semak sambungan anda dan cuba lagi.' },
    },
    open: {
      waiting:
        'Pembayaran anda masih disahkan. Jangan bayar lagi: kedai akan memaklumkan keputusannya.',
      finished:
        'Pembayaran anda masih disahkan. Adakah anda sudah selesai membayar? Jika sudah, sila tunggu dan jangan bayar lagi. Jika belum, anda boleh kembali dan menyelesaikannya.',
    },
    vaulting: {
      declined: 'Bank anda tidak meluluskan kad ini.',
      failed: 'Kad tidak dapat disimpan.',
      waiting: 'Kad anda sedang disimpan. Kedai akan memaklumkan hasilnya.',
      next: {
        other_card: 'Cuba kad lain, atau tanya bank anda.',
        new_session: 'Sila mulakan semula.',
        later: 'Sila cuba lagi kemudian.',
      },
    },
  },
};
