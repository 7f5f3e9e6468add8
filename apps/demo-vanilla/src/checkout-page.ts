import type { Cashier, Checkout } from '@ams-cashier/core';
import {
  checkoutPath,
  endingOf,
  INLINE_RESULT_DELAY,
  placeOf,
  readBasket,
  readDisplay,
  texts,
} from '@ams-cashier/shop';
import { deliveryAddress } from './delivery-address.ts';
import { displayChoice } from './display-choice.ts';
import { element } from './element.ts';
import { messagePage } from './message-page.ts';
import { orderSummary } from './order-summary.ts';
import type { Page, Visit } from './router.ts';
import { settingsForm } from './settings-form.ts';
import type { Shopper } from './shopper.ts';

/** Resolves when the shopper has dismissed the cashier's end state. */
function putAway(checkout: Checkout): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (checkout.getSnapshot().visible) return;
      stop();
      resolve();
    };
    const stop = checkout.subscribe(look);
    look();
  });
}

export function checkoutPage(
  cashier: Cashier,
  shopper: Shopper,
  { query, go, rename }: Visit,
): Page {
  const basket = readBasket(query);
  if (!basket) return messagePage(texts.checkout, texts.unknownProduct);

  const purchase = shopper.counter.begin(basket);
  let display = readDisplay(query);
  let checkout: Checkout | undefined;

  const notice = element('p', { class: 'notice', role: 'status' });
  const button = element('button', { class: 'button', type: 'button' }, texts.payNow);
  const place = element('div', { class: 'cashier-place', 'data-testid': 'cashier' });
  const loading = element('p', { class: 'notice', hidden: true }, texts.loadingForm);
  const ownButton = element(
    'button',
    { class: 'button', type: 'button', hidden: true },
    texts.payNow,
  );
  const delivery = deliveryAddress(shopper.address, {
    edited() {
      checkout?.close();
      checkout = undefined;
      arrange();
    },
    done(address) {
      shopper.address = address;
      if (isInline()) open();
    },
  });
  const settings = settingsForm(shopper.settings, (change) => {
    shopper.settings = { ...shopper.settings, ...change };
    checkout?.update(look());
    follow();
  });
  const choice = displayChoice(display, (chosen) => {
    checkout?.close();
    checkout = undefined;
    display = chosen;
    rename(checkoutPath(basket, display));
    arrange();
    open();
  });

  const say = (text: string, tone = 'cancelled'): void => {
    notice.dataset['tone'] = tone;
    notice.textContent = text;
  };

  const isInline = () => placeOf(display) === 'inline';
  // a Payment Element has no button of its own
  const hasOwnButton = () => display === 'element' || (isInline() && shopper.settings.ownButton);
  const hasOwnLoading = () => isInline() && shopper.settings.ownLoading;
  const look = () => ({
    locale: shopper.settings.locale,
    appearance: {
      themeType: shopper.settings.theme,
      showSubmitButton: !hasOwnButton(),
      showLoading: !hasOwnLoading(),
    },
  });

  /** Everything around the cashier follows its state. */
  const follow = (): void => {
    const { phase, leave, outcome } = checkout?.getSnapshot() ?? {};
    const isInFlight = leave === 'in_flight';
    const isLoading = phase === 'idle' || phase === 'loading';
    const isFixed = isInFlight || (outcome && endingOf(outcome).kind === 'result') === true;
    choice.disabled = isFixed;
    delivery.disable(isFixed);
    loading.hidden = !(isLoading && hasOwnLoading());
    ownButton.hidden = !checkout || outcome !== undefined || !hasOwnButton();
    ownButton.disabled = isLoading || isInFlight;
    if (!isInFlight && notice.textContent === texts.paying) say('');
  };

  const arrange = (): void => {
    place.hidden = display === 'popup';
    button.hidden = isInline();
    button.textContent = texts.payNow;
    say('');
    follow();
  };

  const open = (): void => {
    if (checkout && !checkout.getSnapshot().outcome) return;
    checkout?.close();
    arrange();
    const opened = cashier.open({
      ...look(),
      session: display === 'element' ? purchase.elementSession : purchase.session,
      ...(isInline() && { container: place }),
    });
    checkout = opened;
    opened.subscribe(() => checkout === opened && follow());
    follow();
    void conclude(opened);
  };

  const conclude = async (ended: Checkout): Promise<void> => {
    const outcome = await ended.outcome;
    const ending = endingOf(outcome, ended.getSnapshot().advice?.step);
    if (ending.kind === 'nothing') return;
    if (ending.kind === 'stay') {
      if (ending.renew) purchase.renew();
      say(ending.text, ending.tone);
      const again = isInline() || ending.tone === 'failed';
      button.textContent = again ? texts.tryAgain : texts.payNow;
      button.hidden = false;
      // The focus was in the frame that is gone.
      if (isInline() && !ended.getSnapshot().visible) button.focus();
      return;
    }
    await (display === 'popup'
      ? putAway(ended)
      : new Promise((resolve) => setTimeout(resolve, INLINE_RESULT_DELAY)));
    if (checkout !== ended) return;
    shopper.counter.conclude();
    go(`/result?${new URLSearchParams({ order: purchase.orderId ?? '' })}`);
  };

  button.addEventListener('click', open);
  // the form shows its own errors
  ownButton.addEventListener('click', () => void checkout?.submit());
  arrange();
  // The page is in the document only after this function has returned, and an inline cashier needs its container there.
  if (isInline()) queueMicrotask(open);

  return {
    heading: texts.checkout,
    content: element(
      'div',
      { class: 'checkout' },
      element('h1', { tabindex: -1 }, texts.checkout),
      orderSummary(basket),
      element(
        'section',
        { class: 'payment' },
        delivery.section,
        choice,
        settings,
        notice,
        button,
        loading,
        place,
        ownButton,
      ),
    ),
    canLeave() {
      if (checkout?.getSnapshot().leave !== 'in_flight') return true;
      say(texts.paying);
      return false;
    },
    leave() {
      checkout?.close();
      checkout = undefined;
    },
  };
}
