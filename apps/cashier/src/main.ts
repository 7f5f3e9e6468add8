import { Connection } from './flow/connection.ts';
import { createPage } from './flow/create-page.ts';
import { element } from './dom/element.ts';
import { Gateway } from './flow/gateway.ts';
import { setDocumentLanguage } from './dom/language.ts';
import { closeIfOutOfReach } from './wallet/wallet-window.ts';
import { watchPresses } from './dom/press.ts';
import { warmUp } from './view/warm-up.ts';
import { ENGLISH, loadWording } from './texts/wording.ts';

if (window.parent === window && closeIfOutOfReach()) {
  // empty until it leads to the wallet
} else if (window.parent === window) {
  void loadWording(navigator.language)
    .catch(() => ENGLISH)
    .then((wording) => {
      setDocumentLanguage(document.documentElement, wording.locale);
      document.body.append(element('main', { class: 'outside' }, wording.texts.outside));
    });
} else {
  const connection = new Connection(window, (message) => page.receive(message));
  const send = connection.send.bind(connection);
  const { page, screen, size } = createPage(document.body, {
    send,
    gateway: new Gateway(location.origin),
  });
  document.addEventListener('keydown', (event) => {
    // Escape that closes an input method's list does not close the cashier
    if (event.key === 'Escape' && !event.isComposing) page.cancel();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) page.wake();
  });
  watchPresses();
  if (location.pathname === '/cashier/preload') {
    const locale = new URLSearchParams(location.search).get('locale');
    void warmUp(screen, size, locale).then(() => connection.announceWarm());
  } else connection.startHandshake();
}
