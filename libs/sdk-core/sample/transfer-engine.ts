import type { CashierEngine, EngineHost, EngineRun } from '@ams-cashier/core';

/** A bank transfer: shows where to send the money, and is pending once the shopper says that it was sent. */
export const transferEngine: CashierEngine = {
  name: 'transfer',
  // the session decides: its metadata names what only this engine knows
  accepts: ({ meta }) => typeof meta['iban'] === 'string',
  // a real engine imports its code here, so that no page loads it in vain
  load: async () => ({ surface: 'engine', start }),
};

function start({ session, container, signal }: EngineHost): EngineRun {
  const panel = document.createElement('section');
  const sent = document.createElement('button');
  sent.textContent = 'I have sent the money';
  const close = document.createElement('button');
  close.textContent = 'Close';
  panel.append(`Please transfer to ${session.meta['iban']}. `, sent, close);
  (container ?? document.body).append(panel);

  const pay = (id?: number) => {
    signal({ type: 'accepted', ...(id === undefined ? {} : { id }) });
    signal({ type: 'result', outcome: 'PENDING', final: true, replayed: false });
  };
  sent.onclick = () => pay();
  let hasEnded = false;
  close.onclick = () => signal({ type: hasEnded ? 'gone' : 'buyer_close' });
  // not before start() has returned
  queueMicrotask(() => signal({ type: 'usable' }));

  return {
    submit: pay,
    validate: async () => true,
    // nothing is in flight before the shopper presses the button, and then the open has ended
    leave: async () => false,
    probe: async () => undefined,
    update: () => undefined,
    renew: () => undefined,
    focus: () => sent.focus(),
    // the panel keeps saying where to transfer to, until the shopper closes it
    end: () => {
      hasEnded = true;
      sent.remove();
    },
    stop: () => panel.remove(),
  };
}
