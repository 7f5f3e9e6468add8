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

/** Loads its code. Throws `cashier_unreachable`. */
export async function loadCode(engine: CashierEngine): Promise<EngineCode> {
  try {
    return await engine.load();
  } catch (cause) {
    throw new CashierError('cashier_unreachable', {
      message: `The code of the engine "${engine.name}" failed to load.`,
      suggestion: 'Check that the files of your build are served.',
      cause,
    });
  }
}
