import { Connection } from './connection.ts';
import { element } from './element.ts';
import { Gateway } from './gateway.ts';
import { markLanguage } from './language.ts';
import { Page } from './page.ts';
import { watchPresses } from './press.ts';
import { rehearse } from './rehearsal.ts';
import { Screen } from './screen.ts';
import { Size } from './size.ts';
import { ENGLISH, wordingFor } from './wording.ts';

if (window.parent === window) {
  void wordingFor(navigator.language)
    .catch(() => ENGLISH)
    .then((wording) => {
      markLanguage(document.documentElement, wording.locale);
      document.body.append(element('main', { class: 'outside' }, wording.texts.outside));
    });
} else {
  const connection = new Connection(window, (message) => page.receive(message));
  const send = connection.send.bind(connection);
  const screen = new Screen(document.body, {
    submit: () => page.submit(),
    cancel: () => page.cancel(),
    dismiss: () => page.dismiss(),
    follow: (event) => page.follow(event),
  });
  const size = new Size(screen.content, (height) => send({ type: 'size', height }));
  const page = new Page({ screen, size, send, gateway: new Gateway(location.origin) });
  document.addEventListener('keydown', (event) => {
    // Escape of an input method closes its own list, not the cashier
    if (event.key === 'Escape' && !event.isComposing) page.cancel();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void page.wake();
  });
  watchPresses();
  if (location.pathname === '/cashier/preload') {
    void rehearse(screen, size, new URLSearchParams(location.search).get('locale'));
  } else connection.greet();
}
