/// <reference types="vite/client" />
/**
 * The golden transcripts of the protocol: complete opens, message by message. The core replays them with its hosted
 * engine, the cashier page from its side, and the scripted engine as signals. For tests only: no shipped code imports
 * this file.
 */
import type { Connect, Hello, ToPage, ToSdk } from './frame-messages.ts';
import type { GatewayRefusal, PayRequest, SessionState } from './gateway.ts';
import type { Product } from './product.ts';

/** One step. `*` in a text matches any text. */
export type Line =
  /** The page, to the window that frames it. */
  | { readonly hello: Hello }
  /** The SDK, to the page's exact origin. */
  | { readonly connect: Connect }
  /** The page, over the port; `signal` is what the engine makes of it. */
  | { readonly page: ToSdk; readonly signal?: { readonly type: string } }
  /** The SDK, over the port. */
  | { readonly sdk: ToPage }
  /**
   * The page has asked the gateway at this path, with this among other things, which answers: the order's facts, and these;
   * `null` takes one away.
   */
  | {
      readonly gateway: 'session' | 'pay';
      readonly gets?: Partial<PayRequest>;
      readonly answers: { readonly [Fact in keyof SessionState]?: SessionState[Fact] | null };
    }
  | {
      readonly gateway: 'session' | 'pay';
      readonly refuses: GatewayRefusal['error']['code'];
    }
  /** In the cashier page. */
  | {
      readonly shopper:
        | 'fills the form in'
        | 'chooses the wallet'
        | 'chooses the card'
        | 'types the security code'
        | 'lets the card be saved'
        | 'presses the express button'
        | 'approves in the sheet'
        | 'cancels in the sheet'
        | 'pays'
        | 'pays with the wallet'
        | 'cancels'
        | 'puts it away';
    }
  /** A call of the merchant's code; `update` is to zh_CN and dark, `replace` to the second session. */
  | { readonly shop: 'submit' | 'validate' | 'update' | 'replace' }
  /** Milliseconds without a message. */
  | { readonly passes: number }
  /**
   * What the merchant hears: the code, then for the end of loading its outcome, for an error its reason, for a result
   * whether it is `final` or `not final`, and `replayed` if it is.
   */
  | { readonly emitted: string };

export interface Transcript {
  readonly name: string;
  /** What happens, in a sentence. */
  readonly about: string;
  /** The shop passes the session itself, not a function: there is never a fresh one. */
  readonly isSessionFixed?: boolean;
  /** What the sessions are for. Default: classic. */
  readonly product?: Product;
  /** The shop asks for the security code of a saved card. */
  readonly needCVV?: boolean;
  readonly lines: readonly Line[];
}

/** The secrets of the sessions that the shop gives out, one after the other. */
export const TRANSCRIPT_SESSIONS = ['c2VjcmV0&&SG&&111', 'ZnJlc2g=&&SG&&222'] as const;

const files = import.meta.glob<Omit<Transcript, 'name'>>('../transcripts/*.json', {
  eager: true,
  import: 'default',
});

export const TRANSCRIPTS: readonly Transcript[] = Object.entries(files).map(([path, file]) => ({
  ...file,
  name: path.replace(/^.*\/(.*)\.json$/, '$1'),
}));

/** Whether a message matches the one in the transcript. */
export function isAsWritten(said: unknown, written: unknown): boolean {
  if (typeof written === 'string' && written.includes('*')) {
    const [before = '', after = ''] = written.split('*');
    return typeof said === 'string' && said.startsWith(before) && said.endsWith(after);
  }
  if (Object(written) !== written) return Object.is(said, written);
  if (Object(said) !== said) return false;
  const [keys, expected] = [said, written].map((value) =>
    Object.entries(value as object)
      .filter(([, field]) => field !== undefined)
      .map(([key]) => key)
      .sort(),
  );
  return (
    keys?.join() === expected?.join() &&
    Object.entries(written as object).every(([key, value]) =>
      isAsWritten((said as { readonly [key: string]: unknown })[key], value),
    )
  );
}
