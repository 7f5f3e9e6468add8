import type { LookUpdate } from '../../contract/checkout.ts';
import type { EngineEnding, EngineHost, EngineRun, EngineSignal } from '../../contract/engine.ts';
import type { SubmitData } from '../../contract/options.ts';
import type { SessionData } from '../../contract/session.ts';
import { isRefusedHere, leaveFromTop } from '../../contract/top-page.ts';
import { quarantine, type QuarantineHolder } from './isolation/quarantine.ts';
import { acquirePageLock, releasePageLock, type PageLockHolder } from './isolation/page-lock.ts';
import { asRecord, asText } from './json.ts';
import { readPageMessage } from './machine/page-message.ts';
import { reduce } from './machine/reduce.ts';
import { readSdkMessage } from './machine/sdk-message.ts';
import {
  ATTEMPT_PHASES,
  INITIAL_STATE,
  type AntomEffect,
  type AntomInput,
  type AntomState,
} from './machine/state.ts';
import { OfficialCashier } from './official/official-cashier.ts';
import { CashierPage } from './page/cashier-page.ts';
import { findCashier, findChallengeFrames, removeChallengeFrames } from './page/frame.ts';
import type { Verdict } from './page/message-filter.ts';
import { PageAddress } from './page/page-address.ts';
import { findCloseButton, pressCloseButton } from './page/popup-accessibility.ts';
import { postFromTop } from './page/top-form.ts';
import { findProblem } from './foundation.ts';
import type { FormPost } from './redirect.ts';

/**
 * One open, run by Antom's own SDK. What happens becomes an input of the machine in `machine/`, and the effects that it
 * answers are carried out here; nothing is decided here.
 */
export class AntomRun implements EngineRun, PageLockHolder, QuarantineHolder {
  readonly #host: EngineHost;
  #state: AntomState = INITIAL_STATE;
  /** From when the run has the page for itself until it stops. */
  #page: CashierPage | undefined;
  #address: PageAddress | undefined;
  #official: OfficialCashier | undefined;
  #session: SessionData;
  #navigation: ReturnType<typeof setTimeout> | undefined;

  constructor(host: EngineHost) {
    this.#host = host;
    this.#session = host.session;
  }

  /** Takes the page, if no other cashier of Antom's has it, and loads the cashier. */
  begin(): void {
    const obstacle = acquirePageLock(this);
    if (obstacle) {
      const message = `${obstacle} Close it first: unmount() or close().`;
      return this.#dispatch({ type: 'fault', reason: 'already_open', message });
    }
    quarantine.begin(this);
    this.#page = new CashierPage(this.#host, {
      heard: (event, data) => this.#hearPage(event, data),
      sent: (event, data) => this.#hearSdk(event, data),
      dropped: (why) => this.#log('antom_dropped', `Kept from Antom's SDK: ${why}.`),
      heartbeatLost: () => this.#dispatch({ type: 'heartbeat_lost' }),
      frameReloaded: () => this.#restart(),
      policyViolated: (message) =>
        this.#dispatch({ type: 'fault', reason: 'cashier_unreachable', message }),
      formBlocked: (url) => this.#dispatch({ type: 'form_blocked', url }),
      escapePressed: () =>
        this.#dispatch({ type: 'escape', hasCloseButton: findCloseButton() !== null }),
    });
    this.#address = new PageAddress(() => this.#cleanAddress());
    this.#load(this.#host.session);
  }

  // --- what the open asks ---

  submit(id: number, data?: SubmitData): void {
    this.#dispatch({ type: 'submit', id, data });
  }

  async validate(): Promise<boolean> {
    if (!this.#official) throw new Error('There is no cashier.');
    return this.#official.validate();
  }

  update({ locale, appearance }: LookUpdate): void {
    const what = [locale && 'locale', appearance && 'appearance'].filter(Boolean).join(' and ');
    this.#log('antom_update', `Antom's cashier can't change its ${what} while it is open.`);
  }

  renew(session: SessionData): void {
    this.#dispatch({ type: 'renew', session });
  }

  focus(): void {
    this.#page?.focus();
  }

  async leave(): Promise<boolean> {
    return ATTEMPT_PHASES.includes(this.#state.phase);
  }

  async probe(): Promise<void> {
    this.#dispatch({ type: 'probe' });
  }

  end({ byDoubt }: EngineEnding): void {
    this.#dispatch({ type: 'end', byDoubt, isOnScreen: findCashier() !== null });
  }

  stop(): void {
    this.#dispatch({ type: 'stop' });
  }

  // --- the page's lock and quarantine ---

  get isOver(): boolean {
    return this.#state.phase === 'ended';
  }

  released(): void {
    this.#address?.stop();
  }

  makeRoom(): void {
    this.#dispatch({ type: 'make_room' });
  }

  // --- what Antom's page and SDK say ---

  #hearPage(event: string, data: unknown): Verdict {
    if (event === 'validateFieldsResult') {
      this.#official?.fieldsValidated(asRecord(data)['isValid'] === true);
    }
    const reading = readPageMessage(event, data, {
      isInline: this.#host.container !== undefined,
      hasChallengeFrame: findChallengeFrames().length > 0,
      isRefusedHere,
    });
    const verdict = reading.input && this.#decide(reading.input);
    if (reading.data !== undefined) return { data: reading.data };
    return verdict ?? reading.verdict ?? 'pass';
  }

  #hearSdk(event: string, data: unknown): void {
    const input = readSdkMessage(event, data);
    if (input) this.#dispatch(input);
  }

  #hearEvent(event: unknown): void {
    const { code, message, result } = asRecord(event);
    this.#dispatch({
      type: 'event',
      code: asText(code) ?? '',
      message: asText(message),
      result: result === undefined ? undefined : asRecord(result),
      hasChallengeFrame: findChallengeFrames().length > 0,
      cause: event,
    });
  }

  // --- the machine's effects ---

  #dispatch(input: AntomInput): void {
    this.#decide(input);
  }

  /** Returns what the machine says about a message, if it says anything. */
  #decide(input: AntomInput): Verdict | undefined {
    const { state, effects } = reduce(this.#state, input);
    this.#state = state;
    let verdict: Verdict | undefined;
    for (const effect of effects) {
      if (effect.type === 'verdict') verdict = effect.verdict;
      else this.#carryOut(effect);
    }
    return verdict;
  }

  #carryOut(effect: Exclude<AntomEffect, { readonly type: 'verdict' }>): void {
    switch (effect.type) {
      case 'say':
        return this.#say(effect.signal);
      case 'present':
        return this.#page?.present();
      case 'focus_cashier':
        return findCashier()?.focus();
      case 'remove_challenge_frames':
        return this.#page && removeChallengeFrames();
      case 'press_close_button':
        return pressCloseButton();
      case 'await_leave_code':
        return queueMicrotask(() => this.#dispatch({ type: 'leave_settled' }));
      case 'open_window':
        return this.#openWindow(effect.url);
      case 'navigate':
        return this.#navigate(effect.url, effect.replace);
      case 'navigate_top':
        return this.#navigateTop(effect.url, effect.post);
      case 'submit':
        return this.#submit(effect.id, effect.data);
      case 'begin_again':
        this.#removeOfficial();
        return this.#load(effect.session);
      case 'release':
        return this.#release();
    }
  }

  /** Whether a submit that is still unanswered was sent can't be known: in doubt, it was. */
  #restart(): void {
    this.#dispatch({ type: 'probe' });
    this.#dispatch({ type: 'frame_reloaded', session: this.#session });
  }

  #load(session: SessionData): void {
    this.#session = session;
    const problem = findProblem(this.#host, session);
    if (problem) return this.#dispatch({ type: 'fault', ...problem });
    if (!this.#cleanAddress()) return;
    this.#official = new OfficialCashier(this.#host, {
      event: (event) => this.#hearEvent(event),
      isAddressClean: () => this.#cleanAddress(),
      created: () => this.#dispatch({ type: 'created', hasCashierFrame: findCashier() !== null }),
      log: (code, message) => this.#log(code, message),
      input: (input) => this.#dispatch(input),
    });
    void this.#official.start(session);
  }

  /** Returns whether Antom's SDK may read it. */
  #cleanAddress(): boolean {
    const found = this.#address?.clean();
    if (found === 'cleaned') {
      this.#log('antom_switches', "Switches of Antom's SDK were removed from the page's URL.");
    }
    if (found !== 'refused') return true;
    const message =
      "The page's URL has switches of Antom's SDK, or values that it can't decode, and the browser doesn't let them " +
      'be changed. Open the page without them.';
    this.#dispatch({ type: 'fault', reason: 'engine_failed', message });
    return false;
  }

  #submit(id: number, data: SubmitData | undefined): void {
    const answered = this.#official?.submit(id, data) ?? Promise.reject(new Error('no cashier'));
    answered.catch((cause: unknown) => {
      const message = "Antom's SDK failed to submit.";
      this.#dispatch({ type: 'fault', reason: 'engine_failed', message, cause });
    });
  }

  #openWindow(url: string): void {
    // with `noopener` the browser would not say whether it was blocked
    const opened = window.open();
    if (opened) {
      opened.opener = null;
      opened.location.replace(url);
    }
    this.#dispatch(opened ? { type: 'window_opened', url } : { type: 'window_blocked' });
  }

  /** In a task of its own: the open tells the event in a microtask, so before the page goes. */
  #navigate(url: string, replace: boolean): void {
    this.#navigation = setTimeout(() => (replace ? location.replace(url) : location.assign(url)));
  }

  #navigateTop(url: string, post: FormPost | undefined): void {
    const leaves = post ? postFromTop(post) : leaveFromTop(new URL(url));
    this.#dispatch({ type: leaves ? 'top_leaves' : 'top_stays', url });
  }

  #removeOfficial(): void {
    this.#official?.remove();
    this.#official = undefined;
    this.#page?.removeLeftovers();
  }

  #release(): void {
    clearTimeout(this.#navigation);
    this.#removeOfficial();
    if (!this.#page) return;
    this.#page.stop();
    this.#page = undefined;
    quarantine.endAll();
    releasePageLock(this);
  }

  #log(code: string, message: string): void {
    this.#say({ type: 'log', code, message });
  }

  #say(signal: EngineSignal): void {
    if (this.#state.phase !== 'stopped') this.#host.signal(signal);
  }
}
