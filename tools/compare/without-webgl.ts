/**
 * In a page: it has no WebGL. Antom's SDK draws its fingerprint with it, which takes seconds where no graphics card helps.
 */
export function withoutWebGL(): void {
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (
    this: HTMLCanvasElement,
    type: string,
    ...rest: unknown[]
  ) {
    return type.includes('webgl') ? null : Reflect.apply(getContext, this, [type, ...rest]);
  } as typeof getContext;
}
