import { pollPayment } from '@ams-cashier/core';
import {
  formatMoney,
  getOrder,
  pageTitle,
  PAYMENT_STATUS,
  ShopError,
  texts,
  type Order,
  type OrderStatus,
} from '@ams-cashier/shop';
import { element } from './element.ts';
import { facts } from './facts.ts';
import type { Route } from './router.ts';

type Look = readonly [status: string, heading: string, text: string];

const NOT_PAID: Look = ['failed', texts.notPaid, texts.notPaidText];

const LOOKS: Readonly<Record<OrderStatus, Look>> = {
  open: ['open', texts.checking, texts.checkingText],
  paid: ['paid', texts.paid, texts.paidText],
  failed: NOT_PAID,
  cancelled: NOT_PAID,
  review: ['open', texts.reviewing, texts.reviewingText],
};

export const resultPage: Route = ({ query }) => {
  const orderId = query.get('order') ?? '';
  const left = new AbortController();
  const { signal } = left;

  const heading = element('h1', { tabindex: -1 });
  const text = element('p', { class: 'result-text', role: 'status' });
  const again = element('button', { class: 'button', type: 'button' }, texts.checkAgain);
  const content = element(
    'section',
    { class: 'result' },
    heading,
    text,
    again,
    element('a', { class: 'link', href: '/' }, texts.backToShop),
  );

  const show = ([status, title, sentence]: Look, canAsk = false): void => {
    content.dataset['status'] = status;
    heading.textContent = title;
    // Only when it has changed: screen readers announce a status each time it is set.
    if (text.textContent !== sentence) text.textContent = sentence;
    again.hidden = !canAsk;
    document.title = pageTitle(title);
  };

  const showOrder = ({ status, amount }: Order): void => {
    show(LOOKS[status]);
    if (content.querySelector('dl')) return;
    again.before(
      facts([
        [texts.order, element('dd', { 'data-testid': 'order' }, orderId)],
        [texts.amount, element('dd', { class: 'money' }, formatMoney(amount))],
      ]),
    );
  };

  const ask = async (): Promise<void> => {
    show(LOOKS.open);
    try {
      const first = await getOrder(orderId);
      if (signal.aborted) return;
      showOrder(first);
      if (first.status !== 'open') return;
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof ShopError)) throw error;
      const unknown = error.problem === 'unknown';
      show(['problem', unknown ? texts.unknownOrder : texts.noAnswer, error.message], !unknown);
      return;
    }
    const status = await pollPayment(
      async () => {
        const order = await getOrder(orderId);
        if (!signal.aborted) showOrder(order);
        return PAYMENT_STATUS[order.status];
      },
      { signal },
    );
    if (status === 'PROCESSING' && !signal.aborted) {
      show(['open', texts.checking, texts.checkingLong], true);
    }
  };

  again.addEventListener('click', () => void ask());
  void ask();

  return { heading: texts.checking, content, leave: () => left.abort() };
};
