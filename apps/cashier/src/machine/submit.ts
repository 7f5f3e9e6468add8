/** From the press on a pay button, or the shop's call, to the gateway. */
import type { DeviceWalletType } from '@ams-cashier/protocol';
import type { Effect } from './effect.ts';
import type { Means } from './means.ts';
import type { SignalOf } from './signal.ts';
import { NEW_ATTEMPT, type PageState } from './state.ts';
import { send, step, type Step } from './step.ts';

const answering = (id: number | undefined) => (id === undefined ? {} : { id });

export function submit(state: PageState, signal: SignalOf<'submit'>): Step {
  const { choice, id } = signal;
  if (!choice) return step(state, send({ type: 'invalid', ...answering(id) }));
  if (choice.method === 'CARD') {
    const { savedCard, saveCard, instalments } = choice;
    const kept = instalments === undefined ? {} : { instalments };
    const means: Means = savedCard
      ? { type: 'saved', card: savedCard, ...kept }
      : { type: 'card', ...(saveCard && { saveCard }), ...kept };
    return choice.isValid
      ? accept(state, signal, means, { type: 'showMistakes' })
      : step(
          state,
          { type: 'showMistakes' },
          { type: 'focusForm' },
          send({ type: 'invalid', ...answering(id) }),
        );
  }
  if (!('form' in choice)) return openSheet(state, choice.method, id);
  const problem = state.session?.returnProblem;
  if (problem !== undefined) {
    return step(
      state,
      { type: 'showProblem', problem: 'unavailable' },
      { type: 'measure' },
      // the shop's call waits for an answer
      ...(id === undefined ? [] : [send({ type: 'invalid', id })]),
      send({ type: 'redirect_failed', message: problem }),
    );
  }
  const { method, form } = choice;
  return accept(
    state,
    signal,
    { type: 'wallet', wallet: { type: method, form, openId: state.openId } },
    // at once: the browser allows it only while the press is fresh. The address is not known yet
    ...(form === 'window' ? [{ type: 'openWindow' } as const] : []),
  );
}

/**
 * Nothing is submitted before the shopper has approved in the sheet, which may take minutes: a shop's call is answered
 * at once, as for a form that is not complete yet.
 */
function openSheet(state: PageState, wallet: DeviceWalletType, id: number | undefined): Step {
  return step(
    { ...state, stage: 'sheet', sheet: wallet },
    { type: 'showSheet', wallet },
    { type: 'measure' },
    ...(id === undefined ? [] : [send({ type: 'invalid', id })]),
  );
}

export function approveSheet(state: PageState, signal: SignalOf<'sheet_approved'>): Step {
  const { sheet: type } = state;
  if (!type) return step(state);
  const { submitId, token } = signal;
  const means: Means = { type: 'express', express: { type, token } };
  return accept({ ...state, sheet: undefined }, { submitId }, means);
}

export function dismissSheet(state: PageState): Step {
  return step(
    { ...state, stage: 'form', sheet: undefined },
    { type: 'showForm' },
    { type: 'measure' },
    { type: 'focus' },
  );
}

function accept(
  state: PageState,
  { id, submitId }: { readonly id?: number; readonly submitId: string },
  means: Means,
  ...first: readonly Effect[]
): Step {
  const attempt = { ...NEW_ATTEMPT, submitId, means };
  const paying: PageState = { ...state, stage: 'paying', attempt };
  return step(
    paying,
    ...first,
    // sent before the gateway is called: from here on, the payment may have been made whatever else happens
    send({ type: 'accepted', ...answering(id), ...(state.isStorageBlocked && { submitId }) }),
    { type: 'stop' },
    { type: 'showWaiting', text: 'paying' },
    { type: 'measure' },
    pay(paying),
  );
}

export function pay({ secret, session, attempt: { submitId, means } }: PageState): Effect {
  const { publicSessionId = '' } = session ?? {};
  return { type: 'pay', secret, submitId, publicSessionId, means };
}
