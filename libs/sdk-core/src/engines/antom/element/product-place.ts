import type { EngineHost, EngineSignal } from '../../../contract/engine.ts';
import { acquirePageLock, releasePageLock, type PageLockHolder } from '../isolation/page-lock.ts';
import { quarantine, type QuarantineHolder } from '../isolation/quarantine.ts';
import { PageAddress } from '../page/page-address.ts';
import { discardPrepared } from '../official/prepared.ts';
import { findProblem } from '../foundation.ts';
import { FrameMove } from '../page/frame-move.ts';
import { FrameGuard } from './frame-guard.ts';

export interface PlaceListener {
  redirects(url: string): void;
  redirectRefused(message: string): void;
  /** The frame was moved in the page, and the browser has loaded its page anew. */
  reloaded(): void;
  /** The page asks the SDK to remove its frame. */
  destroys(): void;
  /** Another cashier of Antom's is to have the page. */
  makeRoom(): void;
}

/**
 * The shop's page as long as one of Antom's newer products has it: the lock, the quarantine, the page's address, a guarded
 * element in the container.
 */
export class ProductPlace implements PageLockHolder, QuarantineHolder {
  /** Its payment is over. */
  isOver = false;
  readonly #host: EngineHost;
  readonly #listener: PlaceListener;
  #address: PageAddress | undefined;
  #element: HTMLElement | undefined;
  #guard: FrameGuard | undefined;
  #move: FrameMove | undefined;

  constructor(host: EngineHost, listener: PlaceListener) {
    this.#host = host;
    this.#listener = listener;
  }

  /** The selector of the element, or why there is none. */
  take(): string | EngineSignal {
    const obstacle = acquirePageLock(this);
    if (obstacle) {
      const message = `${obstacle} Close it first: unmount() or close().`;
      return { type: 'failed', reason: 'already_open', message };
    }
    discardPrepared();
    quarantine.begin(this);
    const problem = findProblem(this.#host, this.#host.session);
    if (problem) return { type: 'failed', ...problem };
    this.#address = new PageAddress(() => void this.#address?.clean());
    if (!this.isAddressClean()) {
      const message =
        "The page's URL has switches of Antom's SDK, and the browser doesn't let them be changed. Open the page without them.";
      return { type: 'failed', reason: 'engine_failed', message };
    }
    const element = document.createElement('div');
    element.id = `ams-cashier-${this.#host.openId}`;
    // AMSCheckoutPage takes all of the height that there is
    element.style.height = '100%';
    // the runtime has refused a session without a container
    this.#host.container?.append(element);
    this.#element = element;
    this.#guard = new FrameGuard(element, {
      redirects: (url) => this.#listener.redirects(url),
      redirectRefused: (message) => this.#listener.redirectRefused(message),
      destroys: () => this.#listener.destroys(),
      dropped: (why) => this.log('antom_dropped', `Kept from Antom's SDK: ${why}.`),
    });
    return `#${element.id}`;
  }

  isAddressClean(): boolean {
    const found = this.#address?.clean();
    if (found === 'cleaned') {
      this.log('antom_switches', "Switches of Antom's SDK were removed from the page's URL.");
    }
    return found !== 'refused';
  }

  /** Its frame has been made. */
  framed(): void {
    const guard = this.#guard;
    guard?.tap();
    this.#move ??= new FrameMove(
      () => guard?.frame ?? null,
      () => this.#listener.reloaded(),
    );
  }

  focus(): void {
    this.#guard?.frame?.focus();
  }

  log(code: string, message: string): void {
    this.#host.signal({ type: 'log', code, message });
  }

  makeRoom(): void {
    this.#listener.makeRoom();
  }

  released(): void {
    this.#address?.stop();
  }

  /** Safe to call again, and without having taken it. */
  leave(): void {
    this.#guard?.stop();
    this.#move?.stop();
    this.#move = undefined;
    this.#element?.remove();
    this.#element = undefined;
    if (quarantine.isHeldBy(this)) quarantine.endAll();
    releasePageLock(this);
  }
}
