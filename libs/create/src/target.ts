import { readdirSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { isPackageName, packageNameLike } from './package-name.ts';
import { FAILED, MISUSED, Refusal } from './refusal.ts';

/** Where the starter goes, and what it is called. */
export interface Target {
  readonly path: string;
  readonly name: string;
}

/** What doesn't make a folder a project. */
const HARMLESS = ['.git', '.DS_Store'];

function filesIn(path: string): readonly string[] {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) return [];
    if (found.isDirectory()) return readdirSync(path);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new Refusal(FAILED, `${path} can't be used: ${cause}`);
  }
  throw new Refusal(FAILED, `${path} is a file. Choose the name of a new folder.`);
}

/** Throws a Refusal if something is at the path already. */
export function checkFree(path: string): void {
  const files = filesIn(path).filter((file) => !HARMLESS.includes(file));
  const [first] = files;
  if (first === undefined) return;
  const more = files.length > 1 ? ` and ${files.length - 1} more` : '';
  throw new Refusal(
    FAILED,
    `${path} is not empty: it contains ${first}${more}. Nothing was written; choose another folder.`,
  );
}

/** Throws a Refusal if the folder can't be used, or npm takes no package of that name. */
export function targetOf(folder: string, given?: string): Target {
  const path = resolve(folder);
  const name = given ?? basename(path);
  if (!isPackageName(name)) {
    const like = packageNameLike(name);
    const cure = like ? `Use --name ${like}.` : 'Pass another one with --name.';
    throw new Refusal(MISUSED, `"${name}" is not a valid npm package name. ${cure}`);
  }
  checkFree(path);
  return { path, name };
}
