import type { ChallengeText } from '../challenge-text.ts';

export const text: ChallengeText = {
  title: 'Confirm with your bank',
  coming: 'Waiting for your bank’s page…',
  frame: 'Your bank’s page',
  bank: 'Sandbox Bank',
  question: 'Is this payment yours?',
  shop: 'Shop',
  amount: 'Amount',
  card: 'Card',
  approve: 'Yes, approve it',
  reject: 'No, reject it',
  leave: 'Leave without answering',
  openWindow: 'Answer in a new window',
  inWindow: 'Your bank asks you in a window of its own.',
  answered: 'Thank you',
  close: 'Your bank has told the shop. You can close this window.',
  over: 'This question is no longer open.',
  sandbox: 'A page of the sandbox, in place of a bank. No money moves.',
};
