import type { CashierEngine, EngineHost } from '@ams-cashier/core';
import { createScriptedEngine, type ScriptedRun } from '@ams-cashier/core/testing';
import type { Ending } from './ending.ts';
import { DemoForm } from './demo-form.ts';
import type { FormWords } from './words.ts';

export interface DemoCashier {
  readonly engine: CashierEngine;
  session(): string;
}

/**
 * A cashier without a server: the scripted engine of the testing entry, with a small form drawn into the container. What
 * the form's button leads to is what the reader has chosen; SDK, life cycle and events are the real ones.
 */
export function createDemoCashier(words: FormWords, ending: () => Ending): DemoCashier {
  const script = createScriptedEngine();
  const begin = (run: ScriptedRun, host: EngineHost) => {
    const form = new DemoForm(words, {
      pay: () => pay(run, form, ending()),
      approve: () => answer(run, form, true),
      reject: () => answer(run, form, false),
    });
    host.container?.append(form.element);
    run.signal({ type: 'usable' });
    return form;
  };
  return {
    session: () => script.session(),
    engine: {
      ...script.engine,
      async load() {
        const code = await script.engine.load();
        return {
          ...code,
          start(host) {
            const run = code.start(host);
            let form: DemoForm | undefined;
            void script.run().then((started) => {
              if (!started.stopped) form = begin(started, host);
            });
            return {
              ...run,
              submit(id, data) {
                run.submit(id, data);
                form?.press();
              },
              focus: () => form?.focus(),
              end: (how) => {
                run.end(how);
                form?.end(how.outcome);
              },
              stop() {
                run.stop();
                form?.element.remove();
              },
            };
          },
        };
      },
    },
  };
}

function pay(run: ScriptedRun, form: DemoForm, ending: Ending): void {
  if (ending === 'expired') return run.signal({ type: 'expired' });
  run.signal({ type: 'accepted' });
  if (ending === 'challenged') {
    run.signal({ type: 'challenge' });
    return form.ask();
  }
  form.wait();
  const isPaid = ending === 'paid';
  setTimeout(
    () => decide(run, form, isPaid, isPaid ? 'SUCCESS' : 'ISSUER_REJECTS_TRANSACTION'),
    700,
  );
}

function answer(run: ScriptedRun, form: DemoForm, isApproved: boolean): void {
  run.signal({ type: 'challenge_done' });
  decide(run, form, isApproved, isApproved ? 'SUCCESS' : 'USER_PAYMENT_VERIFICATION_FAILED');
}

function decide(run: ScriptedRun, form: DemoForm, isPaid: boolean, code: string): void {
  run.signal({
    type: 'result',
    outcome: isPaid ? 'SUCCESSFUL' : 'FAIL',
    final: isPaid,
    replayed: false,
    result: { paymentStatus: isPaid ? 'SUCCESS' : 'FAIL', paymentResultCode: code },
  });
  if (!isPaid) form.decline();
}
