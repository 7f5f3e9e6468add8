/**
 * A shop written against Antom's own class, on whichever SDK `?sdk=` names: `official`, the unmodified script from
 * Antom's address; `npm`, ours bundled; `cdn`, our script file. The same code on both sides is what shows that a defect
 * is theirs and gone with ours.
 */

/** The surface that both have, as far as these tests go. */
interface Instance {
  createComponent(params: unknown): Promise<unknown>;
  mountComponent(params: unknown, selector?: unknown): Promise<unknown>;
  submit(data?: unknown): Promise<unknown>;
  validateFields(): Promise<unknown>;
  unmount(): void;
}

type Method = keyof Instance;

interface Shape {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly reason?: string | undefined;
  readonly outcome?: string | undefined;
  readonly result?: unknown;
}

/** One call of the merchant's callbacks. */
export interface Note extends Shape {
  readonly channel: 'onEventCallback' | 'onError' | 'onClose' | 'onLog' | 'onBeforeSubmit';
  /** Which instance it came from. */
  readonly instance: number;
  /** ms since the page came up. */
  readonly at: number;
}

/** One call of the merchant's code that returned a promise. */
export interface Call {
  readonly method: Method;
  state: 'pending' | 'resolved' | 'rejected';
  /** What it settled with, as plain data; an error's fields too. */
  value?: unknown;
  at?: number;
}

/** What the merchant's callback does besides taking notes, by the code it gets. */
export interface Reaction {
  readonly code: string;
  readonly does: 'throws' | 'unmounts' | 'creates again';
  readonly session?: string;
}

export interface MakeOptions {
  readonly environment?: string | undefined;
  readonly locale?: string;
  readonly async?: boolean;
  readonly onLog?: boolean;
  readonly onClose?: 'creates again';
  readonly session?: string;
  readonly reactions?: readonly Reaction[];
  /** What onBeforeSubmit answers; without it there is none. */
  readonly beforeSubmit?: string;
  readonly [option: string]: unknown;
}

interface Modules {
  readonly AMSCashierPayment: {
    new (options: unknown): Instance;
    preload(options?: unknown): void;
  };
}

const sdk = new URLSearchParams(location.search).get('sdk') ?? 'npm';

interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

/** Under Trusted Types a shop has a policy for its scripts; without them an address is a text. */
function trusted(url: string): string {
  const types = Reflect.get(window, 'trustedTypes') as PolicyFactory | undefined;
  return (
    types?.createPolicy('shop', { createScriptURL: (text) => text }).createScriptURL(url) ?? url
  );
}

function script(src: string): Promise<Modules> {
  return new Promise((resolve, reject) => {
    const tag = document.createElement('script');
    tag.src = trusted(src);
    tag.onload = () => resolve(window as unknown as Modules);
    tag.onerror = () => reject(new Error(`${src} did not load`));
    document.head.append(tag);
  });
}

const SOURCES: { readonly [sdk: string]: () => Promise<Modules> } = {
  official: () =>
    script('https://sdk.marmot-cloud.com/package/ams-checkout/1.47.2/dist/umd/ams-checkout.min.js'),
  npm: async () => (await import('@ams-cashier/core')) as unknown as Modules,
  cdn: () => script('/ams-cashier.min.js'),
};

const instances: Instance[] = [];
const notes: Note[] = [];
const calls: Call[] = [];
let modules: Modules | undefined;

/** A copy that can leave the page. */
function plain(value: unknown): unknown {
  if (value === undefined || value === null || typeof value !== 'object') return value;
  const { name, code, message, reason, traceId, cause, error, isValid } = value as Error & {
    readonly [key: string]: unknown;
  };
  const facts = {
    name,
    code,
    message,
    reason,
    traceId,
    isValid,
    cause: plain(cause),
    error: plain(error),
  };
  return JSON.parse(JSON.stringify(facts)) as unknown;
}

const now = () => Math.round(performance.now());

const shop = {
  /** What the SDK exports; `AmsCashier` is the namespace of our script. */
  get modules(): unknown {
    return modules;
  },
  /** Loads the SDK; resolves with the globals that this added. */
  async load(): Promise<string[]> {
    const before = new Set(Object.getOwnPropertyNames(window));
    modules = await SOURCES[sdk]?.();
    return Object.getOwnPropertyNames(window).filter((name) => !before.has(name));
  },
  preload(options?: unknown): void {
    modules?.AMSCashierPayment.preload(options);
  },
  /** `made`, or what the constructor threw. */
  make({
    async,
    onLog,
    onClose,
    session,
    reactions = [],
    beforeSubmit,
    ...options
  }: MakeOptions = {}) {
    const instance = instances.length;
    const note = (channel: Note['channel'], event: Shape = {}) => {
      const { code, message, reason, outcome, result } = event ?? {};
      notes.push({ channel, instance, at: now(), code, message, reason, outcome, result });
    };
    const again = (data: string | undefined) =>
      shop.call(instance, 'createComponent', { sessionData: data ?? session });
    const react = (event: Shape) => {
      note('onEventCallback', event);
      const reaction = reactions.find(({ code }) => code === event.code);
      if (reaction?.does === 'throws') throw new Error('thrown by the shop');
      if (reaction?.does === 'unmounts') instances[instance]?.unmount();
      if (reaction?.does === 'creates again') again(reaction.session);
    };
    try {
      const { AMSCashierPayment } = modules as Modules;
      instances.push(
        new AMSCashierPayment({
          environment: 'sandbox',
          locale: 'en_US',
          onEventCallback: async ? async (event: Shape) => react(event) : react,
          onError: (event: Shape) => note('onError', event),
          onClose: () => {
            note('onClose');
            if (onClose === 'creates again') again(session);
          },
          ...(onLog && { onLog: (event: Shape) => note('onLog', event) }),
          ...(beforeSubmit && {
            onBeforeSubmit: () => {
              note('onBeforeSubmit');
              return { result: beforeSubmit };
            },
          }),
          ...options,
        }),
      );
      return 'made';
    } catch (error) {
      return String(error);
    }
  },
  /** Begins a call of an instance and returns its number; what becomes of it stands in `calls`. */
  call(instance: number, method: Exclude<Method, 'unmount'>, ...args: readonly unknown[]): number {
    const call: Call = { method, state: 'pending' };
    const number = calls.push(call) - 1;
    const settle = (state: Call['state']) => (value: unknown) =>
      Object.assign(call, { state, value: plain(value), at: now() });
    const target = instances[instance] as unknown as Record<
      Method,
      (...args: readonly unknown[]) => Promise<unknown>
    >;
    try {
      target[method](...args).then(settle('resolved'), settle('rejected'));
    } catch (error) {
      settle('rejected')(error);
    }
    return number;
  },
  unmount(instance = 0): void {
    instances[instance]?.unmount();
  },
  notes,
  calls,
};

declare global {
  interface Window {
    shop: typeof shop;
  }
}

window.shop = shop;
