/** The laws are defined in docs/design/laws.md. */
import { describe, expect, it, vi } from 'vitest';
import { pay, ready, useAntomStage } from '../../../test/antom-stage.ts';
import { OfficialDouble } from '../../../test/official-double.ts';
import { settle } from '../../../test/stage.ts';

vi.mock('./official/package.mjs', () => ({
  SOURCE: 'npm',
  importOfficial: async () => OfficialDouble,
}));

useAntomStage();

describe('onBeforeSubmit', () => {
  it('answers IGNORE without the merchant’s own', async () => {
    const { official } = await ready();
    expect(await pay(official)).toEqual({ result: 'IGNORE' });
  });

  it('passes the merchant’s answer on; only what goes on counts as acceptance', async () => {
    const answers = ['CANCEL', 'CONTINUE'] as const;
    let asked = 0;
    const { official, types } = await ready({
      options: { onBeforeSubmit: () => ({ result: answers[asked++] ?? 'ERROR' }) },
    });
    expect(await pay(official)).toEqual({ result: 'CANCEL' });
    expect(types()).toEqual([]);
    expect(await pay(official)).toEqual({ result: 'CONTINUE' });
    expect(types()).toEqual(['accepted']);
  });

  it('Law 13: what it throws is reported to the page, and the submit stops', async () => {
    const reported: unknown[] = [];
    const listen = (error: unknown) => reported.push(error);
    vi.stubGlobal('queueMicrotask', (task: () => void) => {
      try {
        task();
      } catch (error) {
        listen(error);
      }
    });
    const { official } = await ready({
      options: {
        onBeforeSubmit: () => {
          throw new Error('shop');
        },
      },
    });
    expect(await pay(official)).toEqual({ result: 'ERROR' });
    expect(reported).toEqual([new Error('shop')]);
    vi.unstubAllGlobals();
  });
});

describe('submit and validate', () => {
  it('is accepted when the page asks', async () => {
    const { run, official, said } = await ready();
    run.submit(1, { billingAddress: { zipCode: '1' } });
    expect(official.submitted).toEqual([{ billingAddress: { zipCode: '1' } }]);
    await pay(official);
    official.answerSubmit?.({ code: 'SUCCESS' });
    await settle();
    expect(said).toEqual([{ type: 'accepted', id: 1 }]);
  });

  it.each([
    ['event, then answer', ['event', 'answer']],
    ['answer, then event', ['answer', 'event']],
  ])('an invalid form is reported once: %s', async (_, order) => {
    const { run, official, said } = await ready();
    run.submit(1);
    for (const way of order) {
      if (way === 'event') official.tell('SDK_FORM_VERIFICATION_FAILED');
      else official.answerSubmit?.({ code: 'SDK_FORM_VERIFICATION_FAILED' });
      await settle();
    }
    expect(said).toEqual([{ type: 'invalid', id: 1 }]);
  });

  it('H2: a submit that nobody answers counts as accepted at its limit', async () => {
    const { run, types } = await ready();
    run.submit(1);
    await settle(14_000);
    expect(types()).toEqual([]);
    await run.probe();
    expect(types()).toEqual(['accepted']);
  });

  it('H8: validate() is answered by the page, not by its SDK’s limit', async () => {
    const { run, official } = await ready();
    const answers: boolean[] = [];
    void run.validate().then((isValid) => answers.push(isValid));
    official.answerValidate({ isValid: false });
    await settle();
    expect(answers).toEqual([]);
    official.say('validateFieldsResult', { isValid: true });
    await settle();
    expect(answers).toEqual([true]);
  });

  it.each([1, 2])(
    'two validate() at once are both answered by a page that answers %d times',
    async (times) => {
      const { run, official } = await ready();
      const answers = Promise.all([run.validate(), run.validate()]);
      // its SDK has room for one caller, and the other would wait for its limit
      for (let time = 0; time < times; time += 1)
        official.say('validateFieldsResult', { isValid: true });
      expect(await answers).toEqual([true, true]);
    },
  );

  it('validate() rejects when Antom’s SDK can’t ask its page', async () => {
    const { run, official } = await ready();
    official.validateFields = () => Promise.reject(new Error('no page'));
    await expect(run.validate()).rejects.toThrow('no page');
  });

  it('two submit() at once with an invalid form are reported as often as the page reports it', async () => {
    const { run, official, said } = await ready();
    const answers: ((answer: unknown) => void)[] = [];
    official.submit = () => new Promise((resolve) => answers.push(resolve));
    run.submit(1);
    run.submit(2);
    for (let time = 0; time < 2; time += 1) official.tell('SDK_FORM_VERIFICATION_FAILED');
    for (const answer of answers) answer({ code: 'SDK_FORM_VERIFICATION_FAILED' });
    await settle();
    expect(said).toEqual([{ type: 'invalid', id: [1, 2] }, { type: 'invalid' }]);
  });
});

describe('an attempt that the merchant refuses', () => {
  /** `onBeforeSubmit` as a dialog that is open until the test answers. */
  async function withDialog() {
    const answers: ((answer: { readonly result: 'CANCEL' | 'CONTINUE' }) => void)[] = [];
    const open = await ready({
      options: { onBeforeSubmit: () => new Promise((resolve) => answers.push(resolve)) },
    });
    const ask = () => void open.official.options.onBeforeSubmit({});
    const answer = async (result: 'CANCEL' | 'CONTINUE') => {
      answers.shift()?.({ result });
      await settle();
    };
    return { ...open, ask, answer };
  }

  it('goes back to the form after a double click on the page’s button', async () => {
    const { official, types, ask, answer } = await withDialog();
    ask();
    official.tell('SDK_DUPLICATE_SUBMISSION_BEHAVIOR');
    await answer('CANCEL');
    expect(types()).toEqual(['duplicate', 'withdrawn']);
    ask();
    await answer('CONTINUE');
    expect(types()).toEqual(['duplicate', 'withdrawn', 'accepted']);
  });

  it.each([
    ['and the page reports the second', true],
    ['and the page says nothing of the second', false],
  ])('is reported once after a double click on the shop’s button %s', async (_, reports) => {
    const { run, official, said, ask, answer } = await withDialog();
    run.submit(1);
    run.submit(2);
    ask();
    if (reports) official.tell('SDK_DUPLICATE_SUBMISSION_BEHAVIOR');
    await answer('CANCEL');
    expect(said).toEqual(
      reports
        ? [
            { type: 'duplicate', id: 2 },
            { type: 'withdrawn', reason: 'invalid', id: 1 },
          ]
        : [{ type: 'invalid', id: [1, 2] }],
    );
  });

  it('goes back to the form when the dialog was open beyond the limit of the submit', async () => {
    const { run, official, said, ask, answer } = await withDialog();
    run.submit(1);
    ask();
    await run.probe();
    await answer('CANCEL');
    expect(said).toEqual([
      { type: 'accepted', id: 1 },
      { type: 'withdrawn', reason: 'invalid' },
    ]);
    official.answerSubmit?.({ code: 'SDK_CANCELLED' });
    await settle();
    expect(said).toHaveLength(2);
  });
});
