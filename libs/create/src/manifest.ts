/** A package.json, or the part of one that a layer adds. */
export type Manifest = { readonly [field: string]: unknown };

const OURS = '@ams-cashier/';
const DEPENDENCIES = ['dependencies', 'devDependencies'];

const isObject = (value: unknown): value is Manifest =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function merge(one: Manifest, other: Manifest): Manifest {
  const merged: Record<string, unknown> = { ...one };
  for (const [field, value] of Object.entries(other)) {
    const before = merged[field];
    merged[field] = isObject(before) && isObject(value) ? merge(before, value) : value;
  }
  return merged;
}

/** By name, as npm writes them; our own at the version of this release. */
const dependencies = (given: Manifest, version: string): Manifest =>
  Object.fromEntries(
    Object.entries(given)
      .map(([name, range]) => [name, name.startsWith(OURS) ? `^${version}` : range] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );

/** The package.json of a starter. All our packages have the version of the one that creates it. */
export function manifestOf(name: string, parts: readonly Manifest[], version: string): Manifest {
  const merged = parts.reduce(merge, { name });
  const fields = Object.entries(merged).map(([field, value]) =>
    DEPENDENCIES.includes(field) && isObject(value)
      ? [field, dependencies(value, version)]
      : [field, value],
  );
  return Object.fromEntries(fields);
}
