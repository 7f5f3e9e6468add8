import type { WalletText } from '../wallet-text.ts';

export const text: WalletText = {
  question: 'Pay with your wallet?',
  shop: 'Shop',
  amount: 'Amount',
  order: 'For',
  answers: {
    approve: 'Approve the payment',
    decline: 'Decline it',
    wait: 'Approve it, and leave it pending',
    leave: 'Go back without deciding',
  },
  approved: 'Payment approved',
  declined: 'Payment declined',
  waiting: 'Payment pending',
  over: 'This payment is no longer open',
  close: 'You can close this page and go back to the shop.',
  back: 'Back to the shop',
  sandbox: 'A page of the sandbox, in place of a wallet. No money moves.',
};
