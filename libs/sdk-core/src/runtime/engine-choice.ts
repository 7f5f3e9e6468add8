import type { CashierEngine, EngineCode, EngineScope } from '../contract/engine.ts';
import { CashierError } from '../contract/error.ts';
import type { CheckedOptions } from '../contract/options.ts';
import type { SessionData } from '../contract/session.ts';
import { loadFile } from './code-file.ts';

/** The first engine that serves this session. Throws `engine_failed`, or the engine's own error. */
export function chooseEngine(
  engines: readonly CashierEngine[],
  session: SessionData,
  scope: EngineScope,
): CashierEngine {
  const engine = engines.find((one) => one.accepts(session, scope));
  if (engine) return engine;
  const names = engines.map(({ name }) => name).join(', ');
  throw new CashierError('engine_failed', {
    message: `None of the engines (${names}) accepts this session.`,
    suggestion: 'Add an engine for it to the option engines.',
  });
}

/** The shop's server takes its time to make a session: what any of them needs comes meanwhile. */
export function fetchAhead(engines: readonly CashierEngine[], options: CheckedOptions): void {
  const [engine, another] = engines.filter(({ mayServe }) => mayServe?.(options) !== false);
  if (!another) engine?.fetchAhead?.(options);
}

/** Engines whose code is there. */
const loaded = new WeakSet<CashierEngine>();

/** Whether the engine can start as soon as there is a session. */
export function isLoaded(engine: CashierEngine): boolean {
  return loaded.has(engine);
}

/** Loads its code. Throws `cashier_unreachable`. */
export async function loadCode(engine: CashierEngine, session?: SessionData): Promise<EngineCode> {
  const code = await loadFile(`the engine "${engine.name}"`, () => engine.load(session));
  loaded.add(engine);
  return code;
}
