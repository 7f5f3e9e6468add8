import type { CashierEngine, EngineCode, EngineScope } from '../contract/engine.ts';
import { CashierError } from '../contract/error.ts';
import type { SessionData } from '../contract/session.ts';

/** The first engine that serves this session. Throws `engine_failed`, or what the engine says against the session. */
export function chooseEngine(
  engines: readonly CashierEngine[],
  session: SessionData,
  scope: EngineScope,
): CashierEngine {
  const engine = engines.find((one) => one.accepts(session, scope));
  if (engine) return engine;
  const names = engines.map(({ name }) => name).join(', ');
  throw new CashierError('engine_failed', {
    message: `None of the engines (${names}) serves this session.`,
    suggestion: 'Add its engine to the option engines.',
  });
}

/** Its code. Throws `cashier_unreachable`. */
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
