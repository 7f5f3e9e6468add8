/** Every text of the three shops. Accessible names come from here, so that one test fits all three. */
export const texts = {
  shopName: 'Lumen & Oak',
  footer: 'A demo shop. Nothing is sold and no card is charged.',

  quantity: 'Quantity',
  buyNow: 'Buy now',

  checkout: 'Checkout',
  yourOrder: 'Your order',
  total: 'Total',

  delivery: 'Delivery',
  change: 'Change',
  changeAddress: 'Change the delivery address',
  addressName: 'Name',
  addressNameMissing: 'Enter the name on the door.',
  addressStreet: 'Street and number',
  addressStreetMissing: 'Enter street and number.',
  addressPostcode: 'Postcode',
  addressPostcodeMissing: 'Enter the postcode.',
  addressPostcodeWrong: 'Check the postcode.',
  addressCity: 'City',
  addressCityMissing: 'Enter the city.',
  addressTooLong: 'At most % characters, please.',
  addressRegion: 'Country',
  useAddress: 'Deliver here',
  keepAddress: 'Cancel',

  display: 'Show the cashier',
  displayPopup: 'In a window',
  displayPopupHint: 'Over this page',
  displayInline: 'On this page',
  displayInlineHint: 'Just below',
  displayElement: 'Payment Element',
  displayElementHint: 'All methods, and saved cards',

  cards: 'Saved cards',
  cardsText: 'Pay with one press the next time you order. We keep no card number.',
  noCards: 'No card is saved yet.',
  addCard: 'Add a card',
  addCardInWindow: 'Add one in a window',
  cardExpires: 'Expires %',
  removeCard: 'Remove',
  removeCardLabel: 'Remove %',
  cardSaved: 'The card is saved.',
  cardRemoved: 'The card is removed. Nobody can pay with it any more.',
  cardNotSaved: 'The card could not be saved. Try another one.',
  cardUndecided: 'Your bank is taking its time. The card appears here as soon as it is saved.',
  cardRefused: 'This did not work. Reload the page, and try again.',

  settings: 'Cashier settings',
  language: 'Language',
  theme: 'Theme',
  themeAuto: 'As the device',
  themeLight: 'Light',
  themeDark: 'Dark',
  ownButton: 'The shop’s pay button',
  ownLoading: 'The shop’s loading view',
  ownHint: 'On this page only',
  loadingForm: 'The payment form is on its way.',

  payNow: 'Pay now',
  tryAgain: 'Try again',
  paying: 'Your payment is being processed. Please wait until it is done.',

  cancelled: 'You left before paying. Nothing was charged.',
  failed: 'The payment did not go through, and nothing was charged. You can try again.',
  failedLater:
    'The payment did not go through, and nothing was charged. Please try again a little later.',
  failedForGood:
    'This payment could not be accepted, and nothing was charged. Another card may work.',
  sessionExpired:
    'This checkout has been open for too long. Nothing was charged; try again to start afresh.',
  cashierUnreachable:
    'The payment form could not be loaded. Check your connection and try again. Nothing was charged.',
  broken: 'Something went wrong on our side. Nothing was charged. Please try again.',

  shopUnreachable: 'Our shop can’t be reached right now. Please try again in a moment.',
  orderRefused: 'This order could not be taken. Go back to the product and choose again.',
  alreadyPaid:
    'You have paid this order already, in another window. If you want to order it once more, press the button again.',
  orderUnknown: 'There is no order with this number. Check the address that brought you here.',

  paid: 'Payment received',
  paidText: 'Thank you. Your lamp leaves our workshop tomorrow.',
  checking: 'We are checking your payment',
  checkingText: 'This usually takes a few seconds. Please do not pay again.',
  checkingLong:
    'Your bank is taking its time. You can close this page: we will go on as soon as we know, and please do not pay again.',
  reviewing: 'We are looking into your order',
  reviewingText:
    'Something about your payment needs our attention. We will write to you; please do not pay again.',
  checkAgain: 'Check again',
  notPaid: 'Payment not completed',
  notPaidText: 'Nothing was charged. Your order was not placed.',
  unknownOrder: 'Order not found',
  noAnswer: 'We could not look up your order',
  order: 'Order',
  amount: 'Amount',
  backToShop: 'Back to the shop',

  notFound: 'Page not found',
  notFoundText: 'There is nothing at this address.',
  unknownProduct: 'This product is not in our shop.',

  events: 'Developer events',
  noEvents: 'No events yet. Open the cashier to see them arrive.',
} as const;

/** The title of a page. */
export function pageTitle(heading: string): string {
  return `${heading} · ${texts.shopName}`;
}
