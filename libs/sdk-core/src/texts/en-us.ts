import type { Texts } from './type.ts';

const CHECK_IT = { same_session: 'Please check it and try again.' };
const ANOTHER_WAY = { new_session: 'Please start again and choose another way to pay.' };

export const texts: Texts = {
  space: ' ',
  surface: {
    title: 'Payment',
    close: 'Close',
    loading: 'Loading the payment form…',
    frame: 'Payment form',
    challenge: 'Confirm with your bank',
    vaulting: {
      title: 'Save a card',
      loading: 'Loading the card form…',
      frame: 'Card form',
    },
  },
  advice: {
    why: {
      number: 'The card number wasn’t recognised.',
      expiry: 'The expiry date doesn’t seem right.',
      security_code: 'The security code doesn’t match the card.',
      form: 'Some details are missing or incomplete.',
      verification: 'The verification code didn’t match.',
      expired_card: 'This card has expired.',
      card: 'This card isn’t accepted here.',
      declined: 'Your payment wasn’t approved.',
      identity: 'Your bank or wallet didn’t confirm this payment.',
      confirm: 'Your bank asks you to confirm this payment.',
      balance: 'There isn’t enough money available for this payment.',
      amount: 'The amount is above the limit for this way to pay.',
      account: 'This account can’t be used for the payment.',
      unverified: 'This account must be verified before it can be used to pay.',
      paused: 'This way to pay isn’t available for the moment.',
      method: 'This order can’t be paid this way.',
      order: 'This order can’t be paid any more.',
      expired: 'The time for this payment has run out.',
      cancelled: 'The payment was cancelled.',
      shop: 'The shop can’t take this payment at the moment.',
      loading: 'The payment page didn’t load.',
      failed: 'The payment didn’t go through.',
    },
    next: {
      same_session: 'Please try again.',
      other_card: 'Please use another card or another way to pay.',
      new_session: 'Please start the payment again.',
      later: 'Please try again later, or choose another way to pay.',
      no: 'Please contact the shop.',
    },
    nextFor: {
      number: CHECK_IT,
      expiry: CHECK_IT,
      security_code: CHECK_IT,
      form: { same_session: 'Please check them and try again.' },
      verification: { same_session: 'Please ask for a new one and try again.' },
      declined: {
        other_card: 'Please use another card or another way to pay, or ask your bank.',
      },
      amount: ANOTHER_WAY,
      method: ANOTHER_WAY,
      cancelled: { same_session: 'You can try again when you’re ready.' },
      shop: { new_session: 'Please start again, or contact the shop.' },
      loading: { same_session: 'Please check your connection and try again.' },
    },
    open: {
      waiting:
        'Your payment is still being confirmed. Please don’t pay again: the shop will tell you the result.',
      finished:
        'Your payment is still being confirmed. Did you finish paying? If you did, please wait and don’t pay again. If you didn’t, you can go back and finish it.',
    },
    vaulting: {
      declined: 'Your bank didn’t approve this card.',
      failed: 'The card couldn’t be saved.',
      waiting: 'Your card is being saved. The shop will let you know how it went.',
      next: {
        other_card: 'Try another card, or ask your bank.',
        new_session: 'Please start again.',
        later: 'Please try again later.',
      },
    },
  },
};
