/** A value as it came, for the message that refuses it. JSON has no NaN, no Infinity and no bigint. */
export function shown(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'bigint':
      return `${value}n`;
    case 'function':
    case 'symbol':
      return `a ${typeof value}`;
    case 'object':
      return shownObject(value);
    default:
      return String(value);
  }
}

function shownObject(value: object | null): string {
  if (isPromise(value)) return 'a promise';
  try {
    return JSON.stringify(value);
  } catch {
    // it contains itself, or a bigint
    return 'an object that JSON cannot have';
  }
}

export const isPromise = (value: unknown): boolean => typeof Object(value).then === 'function';
