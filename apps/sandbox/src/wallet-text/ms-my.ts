import type { WalletText } from '../wallet-text.ts';

export const text: WalletText = {
  question: 'Bayar dengan e-dompet anda?',
  shop: 'Kedai',
  amount: 'Jumlah',
  order: 'Untuk',
  answers: {
    approve: 'Luluskan pembayaran',
    decline: 'Tolak pembayaran',
    wait: 'Luluskan dan biarkan tertangguh',
    leave: 'Kembali tanpa membuat keputusan',
  },
  approved: 'Pembayaran diluluskan',
  declined: 'Pembayaran ditolak',
  waiting: 'Pembayaran tertangguh',
  over: 'Pembayaran ini tidak lagi dibuka',
  close: 'Anda boleh menutup halaman ini dan kembali ke kedai.',
  back: 'Kembali ke kedai',
  sandbox: 'Halaman kotak pasir sebagai ganti e-dompet. Tiada wang yang bergerak.',
};
