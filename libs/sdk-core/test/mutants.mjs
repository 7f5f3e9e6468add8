/**
 * Defects, each of which breaks a law of this SDK at the place that keeps it; `npm run test:mutants` puts them in, one at a
 * time, and the tests of this package must notice each. At least three for each law.
 * @type {readonly {
 *   law: number, breaks: string, file: string, find: string, replace: string,
 * }[]}
 */
export const LAW_MUTANTS = [
  // 1. Loading pairs
  {
    law: 1,
    breaks: 'no END when the form is there',
    file: 'src/life-cycle.ts',
    find: "usable: ['ready', 'end_ready']",
    replace: "usable: ['ready']",
  },
  {
    law: 1,
    breaks: 'a failed load tells its error before END',
    file: 'src/life-cycle.ts',
    find: "broken: ['ended', 'end_failed', 'error']",
    replace: "broken: ['ended', 'error', 'end_failed']",
  },
  {
    law: 1,
    breaks: 'a parameter error tells an END',
    file: 'src/life-cycle.ts',
    find: "wrong_parameter: ['ended', 'error']",
    replace: "wrong_parameter: ['ended', 'end_failed', 'error']",
  },
  {
    law: 1,
    breaks: 'END without START: an engine is loaded before START is told',
    file: 'src/open.ts',
    find: "this.#signal('start');",
    replace: "this.#change({ phase: 'loading' });",
  },
  // 2. One outcome
  {
    law: 2,
    breaks: 'an ended open tells another result',
    file: 'src/life-cycle.ts',
    find: 'ended: { redirect:',
    replace: "ended: { result: ['=', 'result'], redirect:",
  },
  {
    law: 2,
    breaks: 'a challenge that is over begins another attempt',
    file: 'src/open.ts',
    find: "const accepted = next === 'submitting' && phase !== 'challenging';",
    replace: "const accepted = next === 'submitting';",
  },
  {
    law: 2,
    breaks: 'a served decline is called final',
    file: 'src/open.ts',
    find: 'const final = this.#hasEnded();',
    replace: 'const final = true;',
  },
  {
    law: 2,
    breaks: 'a failed challenge leaves the open alive',
    file: 'src/life-cycle.ts',
    find: "    decline: ['ended', 'result'],\n  },\n  redirecting",
    replace: '  },\n  redirecting',
  },
  // 3. Everything settles
  {
    law: 3,
    breaks: 'a challenge has no limit',
    file: 'src/open.ts',
    find: "  challenging: 'challenge',\n  redirecting",
    replace: '  redirecting',
  },
  {
    law: 3,
    breaks: 'a doubt after acceptance is an error',
    file: 'src/life-cycle.ts',
    find: "broken: ['ended', 'SDK_PAYMENT_PROCESSING']",
    replace: "broken: ['ended', 'error']",
  },
  {
    law: 3,
    breaks: 'calls without an answer stay open for ever',
    file: 'src/open.ts',
    find: 'for (const name of this.#calls.keys()) this.#take(name)?.reject(error);',
    replace: '',
  },
  {
    law: 3,
    breaks: 'a page that never answers a probe is waited for',
    file: 'src/open.ts',
    find: 'this.#startTimer(name, PROBE_MS, overdue);',
    replace: 'this.#startTimer(name, PROBE_MS, () => undefined);',
  },
  {
    law: 3,
    breaks: 'the shopper who leaves while nobody answers is told that nothing happened',
    file: 'src/open.ts',
    find: "inFlight === false ? 'left_safe' : 'left_in_flight'",
    replace: "inFlight ? 'left_in_flight' : 'left_safe'",
  },
  // 4. Silence after close
  {
    law: 4,
    breaks: 'what was on its way at close() is told',
    file: 'src/open.ts',
    find: 'this.#delivery.drop();',
    replace: '',
  },
  {
    law: 4,
    breaks: 'the cashier stays on the screen',
    file: 'src/open.ts',
    find: '    this.#run?.stop();\n    this.#run = undefined;',
    replace: '    this.#run = undefined;',
  },
  {
    law: 4,
    breaks: 'timers run on',
    file: 'src/open.ts',
    find: '    this.#closed = true;\n    this.#stopTimers();',
    replace: '    this.#closed = true;',
  },
  {
    law: 4,
    breaks: 'signals of a closed cashier are heard',
    file: 'src/open.ts',
    find: '    if (this.#closed) return;\n    switch (signal.type) {',
    replace: '    switch (signal.type) {',
  },
  {
    law: 4,
    breaks: 'an aborted signal is not heard',
    file: 'src/open.ts',
    find: "signal?.addEventListener('abort', this.#abort, { once: true });",
    replace: '',
  },
  // 5. Errors arrive once
  {
    law: 5,
    breaks: 'the promise rejects with another error than the stream got',
    file: 'src/open.ts',
    find: '      error ??\n        this.#error(',
    replace: '      this.#error(',
  },
  {
    law: 5,
    breaks: 'onEventCallback gets no errors',
    file: 'src/facade.ts',
    find: "if (event.type === 'error') callOut(onError, event);\n",
    replace: "if (event.type === 'error') return callOut(onError, event);\n",
  },
  {
    law: 5,
    breaks: 'a promise that nobody awaits rejects loudly',
    file: 'src/deferred.ts',
    find: 'promise.catch(() => undefined);',
    replace: '',
  },
  {
    law: 5,
    breaks: 'the stream gets the error twice',
    file: 'src/life-cycle.ts',
    find: "broken: ['ended', 'error'],\n  expired: ['ended', 'error'],",
    replace: "broken: ['ended', 'error', 'error'],\n  expired: ['ended', 'error'],",
  },
  // 6. Unknown is not failure
  {
    law: 6,
    breaks: 'an unknown code ends the open',
    file: 'src/life-cycle.ts',
    find: "other: ['=', 'other'],",
    replace: "other: ['ended', 'other'],",
  },
  {
    law: 6,
    breaks: 'an unknown code is thrown away',
    file: 'src/life-cycle.ts',
    find: "other: ['=', 'other'],",
    replace: "other: ['='],",
  },
  {
    law: 6,
    breaks: 'an unknown code loses its name',
    file: 'src/open.ts',
    find: "{ code: 'SDK_UNKNOWN', rawCode: code }",
    replace: "{ code: 'SDK_UNKNOWN' }",
  },
  // 7. Opens are strangers
  {
    law: 7,
    breaks: 'a new open closes the others',
    file: 'src/client.ts',
    find: '    this.#live.add(open);\n    this.#latest = open;',
    replace: '    this.closeAll();\n    this.#live.add(open);\n    this.#latest = open;',
  },
  {
    law: 7,
    breaks: 'opens share their listeners',
    file: 'src/open.ts',
    find: '  readonly #listeners = new Listeners();',
    replace: '  get #listeners() {\n    return this.#context.listeners;\n  }',
  },
  {
    law: 7,
    breaks: 'opens share one id',
    file: 'src/identity.ts',
    find: "return crypto.getRandomValues(new BigUint64Array(1)).join('');",
    replace: "return '1';",
  },
  // 11. Mistakes are named
  {
    law: 11,
    breaks: 'a wrong container is found after the session function was called',
    file: 'src/open.ts',
    find: '      const container = this.#container();\n',
    replace: '      const container = undefined;\n',
  },
  {
    law: 11,
    breaks: 'a session in three parts is taken',
    file: '../protocol/src/session-data.ts',
    find: 'if (parts.length < 4) {',
    replace: 'if (parts.length < 3) {',
  },
  {
    law: 11,
    breaks: 'only the first of several wrong options is named',
    file: 'src/option-check.ts',
    find: "{ message: wrong.join(' ') }",
    replace: '{ message: wrong[0]! }',
  },
  {
    law: 11,
    breaks: 'a cashier that is not trusted is opened',
    file: 'src/hosted-engine.ts',
    find: "if (trusted && environment !== 'prod') return true;",
    replace: "if (environment !== 'prod') return true;",
  },
  // 12. Paid once
  {
    law: 12,
    breaks: 'a submit in flight reaches the cashier again',
    file: 'src/open.ts',
    find: "      this.#signal('merchant_submit');\n      return 'duplicate';",
    replace: "      this.#signal('merchant_submit');",
  },
  {
    law: 12,
    breaks: 'a submit in flight is not told to be a duplicate',
    file: 'src/life-cycle.ts',
    find: "merchant_submit: ['=', 'SDK_DUPLICATE_SUBMISSION_BEHAVIOR'],",
    replace: "merchant_submit: ['='],",
  },
  {
    law: 12,
    breaks: 'a finished payment is told as if it happened now',
    file: 'src/open.ts',
    find: 'replayed: detail.replayed,',
    replace: 'replayed: false,',
  },
  {
    law: 12,
    breaks: 'a payment in flight is shown as a form that can be used',
    file: 'src/life-cycle.ts',
    find: "resumed_submitting: ['submitting', 'end_ready'],",
    replace: "resumed_submitting: ['ready', 'end_ready'],",
  },
  // 13. Your handler, your problem
  {
    law: 13,
    breaks: 'a handler that throws stops those after it',
    file: 'src/delivery.ts',
    find: '  } catch (error) {\n    report(error);\n  }',
    replace: '  } catch (error) {\n    report(error);\n    throw error;\n  }',
  },
  {
    law: 13,
    breaks: 'a handler that rejects is not reported',
    file: 'src/delivery.ts',
    find: 'handler?.call?.(undefined, ...args)).catch(report);',
    replace: 'handler?.call?.(undefined, ...args)).catch(() => undefined);',
  },
  {
    law: 13,
    breaks: 'a handler is called inside the call that caused the event',
    file: 'src/delivery.ts',
    find: '    queueMicrotask(() => {\n      for (let next = this.#queue.shift(); next; next = this.#queue.shift()) next();\n      this.#scheduled = false;\n    });',
    replace:
      '    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) next();\n    this.#scheduled = false;',
  },
];
