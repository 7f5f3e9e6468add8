import { size } from './.try.mjs';
const base=await size([]); console.log('base',base);
const c={
 stamp:[['open.ts',`    const { openId, traceId } = this;
    const entry = { code, message, openId, traceId, at: Date.now() };`,`    const entry = { code, message, ...this.#stamp() };`],
 ['open.ts',`    const { openId, traceId } = this;
    return new CashierError(reason, {
      ...details,
      openId,
      traceId,
      attempt: this.#snapshot.attempt,
    });
  }`,`    return new CashierError(reason, {...details,...this.#stamp()});
  }
  #stamp(){ const { openId, traceId } = this; return {openId, traceId, attempt: this.#snapshot.attempt, at: Date.now()};}
  `],
 ['open.ts',`      openId: this.openId,
      attempt: this.#snapshot.attempt,
      at: Date.now(),
      traceId: this.traceId,
`,`      ...this.#stamp(),
`]],
 stamp2:[['error.ts',"at: Date.now(), ",'']],
 history:[['open.ts',`    for (let next = 0; ;) {
      const event = this.#history[next];
      if (event) {
        next += 1;
        yield event;
      } else if (this.#finished) return;
      else await this.#news.promise;
    }`,`    for (let next = 0; ;) {
      const event = this.#history[next];
      if (event) {
        next += 1;
        yield event;
      } else if (this.#finished) return;
      else await this.#news.promise;
    }`]],
 answerRow:[['open.ts',`      case 'result':
        return this.#hearResult(signal);
`,`      case 'result': {
    const { outcome, final, replayed, result } = signal;
    const detail = { replayed, result, resultEvent: \`SDK_PAYMENT_\${outcome}\` };
    return this.#signal(outcome === 'CANCEL' ? 'cancelled': replayed && final ? 'replay' : final ? 'result' : 'decline', detail);
}
`],['open.ts',`  #hearResult(signal: EngineSignal & { readonly type: 'result' }): void {
    const { outcome, final, replayed, result } = signal;
    const detail = { replayed, result };
    if (outcome === 'CANCEL') return this.#signal('cancelled', detail);
    this.#signal(replayed && final ? 'replay' : final ? 'result' : 'decline', {
      ...detail,
      resultEvent: \`SDK_PAYMENT_\${outcome}\`,
    });
  }`,'']],
 break1:[['open.ts',`      case 'failed': {
        const { reason, message, cause } = signal;
        return this.#break(reason, message, cause);
      }
`,`      case 'failed': return this.#signal('broken',{error:this.#error(signal.reason, signal)});
`]],
 break2:[['open.ts',`      case 'failed': {
        const { reason, message, cause } = signal;
        return this.#break(reason, message, cause);
      }
`,`      case 'failed': 
        return this.#break(signal.reason, signal.message, signal.cause);
`]],
 unavailable:[['open.ts',`#break(reason: ErrorReason, message: string, cause?: unknown): void {
    this.#signal('broken', {
      error: this.#error(reason, { message, cause }),
    });`,`#break(reason: ErrorReason, message: string, cause?: unknown): void {
    this.#fail(this.#error(reason, { message, cause }));`],['open.ts','  #break(reason',`  #fail(error:any){this.#signal('broken', {error:this.#asError(error)})}
  #break(reason`],['open.ts',`      this.#signal('broken', { error: this.#asError(error) });`,'this.#fail(error)']],
 settle:[['open.ts',`      for (const call of this.#calls.values()) call.reject(error);
      this.#calls.clear();`,`      for (const name of this.#calls.keys()) this.#take(name)?.reject(error);`]],
 codeFn:[['open.ts',`      const code = await this.#code(this.#engineFor(session));
`,`      const engine=this.#engineFor(session); const code = await engine.load().catch((cause)=>{
      throw this.#error('cashier_unreachable', {
        message: \`The code of the engine "\${engine.name}" could not be fetched.\`,
        suggestion: 'Check that the files of your build are served.',
        cause,
      });});
`],['open.ts',`  async #code(engine: CashierEngine): Promise<EngineCode> {
    try {
      return await engine.load();
    } catch (cause) {
      throw this.#error('cashier_unreachable', {
        message: \`The code of the engine "\${engine.name}" could not be fetched.\`,
        suggestion: 'Check that the files of your build are served.',
        cause,
      });
    }
  }
`,'']],
 start:[['open.ts',`    const { environment, locale, limits, appearance } = this.#context.options;
    const request = this.#request;
    const language = request.locale ? resolveLocale(request.locale) : locale;
`,`    const { environment, limits, locale, appearance } = this.#context.options;
    const request = this.#request;
    const language = resolveLocale(request.locale ?? locale);
`]],
 abort:[['open.ts',`    this.#abort = () => this.#close('aborted');
`,''],['open.ts','  readonly #abort: () => void;',"  readonly #abort = () => this.#close('aborted');"]],
 closeField:[['open.ts',`    this.#snapshot = Object.freeze({ ...IDLE, openId: this.openId });
`,''],['open.ts','  #snapshot: CheckoutSnapshot;','  #snapshot: CheckoutSnapshot = Object.freeze({ ...IDLE, openId: this.openId });']],
 destroyed:[['client.ts',`    const refusal = this.#destroyed
      ? new CashierError('engine_failed', {
          message: 'open() on a client that was destroyed.',
          suggestion: 'Make a new one with createCashier().',
        })
      : extras.refusal;
`,''],['client.ts','      refusal,\n',`      ...(this.#destroyed && {refusal:
      new CashierError('engine_failed', {
          message: 'open() on a client that was destroyed.',
          suggestion: 'Make a new one with createCashier().',
        })}),
`]],
 resultStep:[['result-step.ts',"  const steps = Object.keys(STEPS) as (keyof typeof STEPS)[];\n  return steps.find((step) => ` ${STEPS[step]} `.includes(` ${code} `)) ?? 'new_session';","  for (const step in STEPS) if (STEPS[step].split(' ').includes(code)) return step;\n return 'new_session';"]],
};
const all=[]; let best=base;
for(const [n,e] of Object.entries(c)) { const alone=(await size(e))-base; let t=await size([...all,...e]).catch(()=>NaN); console.log(n,alone,'together',t-base); if(t<best){all.push(...e);best=t;console.log('  kept');} }
