import type { Texts } from './type.ts';

const CHECK_IT = { same_session: 'Silakan periksa lalu coba lagi.' };
const ANOTHER_WAY = { new_session: 'Silakan mulai lagi dan pilih cara pembayaran lain.' };

export const texts: Texts = {
  space: ' ',
  surface: {
    title: 'Pembayaran',
    close: 'Tutup',
    loading: 'Memuat formulir pembayaran…',
    frame: 'Formulir pembayaran',
    challenge: 'Konfirmasi dengan bank Anda',
    vaulting: {
      title: 'Simpan kartu',
      loading: 'Memuat formulir kartu…',
      frame: 'Formulir kartu',
    },
  },
  advice: {
    why: {
      number: 'Nomor kartu tidak dikenali.',
      expiry: 'Masa berlaku tampaknya tidak benar.',
      security_code: 'Kode keamanan tidak cocok dengan kartu.',
      form: 'Ada data yang belum diisi atau belum lengkap.',
      verification: 'Kode verifikasi tidak cocok.',
      expired_card: 'Kartu ini sudah kedaluwarsa.',
      card: 'Kartu ini tidak diterima di sini.',
      declined: 'Pembayaran Anda tidak disetujui.',
      identity: 'Bank atau dompet digital Anda tidak mengonfirmasi pembayaran ini.',
      confirm: 'Bank Anda meminta Anda mengonfirmasi pembayaran ini.',
      balance: 'Saldo tidak cukup untuk pembayaran ini.',
      amount: 'Jumlahnya melebihi batas cara pembayaran ini.',
      account: 'Akun ini tidak dapat digunakan untuk pembayaran.',
      unverified: 'Akun ini harus diverifikasi sebelum dapat digunakan untuk membayar.',
      paused: 'Cara pembayaran ini sedang tidak tersedia.',
      method: 'Pesanan ini tidak dapat dibayar dengan cara ini.',
      order: 'Pesanan ini tidak dapat dibayar lagi.',
      expired: 'Waktu untuk pembayaran ini sudah habis.',
      cancelled: 'Pembayaran dibatalkan.',
      shop: 'Toko sedang tidak dapat menerima pembayaran ini.',
      loading: 'Halaman pembayaran tidak termuat.',
      failed: 'Pembayaran tidak berhasil.',
    },
    next: {
      same_session: 'Silakan coba lagi.',
      other_card: 'Silakan gunakan kartu lain atau cara pembayaran lain.',
      new_session: 'Silakan mulai pembayaran lagi.',
      later: 'Silakan coba lagi nanti, atau pilih cara pembayaran lain.',
      no: 'Silakan hubungi toko.',
    },
    nextFor: {
      number: CHECK_IT,
      expiry: CHECK_IT,
      security_code: CHECK_IT,
      form: { same_session: 'Silakan lengkapi lalu coba lagi.' },
      verification: { same_session: 'Silakan minta kode baru lalu coba lagi.' },
      declined: {
        other_card:
          'Silakan gunakan kartu lain atau cara pembayaran lain, atau tanyakan ke bank Anda.',
      },
      amount: ANOTHER_WAY,
      method: ANOTHER_WAY,
      cancelled: { same_session: 'Anda dapat mencoba lagi kapan saja.' },
      shop: { new_session: 'Silakan mulai lagi, atau hubungi toko.' },
      loading: { same_session: 'Silakan periksa koneksi Anda lalu coba lagi.' },
    },
    open: {
      waiting:
        'Pembayaran Anda masih dikonfirmasi. Jangan bayar lagi: toko akan memberi tahu hasilnya.',
      finished:
        'Pembayaran Anda masih dikonfirmasi. Apakah Anda sudah selesai membayar? Jika sudah, mohon tunggu dan jangan bayar lagi. Jika belum, Anda dapat kembali dan menyelesaikannya.',
    },
    vaulting: {
      declined: 'Bank Anda tidak menyetujui kartu ini.',
      failed: 'Kartu tidak dapat disimpan.',
      waiting: 'Kartu Anda sedang disimpan. Toko akan memberi tahu hasilnya.',
      next: {
        other_card: 'Coba kartu lain, atau tanyakan ke bank Anda.',
        new_session: 'Silakan mulai lagi.',
        later: 'Silakan coba lagi nanti.',
      },
    },
  },
};
