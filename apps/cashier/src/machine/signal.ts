import type {
  DeviceWalletType,
  GatewayRefusal,
  PaymentMethodType,
  SavedCard,
  SessionState,
  ToPage,
  WalletForm,
  WalletType,
} from '@ams-cashier/protocol';
import type { LastSubmit } from '../flow/last-submit.ts';
import type { Entry } from '../method/entry.ts';
import type { LastVisit } from '../wallet/last-visit.ts';

/** What the shopper wants to pay with. */
export type Choice =
  | {
      readonly method: 'CARD';
      readonly isValid: boolean;
      /** Instead of the card in the form. */
      readonly savedCard?: SavedCard;
      readonly saveCard?: true;
      readonly instalments?: number;
    }
  | { readonly method: WalletType; readonly form: WalletForm }
  | { readonly method: DeviceWalletType };

export type SignalOf<Type extends Signal['type']> = Extract<Signal, { readonly type: Type }>;

/** Everything that can happen to the page. */
export type Signal =
  // from the SDK
  | Exclude<ToPage, { readonly type: 'open' | 'submit' | 'validate' | 'replace' }>
  | (Omit<Extract<ToPage, { readonly type: 'open' }>, 'lastSubmit'> & {
      readonly lastVisit?: LastVisit;
      readonly lastSubmit?: LastSubmit;
      readonly isStorageBlocked?: boolean;
    })
  /** By the page's own button or Enter; with an id, by the shop. */
  | {
      readonly type: 'submit';
      readonly id?: number;
      /** undefined: there are only express buttons, and none was pressed. */
      readonly choice: Choice | undefined;
      /** By the button above the list. */
      readonly express?: PaymentMethodType;
      /** For the attempt that it may begin. */
      readonly submitId: string;
    }
  | { readonly type: 'validate'; readonly id: number; readonly choice: Choice | undefined }
  | (Extract<ToPage, { readonly type: 'replace' }> & { readonly chosen: Entry | undefined })
  // from the shopper
  /** Cancel, or Escape. */
  | { readonly type: 'cancel' }
  /** The button below the end state. */
  | { readonly type: 'dismiss' }
  /** The link to the wallet. */
  | {
      readonly type: 'follow_link';
      readonly event: Pick<Event, 'preventDefault'>;
      /** The shop is in a frame of another page, which can't leave for the wallet. */
      readonly isFramed: boolean;
    }
  /** Another payment method, in the list. */
  | { readonly type: 'choose'; readonly entry: Entry }
  /** In the sheet of a device's wallet: the shopper has paid there, or thinks better of it. */
  | { readonly type: 'sheet_approved'; readonly submitId: string; readonly token: string }
  | { readonly type: 'sheet_dismissed' }
  // from the gateway, to the call that runs
  | { readonly type: 'answered'; readonly session: SessionState }
  /** There is no use in calling again. Without a code: it could not be reached. */
  | {
      readonly type: 'refused';
      readonly code?: GatewayRefusal['error']['code'];
      readonly message: string;
      readonly traceId?: string;
    }
  /** The connection was cut; the call is repeated. */
  | { readonly type: 'cut'; readonly message: string }
  /** To a look beside that call. Neither session nor problem: the attempt was over before the answer came. */
  | {
      readonly type: 'looked';
      readonly id?: number;
      readonly session?: SessionState;
      readonly problem?: string;
    }
  // from the browser
  /** The page is back from the browser's back-forward cache. */
  | { readonly type: 'wake' }
  | { readonly type: 'window_opened' }
  /** The shopper closed it, or the wallet's page cut it off. */
  | { readonly type: 'window_closed' }
  /** The texts of a language have come, or could not be fetched. */
  | { readonly type: 'language'; readonly locale: string; readonly problem?: string }
  /** Values of the appearance that the page can't apply. */
  | { readonly type: 'appearance_ignored'; readonly problems: readonly string[] }
  /** The time of a `wait` is over. */
  | { readonly type: 'overdue' };
