import type { ChallengeText } from '../challenge-text.ts';

export const text: ChallengeText = {
  title: 'Sahkan dengan bank anda',
  coming: 'Menunggu halaman bank anda…',
  frame: 'Halaman bank anda',
  bank: 'Bank Ujian',
  question: 'Adakah ini pembayaran anda?',
  shop: 'Kedai',
  amount: 'Jumlah',
  card: 'Kad',
  approve: 'Ya, luluskan',
  reject: 'Tidak, tolak',
  leave: 'Keluar tanpa menjawab',
  openWindow: 'Jawab dalam tetingkap baharu',
  inWindow: 'Bank anda bertanya dalam tetingkap tersendiri.',
  answered: 'Terima kasih',
  close: 'Bank anda telah memaklumkan kedai. Anda boleh menutup tetingkap ini.',
  over: 'Soalan ini tidak lagi dibuka.',
  sandbox: 'Halaman ujian sebagai ganti bank. Tiada wang yang dipindahkan.',
};
