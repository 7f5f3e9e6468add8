/**
 * Antom's hosted page as the official SDK sees it: speaks its messages, shows a small card form, asks the fake gateway.
 * What it says by itself is decided by the plan in its document; a test can make it say anything.
 * Source: docs/reference/official-sdk-protocol.md#messages.
 */

export interface AppPlan {
  /** How often it says that it is up. Default 1; 0: it hangs there. */
  readonly launches?: number;
  /** Default true. false: it never shows anything after its launch. */
  readonly renders?: boolean;
  /** Default true. false: it leaves submitPay and validateFields without an answer. */
  readonly answers?: boolean;
  /** It asks the merchant before it checks the form, not after. */
  readonly checksLate?: boolean;
  /** It doesn't ask the merchant before it pays. */
  readonly asksNobody?: boolean;
  /** Default false: the SDK's own "Are you sure" dialog is off. */
  readonly retains?: boolean;
  /** Default true. false: no heartbeat. */
  readonly beats?: boolean;
}

/** What the fake gateway says about a payment. */
export interface PayAnswer {
  /** Emitted one after the other, as they stand. */
  readonly events?: readonly { readonly code: string; readonly result?: object }[];
  /** The bank's page; the page then waits for the gateway. */
  readonly challenge?: string;
  /** Data of onRedirect. */
  readonly redirect?: unknown;
  /** The form can be used again. */
  readonly again?: boolean;
}

interface Context {
  readonly event: string;
  readonly data?: unknown;
  readonly eventCallbackId?: string;
}

interface RenderData {
  readonly paymentSessionData?: string;
  readonly queryResult?: { readonly success?: boolean; readonly errorMessage?: string };
  readonly appearance?: { readonly showSubmitButton?: boolean };
  readonly notRedirectAfterComplete?: boolean;
  readonly renderDisplayType?: string;
}

const query = new URLSearchParams(location.search);
const instanceId = query.get('instanceId') ?? '';
const plan = JSON.parse(document.getElementById('plan')?.textContent ?? '{}') as AppPlan;

/** Everything that the SDK has said, oldest first. */
const heard: Context[] = [];

/** To the SDK, in its envelope. */
function say(event: string, data?: unknown, eventCallbackId?: string): void {
  const context = { event, data, eventCallbackId };
  parent.postMessage(JSON.stringify({ name: 'APP_TO_SDK', instanceId, context }), '*');
}

const tell = (code: string, result?: object) => say('onEventCallback', { code, result });

/** What the SDK tells the merchant when the shopper closes the popup. */
const declareClose = (eventName: string) =>
  say('declareEventCallbackInfo', {
    popWindowEventInfo: { enableCallback: true, eventName, eventResult: {} },
  });

let session = '';
let phase: 'form' | 'asking' | 'paying' | 'over' = 'form';
let decide: ((result: string) => void) | undefined;

const input = (name: string, label: string) => {
  const field = document.createElement('label');
  const box = document.createElement('input');
  box.name = name;
  field.append(label, box);
  return { field, box };
};
const number = input('number', 'Card number');
const inline = query.get('displayType') === 'inline';
const bank = document.createElement('iframe');
const pay = document.createElement('button');
pay.textContent = 'Pay';
const cancel = document.createElement('button');
cancel.textContent = 'Cancel';
const words = document.createElement('p');
words.role = 'status';

const valid = () => /^\d{12,19}$/.test(number.box.value);

/** Resolves whether the merchant lets it go on. */
function askMerchant(): Promise<boolean> {
  if (plan.asksNobody) return Promise.resolve(true);
  const answer = new Promise<string>((resolve) => (decide = resolve));
  say('beforeSubmit', { processType: 'SUBMIT', submitRequestData: {} });
  return answer.then((result) => result === 'IGNORE' || result === 'CONTINUE');
}

/** A code for `submit()`. */
async function submit(): Promise<string> {
  if (phase !== 'form') {
    tell('SDK_DUPLICATE_SUBMISSION_BEHAVIOR');
    return 'SDK_DUPLICATE_SUBMISSION_BEHAVIOR';
  }
  const check = () => {
    if (valid()) return true;
    words.textContent = 'Check the card number.';
    phase = 'form';
    tell('SDK_FORM_VERIFICATION_FAILED');
    return false;
  };
  phase = 'asking';
  if (!plan.checksLate && !check()) return 'SDK_FORM_VERIFICATION_FAILED';
  if (!(await askMerchant())) {
    phase = 'form';
    return 'USER_CANCEL';
  }
  if (plan.checksLate && !check()) return 'SDK_FORM_VERIFICATION_FAILED';
  phase = 'paying';
  words.textContent = 'Paying …';
  declareClose('SDK_PAYMENT_PROCESSING');
  void follow('/fake/pay', { session, card: number.box.value });
  return 'SUCCESS';
}

/** Inline the SDK draws a dialog for it. In its popup it has no style for one, so the page itself shows the bank. */
function showBank(url: string): void {
  if (inline) return say('popupWindow', { url });
  bank.src = url;
  document.body.append(bank);
}

/** Asks the fake gateway, and does what it says. */
async function follow(path: string, body: object): Promise<void> {
  let answer: PayAnswer;
  try {
    const response = await fetch(path, { method: 'POST', body: JSON.stringify(body) });
    answer = (await response.json()) as PayAnswer;
  } catch {
    phase = 'form';
    declareClose('SDK_PAYMENT_CANCEL');
    tell('SDK_SUBMIT_NETWORK_ERROR');
    return;
  }
  if (answer.challenge) {
    tell('SDK_PAYMENT_CHALLENGE');
    showBank(answer.challenge);
    await follow('/fake/wait', { session });
    bank.remove();
    return;
  }
  if (path === '/fake/wait' && inline) say('popWindow');
  phase = answer.again ? 'form' : 'over';
  words.textContent = answer.again ? 'Try another card.' : 'Done.';
  if (answer.again) declareClose('SDK_PAYMENT_CANCEL');
  for (const { code, result } of answer.events ?? []) tell(code, result);
  if (answer.redirect) say('onRedirect', answer.redirect);
}

/** The form, or why there is none. */
function render(data: RenderData): void {
  session = data.paymentSessionData ?? '';
  const failed = data.queryResult?.success !== true;
  pay.hidden = data.appearance?.showSubmitButton === false;
  cancel.hidden = !inline;
  if (failed) document.body.replaceChildren('This payment cannot be made.');
  else document.body.replaceChildren(number.field, pay, cancel, words);
  say('setAllowRetention', plan.retains === true);
  declareClose('SDK_PAYMENT_CANCEL');
  say('dismissLoading', {});
  say('onSizeChanged', { width: 420, height: 420 });
  if (!failed) {
    say('showCloseButton');
    say('setMaskCloseButton', { status: true });
  }
}

const answers: { readonly [event: string]: (context: Context) => unknown } = {
  renderComponent({ data }) {
    if (plan.renders !== false) render(data as RenderData);
  },
  beforeSubmitDone({ data }) {
    decide?.((data as { readonly result?: string }).result ?? 'IGNORE');
  },
  async submitPay({ eventCallbackId }) {
    if (plan.answers === false) return;
    say('onSubmitPayCallback', { code: await submit() }, eventCallbackId);
  },
  validateFields({ eventCallbackId }) {
    if (plan.answers === false) return;
    say('validateFieldsResult', { isValid: valid() }, eventCallbackId);
  },
  sdkHeartBeat() {
    say('appHeartBeat');
  },
};

addEventListener('message', ({ data, source }) => {
  if (source !== parent || typeof data !== 'string') return;
  const message = JSON.parse(data) as { readonly name?: string; readonly context?: Context };
  if (message.name !== 'SDK_TO_APP' || !message.context) return;
  heard.push(message.context);
  answers[message.context.event]?.(message.context);
});

pay.addEventListener('click', () => void submit());
cancel.addEventListener('click', () => say('onClose'));

declare global {
  interface Window {
    app: { readonly say: typeof say; readonly heard: readonly Context[] };
  }
}

window.app = { say, heard };

// a preloaded page only warms the cache
if (query.get('isPreload') !== 'true') {
  for (let times = plan.launches ?? 1; times > 0; times -= 1) say('onLaunch');
  if (plan.beats !== false && plan.launches !== 0) say('appHeartBeat');
}
