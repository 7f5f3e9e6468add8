/** Records of failed tests as files, for test runners whose reports have no attachments. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SandboxConnection } from './connect.ts';
import { SandboxError } from './loopback-client.ts';
import { recordFailure, type PageSide } from './record.ts';
import { shown } from './shown.ts';

/** A folder, or `false` for none. */
type Records = string | false | undefined;

const DEFAULT_FOLDER = 'ams-cashier-records';
/** Long enough to tell tests apart, and short enough for every file system. */
const LONGEST_NAME = 80;

/** Throws a SandboxError. */
export function checkRecords(records: unknown): void {
  if (records === undefined || records === false) return;
  if (typeof records === 'string' && records !== '') return;
  throw new SandboxError(
    `records is ${shown(records)}; it must be the path of a folder, or false.`,
  );
}

/** The same for each run of a test, so that its latest failure replaces the one before. */
function fileNameOf(title: string): string {
  const words = title.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, LONGEST_NAME);
  const digest = createHash('sha256').update(title).digest('hex').slice(0, 8);
  return `${words}-${digest}.json`;
}

/** Writes what the page and the sandbox know of a failed test; returns what the run's output should say about it. */
export async function saveFailure(
  records: Records,
  connect: () => Promise<SandboxConnection>,
  page: PageSide,
): Promise<string | undefined> {
  if (records === false || page.checkouts.length === 0) return undefined;
  const record = await recordFailure(connect, page);
  const folder = records ?? DEFAULT_FOLDER;
  await mkdir(folder, { recursive: true });
  const path = join(folder, fileNameOf(page.title));
  await writeFile(path, JSON.stringify(record, null, 2));
  // the test says only what it waited for in vain
  const error = record.checkouts.at(-1)?.error;
  const reason = error ? `\n  The page got this error: ${error.message}` : '';
  return `${page.title}: what happened is in ${path}${reason}`;
}
