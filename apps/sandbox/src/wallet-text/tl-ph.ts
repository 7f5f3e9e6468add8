import type { WalletText } from '../wallet-text.ts';

export const text: WalletText = {
  question: 'Magbayad gamit ang iyong e-wallet?',
  shop: 'Tindahan',
  amount: 'Halaga',
  order: 'Para sa',
  answers: {
    approve: 'Aprubahan ang bayad',
    decline: 'Tanggihan ang bayad',
    wait: 'Aprubahan at iwanang nakabinbin',
    leave: 'Bumalik nang hindi nagpapasya',
  },
  approved: 'Naaprubahan ang bayad',
  declined: 'Tinanggihan ang bayad',
  waiting: 'Nakabinbin ang bayad',
  over: 'Hindi na bukas ang bayad na ito',
  close: 'Maaari mong isara ang page na ito at bumalik sa tindahan.',
  back: 'Bumalik sa tindahan',
  sandbox: 'Isang page ng sandbox sa halip na e-wallet. Walang perang gumagalaw.',
};
