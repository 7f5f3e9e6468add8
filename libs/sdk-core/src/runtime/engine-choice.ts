import type { CashierEngine, EngineCode, EngineScope } from '../contract/engine.ts';
import { CashierError } from '../contract/error.ts';
import type { SessionData } from '../contract/session.ts';

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

/** Engines whose code is there. */
const loaded = new WeakSet<CashierEngine>();

/** Whether the engine can start as soon as there is a session. */
export function isLoaded(engine: CashierEngine): boolean {
  return loaded.has(engine);
}

/**
 * Loads its code, at the second try if need be. Throws `cashier_unreachable`, which `retry()` doesn't help: some browsers
 * remember that a module failed, and never fetch it again in the same page.
 */
export async function loadCode(engine: CashierEngine, session?: SessionData): Promise<EngineCode> {
  try {
    const code = await engine.load(session).catch(() => engine.load(session));
    loaded.add(engine);
    return code;
  } catch (cause) {
    throw new CashierError('cashier_unreachable', {
      message: `The code of the engine "${engine.name}" failed to load, twice.`,
      suggestion:
        'Reload the page: browsers may not fetch it again in this one. Check that the files of your build are served, those before a deployment too.',
      recoverable: false,
      cause,
    });
  }
}
