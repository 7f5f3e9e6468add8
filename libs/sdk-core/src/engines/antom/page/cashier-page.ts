import { productOf } from '@ams-cashier/protocol';
import type { EngineHost } from '../../../contract/engine.ts';
import { Leftovers } from '../isolation/leftovers.ts';
import { findCashier } from './frame.ts';
import { FrameMove } from './frame-move.ts';
import { Heartbeat } from './heartbeat.ts';
import { MessageFilter, type MessageHandler } from './message-filter.ts';
import { PolicyViolations, type ViolationHandler } from './policy-violations.ts';
import { PopupAccessibility } from './popup-accessibility.ts';

export interface PageListener extends Omit<MessageHandler, 'frameShown'>, ViolationHandler {
  heartbeatLost(): void;
  /** It was moved in the page. */
  frameReloaded(): void;
  escapePressed(): void;
}

/** What is done on the shop's page around Antom's cashier, from when it has the page until it is closed. */
export class CashierPage {
  readonly #isPopup: boolean;
  readonly #messages: MessageFilter;
  readonly #heartbeat: Heartbeat;
  readonly #move: FrameMove;
  readonly #violations: PolicyViolations;
  readonly #accessibility: PopupAccessibility;
  readonly #leftovers = new Leftovers();

  constructor({ container, locale, options, session }: EngineHost, listener: PageListener) {
    this.#isPopup = !container;
    this.#accessibility = new PopupAccessibility({
      popup: this.#isPopup,
      product: productOf(session.meta),
      locale,
      leave: () => listener.escapePressed(),
    });
    this.#heartbeat = new Heartbeat(() => listener.heartbeatLost());
    this.#move = new FrameMove(findCashier, () => listener.frameReloaded());
    this.#violations = new PolicyViolations(options.antomScriptOrigins ?? [], listener);
    this.#messages = new MessageFilter({
      heard: (event, data) => {
        this.#accessibility.apply();
        if (event === 'appHeartBeat') this.#heartbeat.beat();
        return listener.heard(event, data);
      },
      frameShown: () => {
        this.#accessibility.apply();
        this.#accessibility.focus();
      },
      sent: (event, data) => listener.sent(event, data),
      dropped: (why) => listener.dropped(why),
    });
  }

  /** The form can be used. */
  present(): void {
    this.#violations.loaded();
    this.#accessibility.apply();
    if (this.#isPopup) this.#accessibility.focus();
  }

  focus(): void {
    this.#accessibility.focus();
  }

  /** What the SDK has put on the page and not taken away; safe to call again. */
  removeLeftovers(): void {
    this.#leftovers.remove();
  }

  stop(): void {
    this.#messages.stop();
    this.#heartbeat.stop();
    this.#move.stop();
    this.#violations.stop();
    this.#accessibility.stop();
  }
}
