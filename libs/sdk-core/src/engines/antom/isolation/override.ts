import { markOwnFile } from './caller.ts';

markOwnFile();

type Call = (...args: unknown[]) => unknown;

/** Replaces a method of this one object; returns the undo. */
export function override(target: object, name: string, make: (original: Call) => Call): () => void {
  const own = Object.hasOwn(target, name);
  const original = Reflect.get(target, name) as Call;
  const through: Call = (...args) => Reflect.apply(original, target, args) as unknown;
  const ours = make(through);
  let active = true;
  const wrapper: Call = (...args) => (active ? ours : through)(...args);
  Reflect.set(target, name, wrapper);
  return () => {
    active = false;
    // somebody may have put theirs over it
    if (Reflect.get(target, name) !== wrapper) return;
    if (own) Reflect.set(target, name, original);
    else Reflect.deleteProperty(target, name);
  };
}
