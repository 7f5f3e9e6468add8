import type {
  DeviceWalletType,
  PageAppearance,
  PaymentMethodType,
  SessionState,
  ToPage,
  ToSdk,
} from '@ams-cashier/protocol';
import type { Declined, Display, WaitingText } from '../view/screen.ts';
import type { WalletProblem } from '../texts/type.ts';
import type { WalletVisit } from '../wallet/wallet-panel.ts';
import type { Means } from './means.ts';
import type { Verdict } from './verdict.ts';

/** Everything that the page can be told to do. */
export type Effect =
  // to the SDK
  | { readonly type: 'send'; readonly message: ToSdk }
  /** The page's language and theme are added to its address. */
  | { readonly type: 'sendChallenge'; readonly path: string }
  // to the gateway; answered by a signal
  | { readonly type: 'trace'; readonly traceId: string }
  /** Asks about the session, with few retries. */
  | { readonly type: 'load'; readonly secret: string }
  /** Asks about the session until there is an answer. */
  | { readonly type: 'ask'; readonly secret: string }
  /** The same, after a while. */
  | { readonly type: 'poll'; readonly secret: string }
  /** Asks about the session once, beside the call that runs. */
  | { readonly type: 'look'; readonly secret: string; readonly id?: number }
  | {
      readonly type: 'pay';
      readonly secret: string;
      readonly submitId: string;
      readonly publicSessionId: string;
      readonly means: Means;
    }
  /** Gives up the wallet at this address. */
  | { readonly type: 'release'; readonly secret: string; readonly wallet: string }
  | { readonly type: 'wait'; readonly until: 'texts' | 'renewal' }
  /** Aborts every call and every wait. */
  | { readonly type: 'stop' }
  // on the screen
  | { readonly type: 'setDisplay'; readonly display: Display }
  | { readonly type: 'setAppearance'; readonly appearance: PageAppearance }
  | { readonly type: 'setLocale'; readonly locale: string }
  | {
      readonly type: 'setStoredCard';
      readonly storedCard: Extract<ToPage, { readonly type: 'open' }>['storedCard'];
    }
  | { readonly type: 'showSession'; readonly session: SessionState }
  | { readonly type: 'showForm' }
  | { readonly type: 'showWaiting'; readonly text: WaitingText }
  | {
      readonly type: 'showAtWallet';
      readonly wallet: WalletVisit;
      readonly problem?: WalletProblem;
    }
  | { readonly type: 'showProblem'; readonly problem: WalletProblem }
  | { readonly type: 'showSheet'; readonly wallet: DeviceWalletType }
  | { readonly type: 'showDecline'; readonly declined: Declined }
  | { readonly type: 'hideDecline' }
  | { readonly type: 'showEnd'; readonly verdict: Verdict }
  | { readonly type: 'showMistakes' }
  | { readonly type: 'clearForm' }
  | { readonly type: 'focusForm' }
  | { readonly type: 'focus' }
  | { readonly type: 'measure' }
  // in the browser
  | { readonly type: 'openWindow' }
  | { readonly type: 'navigateWindow'; readonly url: string }
  | { readonly type: 'closeWindow' }
  | { readonly type: 'keepLastVisit'; readonly url: string }
  /** The gateway has answered it. */
  | { readonly type: 'forgetSubmit' }
  | { readonly type: 'preventDefault'; readonly event: Pick<Event, 'preventDefault'> }
  // to this machine
  | Repetition;

/** A call that waited for a fresh session is made again. */
export type Repetition =
  | { readonly type: 'resubmit'; readonly id?: number; readonly express?: PaymentMethodType }
  | { readonly type: 'revalidate'; readonly id: number }
  | { readonly type: 'leave_again'; readonly id: number };
