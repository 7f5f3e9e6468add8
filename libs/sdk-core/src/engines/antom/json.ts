/** A value that came from outside, as something whose keys can be looked at. */
export interface Bag {
  readonly [key: string]: unknown;
}

export const bag = (value: unknown): Bag => Object(value) as Bag;

export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value ? value : undefined;

/** The object that a JSON text holds; undefined for anything else. */
export function parseObject(json: unknown): Bag | undefined {
  if (typeof json !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Bag) : undefined;
  } catch {
    return undefined;
  }
}
