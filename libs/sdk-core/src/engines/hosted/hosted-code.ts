import type { EngineCode, LoadingView } from '../../contract/engine.ts';
import { HostedRun } from './hosted-run.ts';
import { preload } from './preload.ts';
import { Surface } from './surface.ts';

/** One file for all that a popup needs, so that nothing waits for a second one. */
export const hostedCode: EngineCode & { showLoading(view: LoadingView): Surface } = {
  surface: 'core',
  start: (host) => new HostedRun(host),
  preload: ({ origin, locale = '', signal }) => preload(origin, locale, signal),
  showLoading: (view) => new Surface({ container: undefined, onRemoved: view.onLeave, ...view }),
};
