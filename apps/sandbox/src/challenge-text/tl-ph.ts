import type { ChallengeText } from '../challenge-text.ts';

export const text: ChallengeText = {
  title: 'Kumpirmahin sa bangko mo',
  coming: 'Hinihintay ang pahina ng bangko mo…',
  frame: 'Pahina ng bangko mo',
  bank: 'Bangko ng Sandbox',
  question: 'Sa iyo ba ang bayad na ito?',
  shop: 'Tindahan',
  amount: 'Halaga',
  card: 'Card mo',
  approve: 'Oo, aprubahan',
  reject: 'Hindi, tanggihan',
  leave: 'Umalis nang hindi sumasagot',
  openWindow: 'Sumagot sa bagong window',
  inWindow: 'Tinatanong ka ng bangko mo sa sarili nitong window.',
  answered: 'Salamat',
  close: 'Sinabihan na ng bangko mo ang tindahan. Puwede mo nang isara ang window na ito.',
  over: 'Hindi na bukas ang tanong na ito.',
  sandbox: 'Pahina ito ng sandbox, kapalit ng bangko. Walang perang gagalaw.',
};
