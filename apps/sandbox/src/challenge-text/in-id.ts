import type { ChallengeText } from '../challenge-text.ts';

export const text: ChallengeText = {
  title: 'Konfirmasi dengan bank Anda',
  coming: 'Menunggu halaman bank Anda…',
  frame: 'Halaman bank Anda',
  bank: 'Bank Uji Coba',
  question: 'Apakah ini pembayaran Anda?',
  shop: 'Toko',
  amount: 'Jumlah',
  card: 'Kartu',
  approve: 'Ya, setujui',
  reject: 'Bukan, tolak',
  leave: 'Keluar tanpa menjawab',
  openWindow: 'Jawab di jendela baru',
  inWindow: 'Bank Anda bertanya di jendela tersendiri.',
  answered: 'Terima kasih',
  close: 'Bank Anda sudah memberi tahu toko. Anda dapat menutup jendela ini.',
  over: 'Pertanyaan ini sudah tidak berlaku.',
  sandbox: 'Halaman uji coba sebagai pengganti bank. Tidak ada uang yang berpindah.',
};
