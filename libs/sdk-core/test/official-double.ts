/**
 * A stand-in for Antom's class where the real one can't run: no browser, no hosted page. It does what the engine relies on
 * and no more: a frame with an id in its address, messages of that frame, callbacks.
 */
import type {
  Official,
  OfficialOptions,
  OfficialParams,
} from '../src/engines/antom/official/official.ts';

const ORIGIN = 'https://ac.alipay.com';

export class OfficialDouble implements Official {
  static made: OfficialDouble[] = [];
  static preload(_options: unknown): void {}

  /** What `createComponent` does after it has made its frame. */
  static creation: () => Promise<unknown> = async () => undefined;

  readonly options: OfficialOptions;
  readonly id = `instance-${OfficialDouble.made.length}`;
  params: OfficialParams | undefined;
  submitted: unknown[] = [];
  answerSubmit: ((answer: unknown) => void) | undefined;
  #validations: ((answer: unknown) => void)[] = [];
  #declared: { readonly eventName?: string } = {};

  constructor(options: OfficialOptions) {
    this.options = { ...options };
    OfficialDouble.made.push(this);
    this.preloadComponent();
  }

  static latest(): OfficialDouble {
    const latest = OfficialDouble.made.at(-1);
    if (!latest) throw new Error('No official instance was made.');
    return latest;
  }

  /** As its isOfficial test wants it. */
  initSecurity(): void {}

  preloadComponent(): void {
    const frame = document.createElement('iframe');
    frame.id = `preload-${this.id}`;
    frame.src = `${ORIGIN}/page/x.html?isPreload=true`;
    document.body.append(frame);
  }

  clearPreloadIframe(): void {
    document.getElementById(`preload-${this.id}`)?.remove();
  }

  async createComponent(params: OfficialParams): Promise<unknown> {
    this.clearPreloadIframe();
    this.params = params;
    await Promise.resolve();
    return this.#show(document.body);
  }

  async mountComponent(params: OfficialParams, selector: string): Promise<unknown> {
    this.clearPreloadIframe();
    this.params = params;
    await Promise.resolve();
    return this.#show(document.querySelector(selector) as HTMLElement);
  }

  submit(data?: unknown): Promise<unknown> {
    this.submitted.push(data);
    return new Promise((resolve) => (this.answerSubmit = resolve));
  }

  validateFields(): Promise<unknown> {
    return new Promise((resolve) => this.#validations.push(resolve));
  }

  answerValidate(answer: unknown): void {
    for (const resolve of this.#validations.splice(0)) resolve(answer);
  }

  /** Leaves behind what the real one leaves. */
  unmount(): void {
    window.removeEventListener('message', this.#listen);
    document.getElementById('ams-component-container')?.remove();
    document.body.style.overflow = 'auto';
  }

  get frame(): HTMLIFrameElement {
    return document.querySelector('#ams-component-container iframe') as HTMLIFrameElement;
  }

  /** The hosted page says something. */
  say(event: string, data?: unknown, more: Partial<MessageEventInit> = {}): void {
    const message = { name: 'APP_TO_SDK', instanceId: this.id, context: { event, data } };
    window.dispatchEvent(
      new MessageEvent('message', {
        data: JSON.stringify(message),
        origin: ORIGIN,
        source: this.window,
        ...more,
      }),
    );
  }

  tell(code: string, result?: object, message?: string): void {
    this.say('onEventCallback', { code, result, message });
  }

  /** The gateway has answered: what the SDK tells its page then, and the page shows itself. */
  render(queryResult: object = { success: true }): void {
    this.post('renderComponent', { queryResult });
    if ((queryResult as { success?: boolean }).success) this.say('onSizeChanged', { height: 420 });
  }

  post(event: string, data: unknown): void {
    this.frame.contentWindow?.postMessage(JSON.stringify({ context: { event, data } }), '*');
  }

  /** The real window of the frame, whatever stands in front of it. */
  get window(): Window {
    const own = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
    return own?.get?.call(this.frame) as Window;
  }

  #show(place: HTMLElement): Promise<unknown> {
    const container = document.createElement('div');
    container.id = 'ams-component-container';
    const frame = document.createElement('iframe');
    frame.id = 'ams-checkout-component-desktop';
    frame.src = `${ORIGIN}/page/x.html?instanceId=${this.id}`;
    container.append(frame);
    place.append(container);
    const style = document.createElement('style');
    style.textContent = '.ams-component-container-mobile {}';
    document.head.append(style);
    document.body.style.overflow = 'hidden';
    window.addEventListener('message', this.#listen);
    this.options.onEventCallback({ code: 'SDK_START_OF_LOADING' });
    this.say('onLaunch');
    return OfficialDouble.creation();
  }

  readonly #listen = ({ data, origin }: MessageEvent<string>): void => {
    if (origin !== ORIGIN) return;
    const { instanceId, context } = JSON.parse(data) as {
      readonly instanceId: string;
      readonly context: { readonly event: string; readonly data: never };
    };
    if (instanceId !== this.id) return;
    const { event, data: said } = context;
    if (event === 'onEventCallback') this.options.onEventCallback(said);
    if (event === 'onError') this.options.onError(said);
    if (event === 'dismissLoading') this.options.onEventCallback({ code: 'SDK_END_OF_LOADING' });
    if (event === 'declareEventCallbackInfo') {
      this.#declared = (
        said as { readonly popWindowEventInfo: { eventName: string } }
      ).popWindowEventInfo;
    }
    if (event === 'onClose') {
      this.options.onClose();
      const { eventName } = this.#declared;
      if (eventName) this.options.onEventCallback({ code: eventName, result: { result: {} } });
    }
    if (event === 'popupWindow') {
      const modal = document.createElement('div');
      modal.className = 'ams-popupmodal';
      const frame = document.createElement('iframe');
      frame.src = (said as { readonly url: string }).url;
      modal.append(frame);
      document.body.append(modal);
    }
    if (event === 'popWindow') document.querySelector('.ams-popupmodal')?.remove();
  };
}
