import type { DeviceWalletType, SessionState } from '@ams-cashier/protocol';
import type { Entry } from '../method/entry.ts';
import type { Display } from '../view/screen.ts';
import type { LastSubmit } from '../flow/last-submit.ts';
import type { LastVisit } from '../wallet/last-visit.ts';
import type { Repetition } from './effect.ts';
import type { Means } from './means.ts';
import type { Stage } from './stage.ts';

/** One payment that the gateway is asked to take, or that was found in flight. */
export interface Attempt {
  readonly submitId: string;
  readonly means: Means;
  /** It was reported before, or began elsewhere. */
  readonly replayed: boolean;
  /** A try was cut, so that the gateway may have taken it. */
  readonly wasCut: boolean;
  /** A fresh session was asked for: once is enough. */
  readonly wasRenewed: boolean;
  /** A window was opened for the wallet. */
  readonly hasWindow: boolean;
  /** The wallet's address that the shopper was sent to. */
  readonly visited?: string;
  /** The shopper has come back from the wallet: who leaves now, leaves it. */
  readonly isBack: boolean;
}

export interface PageState {
  readonly stage: Stage;
  /** The secret part of the session data: what the gateway is asked with. */
  readonly secret: string;
  readonly openId: string;
  readonly display: Display;
  /** What the gateway said last about the session. */
  readonly session?: SessionState | undefined;
  /** The session that is shown as soon as its language has come. */
  readonly loaded?: SessionState | undefined;
  readonly awaitedLocale?: string | undefined;
  /** A fresh session that came while a payment was running: for the payment that the gateway refuses as expired. */
  readonly fresh?: string | undefined;
  /** The SDK was told that there is something to use: `usable`, or `resume` in its place. */
  readonly wasUsable: boolean;
  /** The frame was moved while an attempt was in flight: the SDK waits to hear how that ended. */
  readonly resumes: boolean;
  /** The SDK asked whether the shopper may leave, and only the gateway can tell. */
  readonly leaveId?: number | undefined;
  readonly attempt: Attempt;
  /** The challenge that the SDK was told of and that is not over yet. */
  readonly challenge?: string | undefined;
  /** The wallet's address that the SDK was told of last. */
  readonly reportedWallet?: string;
  /** The wallet's address that this tab went to last. */
  readonly lastVisit?: LastVisit;
  /** The browser's Back button has led to the shop's page. */
  readonly byBackButton: boolean;
  /** What this tab submitted before this page was loaded, unless the gateway answered it then. */
  readonly lastSubmit?: LastSubmit;
  /** The browser keeps nothing for this frame: the SDK has to. */
  readonly isStorageBlocked: boolean;
  /** The session that may take the place of this one. */
  readonly replacement?:
    | { readonly id: number; readonly secret: string; readonly chosen: Entry | undefined }
    | undefined;
  /** The wallet whose sheet is open. */
  readonly sheet?: DeviceWalletType | undefined;
  /** What waits for the gateway's answer about the session. */
  readonly deferred: readonly Repetition[];
}

export const NEW_ATTEMPT: Attempt = {
  submitId: '',
  means: { type: 'card' },
  replayed: false,
  wasCut: false,
  wasRenewed: false,
  hasWindow: false,
  isBack: false,
};

export const INITIAL: PageState = {
  stage: 'unopened',
  secret: '',
  openId: '',
  display: 'popup',
  wasUsable: false,
  resumes: false,
  byBackButton: false,
  isStorageBlocked: false,
  attempt: NEW_ATTEMPT,
  deferred: [],
};
