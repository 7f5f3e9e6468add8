/** An untrusted value as an object, so that its keys can be read. */
export interface UnknownRecord {
  readonly [key: string]: unknown;
}

export const asRecord = (value: unknown): UnknownRecord => Object(value) as UnknownRecord;

export const asText = (value: unknown): string | undefined =>
  typeof value === 'string' && value ? value : undefined;

/** The object in a JSON text; undefined for anything else. */
export function parseObject(json: unknown): UnknownRecord | undefined {
  if (typeof json !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as UnknownRecord) : undefined;
  } catch {
    return undefined;
  }
}
