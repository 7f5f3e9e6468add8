import type { Cashier, Checkout } from '@ams-cashier/core';
import {
  cardExpiry,
  cardName,
  cardNotice,
  cardSession,
  listCards,
  removeCard,
  removeCardLabel,
  ShopError,
  texts,
  type SavedCard,
} from '@ams-cashier/shop';
import { element } from './element.ts';
import type { Page } from './router.ts';
import type { Shopper } from './shopper.ts';

export function cardsPage(cashier: Cashier, { settings }: Shopper): Page {
  let checkout: Checkout | undefined;
  let isLeft = false;

  const heading = element('h1', { tabindex: -1 }, texts.cards);
  const notice = element('p', { class: 'notice', role: 'status' });
  const list = element('ul', { class: 'cards-list' });
  const none = element('p', { hidden: true }, texts.noCards);
  const here = element('button', { class: 'button', type: 'button' }, texts.addCard);
  const inWindow = element(
    'button',
    { class: 'button button-quiet', type: 'button' },
    texts.addCardInWindow,
  );
  const buttons = element('div', { class: 'cards-add' }, here, inWindow);
  const place = element('div', { class: 'cashier-place', 'data-testid': 'cashier' });

  const item = (card: SavedCard): HTMLLIElement => {
    const remove = element(
      'button',
      { class: 'button button-quiet', type: 'button', 'aria-label': removeCardLabel(card) },
      texts.removeCard,
    );
    remove.addEventListener('click', () => {
      remove.disabled = true;
      void change(async () => {
        await removeCard(card);
        return texts.cardRemoved;
      });
    });
    return element(
      'li',
      {},
      element(
        'span',
        {},
        cardName(card),
        ' ',
        element('span', { class: 'cards-expiry' }, cardExpiry(card)),
      ),
      remove,
    );
  };

  /** Does it, shows the cards as they are then, and says what was done, or why it was not. */
  const change = async (work: () => Promise<string>): Promise<void> => {
    try {
      const said = await work();
      const cards = await listCards();
      if (isLeft) return;
      list.replaceChildren(...cards.map(item));
      none.hidden = cards.length > 0;
      notice.textContent = said;
      if (said) heading.focus();
    } catch (error) {
      if (!(error instanceof ShopError)) throw error;
      notice.textContent = error.message;
    }
  };

  /** Without a container, in a popup. */
  const add = async (container?: HTMLElement): Promise<void> => {
    buttons.hidden = true;
    notice.textContent = '';
    const { locale, theme } = settings;
    const opened = cashier.open({
      session: cardSession,
      container,
      locale,
      appearance: { themeType: theme },
    });
    checkout = opened;
    const { status } = await opened.outcome;
    if (checkout !== opened || isLeft) return;
    // the page says what came of it, and the popup would lie over that
    if (!container) opened.close();
    buttons.hidden = false;
    await change(() => Promise.resolve(cardNotice(status)));
  };

  here.addEventListener('click', () => void add(place));
  inWindow.addEventListener('click', () => void add());
  void change(() => Promise.resolve(''));

  return {
    heading: texts.cards,
    content: element(
      'section',
      { class: 'cards' },
      heading,
      element('p', {}, texts.cardsText),
      notice,
      list,
      none,
      buttons,
      place,
    ),
    leave() {
      isLeft = true;
      checkout?.close();
    },
  };
}
