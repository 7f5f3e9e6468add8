import { Connection } from './flow/connection.ts';
import { element } from './dom/element.ts';
import { Gateway } from './flow/gateway.ts';
import { setDocumentLanguage } from './dom/language.ts';
import { Page } from './flow/page.ts';
import { closeIfOutOfReach } from './wallet/wallet-window.ts';
import { watchPresses } from './dom/press.ts';
import { warmUp } from './view/warm-up.ts';
import { Screen } from './view/screen.ts';
import { Size } from './view/size.ts';
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
  const screen = new Screen(document.body, {
    submit: () => page.submit(),
    payExpress: (express) => page.submit({ express }),
    approveSheet: () => page.approveSheet(),
    dismissSheet: () => page.dismissSheet(),
    cancel: () => page.cancel(),
    dismiss: () => page.dismiss(),
    followLink: (event) => page.followLink(event),
    choose: (entry) => page.choose(entry),
  });
  const size = new Size(screen.content, (height) => send({ type: 'size', height }));
  const page = new Page({ screen, size, send, gateway: new Gateway(location.origin) });
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
