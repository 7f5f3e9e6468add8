import type { WalletText } from '../wallet-text.ts';

export const text: WalletText = {
  question: 'Bayar dengan dompet digital Anda?',
  shop: 'Toko',
  amount: 'Jumlah',
  order: 'Untuk',
  answers: {
    approve: 'Setujui pembayaran',
    decline: 'Tolak pembayaran',
    wait: 'Setujui dan biarkan tertunda',
    leave: 'Kembali tanpa memutuskan',
  },
  approved: 'Pembayaran disetujui',
  declined: 'Pembayaran ditolak',
  waiting: 'Pembayaran tertunda',
  over: 'Pembayaran ini tidak lagi terbuka',
  close: 'Anda dapat menutup halaman ini dan kembali ke toko.',
  back: 'Kembali ke toko',
  sandbox: 'Halaman sandbox sebagai pengganti dompet digital. Tidak ada uang yang berpindah.',
};
