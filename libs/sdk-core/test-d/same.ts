/** Compiles only if both types are the same. The value, if one is given, is only looked at by its type. */
export function same<A, B>(
  ..._: (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2
    ? [value?: A]
    : ['not the same', never]
): void {
  // the types are the test
}
