/** What the codes of SQLite mean for the developer. Source of the numbers: SQLite's result codes. */
const SQLITE_CAUSES: { readonly [code: number]: string } = {
  5: 'another process has locked it',
  8: 'it may not be written',
  10: 'the disk fails, or is full',
  11: 'it is damaged',
  13: 'the disk is full',
  14: 'it may not be opened',
  26: 'it is not a database',
};

/** As above, of the system's codes. */
const SYSTEM_CAUSES: { readonly [code: string]: string } = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  ENOTDIR: 'its path leads through a file',
  EEXIST: 'its path leads through a file',
  EISDIR: 'it is a directory',
  ENOENT: 'its directory cannot be created',
  EMFILE: 'too many files are open',
};

/** In a few words, what is wrong with the database file; undefined for an error of another kind. */
export function databaseProblem(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if (error.code !== 'ERR_SQLITE_ERROR') return SYSTEM_CAUSES[String(error.code)];
  const primary = 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  return SQLITE_CAUSES[primary] ?? error.message;
}

/** The file cannot be used as a database; its message is the cause, in a few words. */
export class DatabaseUnavailable extends Error {}

/** The line for the terminal while the sandbox runs. An error of another kind is shown with its stack. */
export function describeFailure(error: unknown): unknown {
  const problem = databaseProblem(error);
  return problem === undefined
    ? error
    : `the database cannot be used: ${problem}. Free the disk, or restart with another --data.`;
}
