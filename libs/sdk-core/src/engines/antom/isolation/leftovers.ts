/**
 * Removes what Antom's SDK leaves on the page (rows L1, L2 and K1 to K9). The SDK itself removes by fixed ids, some of it after
 * 300 ms and some of it never; this removes by the same ids, at once.
 * Source: docs/reference/official-sdk-protocol.md#elements-globals-and-storage.
 */

const NODES = [
  '#ams-component-container',
  '#ams-component-mockup',
  '#ams-component-loading',
  '#ams-component-popup-loading',
  '#ams-component-retention',
  '#ams-component-mask-close-block',
  '.ams-popupoverlay',
  '.ams-popupmodal',
  '.ams-popupmodal-mobile',
  'iframe[id^="ams-checkout-component-"]',
  'body > form[height="1"][width="1"][method="post"]',
].join();

const STYLE = /ams-(component|checkout|inline|popup)|inline-loading/;
const TRACKER = 'script[src*="@alipay_intl-tracker/"]';
const LISTENER = '_ams_sdk_component_listener_';

type Globals = { [name: string]: unknown };

export class Leftovers {
  readonly #before = new Set<Element>(document.querySelectorAll('style, script'));
  readonly #overflow = [
    document.body.style.getPropertyValue('overflow'),
    document.body.style.getPropertyPriority('overflow'),
  ] as const;
  readonly #hadStyle = document.body.hasAttribute('style');

  /** Safe to call again. */
  remove(): void {
    for (const node of document.querySelectorAll(NODES)) node.remove();
    for (const node of document.querySelectorAll(`style, ${TRACKER}`)) {
      const isTracker = node.localName === 'script';
      if (!this.#before.has(node) && (isTracker || STYLE.test(node.textContent))) node.remove();
    }
    const { body } = document;
    body.style.setProperty('overflow', ...this.#overflow);
    if (!this.#hadStyle && !body.getAttribute('style')) body.removeAttribute('style');
    const globals = window as unknown as Globals;
    for (const name of Object.keys(globals)) if (name.startsWith(LISTENER)) delete globals[name];
    clearTimeout(globals['_webAppHeartBeatTimeoutId'] as number | undefined);
    delete globals['_webAppHeartBeatTimeoutId'];
  }
}
