import type { EngineCode } from '../../contract/engine.ts';
import { HostedRun } from './hosted-run.ts';
import { preload } from './preload.ts';

export const hostedCode: EngineCode = {
  surface: 'core',
  start: (host) => new HostedRun(host),
  preload: ({ origin, locale = '', signal }) => preload(origin, locale, signal),
};
