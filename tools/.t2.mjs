import { size } from './.try.mjs';
const base=await size([]); console.log('base',base);
const c={
 brand:[['error.ts','    Object.defineProperty(this, BRAND, { value: true });\n',''],['error.ts',`  /** \`message\` is not`,`  get [BRAND]() {return true}
  /** \`message\` is not`]],
 known:[['open.ts',`      const { session } = this.#request;
      let read: () => Promise<ReadSession>;
      if (typeof session === 'function') read = () => askSession(session);
      else {
        const known = readSession(session);
        this.#engineFor(known);
        read = async () => known;
      }
`,`      const { session } = this.#request;
      const known = typeof session === 'function' ? undefined : readSession(session);
      if (known) this.#engineFor(known);
`],['open.ts',`this.#load(container, read)`,`this.#load(container, known)`],['open.ts','read: () => Promise<ReadSession>): Promise<void>','known: ReadSession | undefined): Promise<void>'],['open.ts','const session = await read();','const session = known ?? await askSession(this.#request.session as any);']],
 resumed:[['open.ts',`      case 'resumed':
        return this.#signal(\`resumed_\${signal.phase}\`);
`,'']],
 withd:[['open.ts',`      case 'withdrawn':
        return this.#signal(\`withdrawn_\${signal.reason}\`);
`,'']],
 goingTo:[['open.ts',`      case 'redirect':
        return this.#signal('redirect', { message: \`Going to \${signal.url}\` });
`,'']],
 event:[['open.ts',`      case 'event':
        return this.#signal('other', signal);
`,'']],
 dead:[['open.ts',`      case 'dead':
        return this.#break('cashier_died', 'The cashier page stopped answering.');
`,'']],
 gone:[['open.ts',`      case 'gone':
        if (!this.#hasEnded()) this.#break('engine_failed', 'The cashier left the screen.');
        return this.#remove();
`,'']],
 failed:[['open.ts',`      case 'failed': {
        const { reason, message, cause } = signal;
        return this.#break(reason, message, cause);
      }
`,`      case 'failed':
        return this.#signal('broken', { error: this.#error(signal.reason, signal) });
`],],
 errorIn:[['open.ts',`    if (!isCashierError(error)) {
      const message = error instanceof Error ? error.message : describe(error);
      return this.#error('engine_failed', { message, cause: error });
    }
`,`    if (!isCashierError(error)) return this.#error('engine_failed', { message: said(error), cause: error });
`],['session.ts',`    const said = cause instanceof Error ? cause.message : describe(cause);
`,''],['session.ts','gave no session: ${said}','gave no session: ${said(cause)}'],['describe.ts','/** A value as',`export const said=(e:any)=>e instanceof Error ? e.message : describe(e);
/** A value as`],['session.ts','import { describe }','import { describe, said }'],['open.ts','import { describe }','import { describe, said }']],
 limitT:[['open.ts',`const LIMIT_OF_PHASE: { readonly [P in Phase]?: 'load' | 'attempt' | 'challenge' } = {`,`const LIMIT_OF_PHASE: any = {`]],
 leftIn:[['life-cycle.ts',`    left_safe: ['ended', 'end_cancelled', 'SDK_PAYMENT_CANCEL'],
    left_in_flight: ['ended', 'end_cancelled', 'SDK_PAYMENT_CANCEL'],
`,`    left_safe: ['ended', 'end_cancelled', 'SDK_PAYMENT_CANCEL'],
`],],
 usable:[['open.ts',`  #usable(call: string): EngineRun {
    if (!this.#run || this.#hasEnded()) {
      throw this.#error('closed', { message: \`\${call}: this checkout has ended.\` });
    }
    return this.#run;
  }
`,`  async #usable(call: string): Promise<EngineRun> {
    await (this.#hasEnded() || this.ready);
    if (!this.#run || this.#hasEnded()) {
      throw this.#error('closed', { message: \`\${call}: this checkout has ended.\` });
    }
    return this.#run;
  }
`],['open.ts',`    await (this.#hasEnded() || this.ready);
    const run = this.#usable('submit()');`,`    const run = await this.#usable('submit()');`],['open.ts',`    await (this.#hasEnded() || this.ready);
    const run = this.#usable('validate()');`,`    const run = await this.#usable('validate()');`]],
};
const all=[]; let best=base;
for(const [n,e] of Object.entries(c)) { const alone=(await size(e))-base; let t=await size([...all,...e]).catch(()=>NaN); console.log(n,alone,'together',t-base); if(t<best){all.push(...e);best=t;console.log('  kept');} }
