import { databaseProblem, DatabaseUnavailable } from '../gateway/database-problem.ts';
import { SchemaMismatch } from '../gateway/database.ts';
import type { SandboxOptions } from './sandbox.ts';

type Setting = 'port' | 'httpsPort' | 'host' | 'data';

/** Why the sandbox cannot listen, by the system's code, and which setting cures it. */
const LISTEN_PROBLEMS: { readonly [code: string]: readonly [problem: string, cure: Setting] } = {
  EADDRINUSE: ['is in use; stop what runs there or choose another one with', 'port'],
  EACCES: ['requires privileges that you do not have; choose another one with', 'port'],
  EADDRNOTAVAIL: ['is not an address of this machine; choose another one with', 'host'],
  ENOTFOUND: ['cannot be resolved; choose another one with', 'host'],
};

/** Also after it was opened, the file may turn out to be unusable. */
function dataProblem(error: Error): string | undefined {
  if (error instanceof DatabaseUnavailable) return error.message;
  return 'code' in error && error.code === 'ERR_SQLITE_ERROR' ? databaseProblem(error) : undefined;
}

/**
 * Why a sandbox did not start, in one line; undefined for an error of another kind.
 *
 * @param nameOf how the caller writes a setting: `--https-port`, `httpsPort`
 */
export function startProblem(
  error: unknown,
  { host, port, httpsPort, data }: Pick<SandboxOptions, Setting>,
  nameOf: (setting: Setting) => string,
): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const another = `choose another one with ${nameOf('data')}`;
  if (error instanceof SchemaMismatch) {
    return `${data} was written by another version of the sandbox; delete it, or ${another}.`;
  }
  const cause = dataProblem(error);
  if (cause !== undefined) return `${data} cannot be opened as a database: ${cause}; ${another}.`;
  const found = LISTEN_PROBLEMS['code' in error ? String(error.code) : ''];
  if (!found) return undefined;
  const [problem, cure] = found;
  const isHttps = 'port' in error && error.port === httpsPort;
  const setting = isHttps && cure === 'port' ? 'httpsPort' : cure;
  return `${host}:${isHttps ? httpsPort : port} ${problem} ${nameOf(setting)}.`;
}
