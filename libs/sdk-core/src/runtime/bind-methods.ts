/** Vue doesn't wrap an object with this mark in a reactive proxy, so that what comes out of a `ref` is what went in. */
const VUE_RAW = '__v_skip';

/**
 * Makes the methods of an instance its own, so that they work when they are passed on alone, as `useSyncExternalStore`
 * wants them, and when a framework's reactive proxy stands in for the instance: private fields know neither.
 */
export function bindMethods(instance: object): void {
  Object.defineProperty(instance, VUE_RAW, { value: true });
  const bound = new Set<PropertyKey>(['constructor']);
  for (
    let prototype: object = Object.getPrototypeOf(instance);
    prototype !== Object.prototype;
    prototype = Object.getPrototypeOf(prototype)
  ) {
    for (const name of Reflect.ownKeys(prototype)) {
      const { value: method } = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
      if (bound.has(name) || typeof method !== 'function') continue;
      bound.add(name);
      const value = method.bind(instance);
      Object.defineProperty(instance, name, { value, writable: true, configurable: true });
    }
  }
}
