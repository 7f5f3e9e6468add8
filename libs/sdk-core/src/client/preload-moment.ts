import type { PreloadWhen } from '../contract/preload.ts';

/** What opens a cashier: an element, or a selector, which also finds what is rendered later. */
export type Trigger = string | Element;

/** Safari has no `requestIdleCallback`; this long after the page has loaded, most of it is done. */
const IDLE_AFTER_MS = 500;

/** Focus and touch too: a keyboard has no pointer, and a finger doesn't hover. */
const INTENT_EVENTS = ['pointerover', 'focusin', 'touchstart'];

/** Calls back at that moment, never at once. Returns what calls it off, and leaves no listener or observer behind. */
type Watch = (trigger: Trigger | undefined, now: () => void) => () => void;

const WATCHES: Readonly<Record<PreloadWhen, Watch>> = {
  none: () => () => undefined,
  intent: watchIntent,
  visible: watchVisible,
  idle: (_, now) => watchIdle(now),
};

/** `idle` needs no trigger; the others wait for one. Does nothing on a server. */
export function watchMoment(
  when: PreloadWhen,
  trigger: Trigger | undefined,
  now: () => void,
): () => void {
  if (typeof document === 'undefined') return () => undefined;
  let isOver = false;
  const stop = WATCHES[when](trigger, () => {
    if (isOver) return;
    end();
    now();
  });
  function end(): void {
    isOver = true;
    stop();
  }
  return end;
}

function watchIntent(trigger: Trigger | undefined, now: () => void): () => void {
  if (trigger === undefined) return () => undefined;
  const isSelector = typeof trigger === 'string';
  const present = isSelector ? [...document.querySelectorAll(trigger)] : [trigger];
  if (present.some((element) => element.matches(':hover, :focus-within'))) queueMicrotask(now);
  const notice = (event: Event) => {
    const isMeant = (node: EventTarget) => node instanceof Element && node.matches(`${trigger}`);
    if (!isSelector || event.composedPath().some(isMeant)) now();
  };
  const target = isSelector ? document : trigger;
  // captured, because a handler of the shop's may stop it from bubbling
  const options = { capture: true, passive: true };
  for (const event of INTENT_EVENTS) target.addEventListener(event, notice, options);
  return () => {
    for (const event of INTENT_EVENTS) target.removeEventListener(event, notice, options);
  };
}

function watchVisible(trigger: Trigger | undefined, now: () => void): () => void {
  if (trigger === undefined || typeof IntersectionObserver === 'undefined') return () => undefined;
  const visibility = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) now();
  });
  if (typeof trigger !== 'string') visibility.observe(trigger);
  const search =
    typeof trigger === 'string' && whenFound(trigger, (found) => visibility.observe(found));
  return () => {
    visibility.disconnect();
    if (search) search();
  };
}

/** Frameworks render a button after the code that names it has run. */
function whenFound(selector: string, found: (element: Element) => void): () => void {
  const look = () => {
    const element = document.querySelector(selector);
    if (!element) return;
    observer.disconnect();
    found(element);
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true, attributes: true });
  look();
  return () => observer.disconnect();
}

function watchIdle(now: () => void): () => void {
  let cancel = () => undefined as void;
  const wait = () => {
    if (typeof requestIdleCallback === 'function') {
      const id = requestIdleCallback(now);
      cancel = () => cancelIdleCallback(id);
    } else {
      const id = setTimeout(now, IDLE_AFTER_MS);
      cancel = () => clearTimeout(id);
    }
  };
  // what the page itself loads comes first
  if (document.readyState === 'complete') wait();
  else {
    addEventListener('load', wait, { once: true });
    cancel = () => removeEventListener('load', wait);
  }
  return () => cancel();
}
