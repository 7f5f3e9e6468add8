const LONGEST = 214;
const PART = '[a-z0-9~-][a-z0-9._~-]*';
const VALID = new RegExp(`^(@${PART}/)?${PART}$`);
const RESERVED = ['node_modules', 'favicon.ico'];

/** Whether npm takes it as the name of a package. */
export const isPackageName = (name: string): boolean =>
  name.length <= LONGEST && VALID.test(name) && !RESERVED.includes(name);

/** The nearest name that npm takes; empty if nothing is left of it. */
export function packageNameLike(name: string): string {
  const like = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mark}/gu, '')
    .replace(/[^a-z0-9~.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, LONGEST);
  return isPackageName(like) ? like : '';
}
