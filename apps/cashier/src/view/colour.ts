/** Red, green, blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

const INK: Rgb = [16, 19, 24];
const PAPER: Rgb = [255, 255, 255];

/**
 * Lets the browser parse the colour. A canvas ignores anything else, whereas a style sheet would also accept `inherit`,
 * `var(…)` and `url(…)`. Undefined if it is not a colour, or not opaque.
 */
export function parseColour(value: string): Rgb | undefined {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return undefined;
  const [first, second] = ['#000', '#fff'].map((ground) => {
    context.fillStyle = ground;
    context.fillStyle = value;
    return context.fillStyle;
  });
  if (first !== second) return undefined;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  return alpha === 255 ? [red, green, blue] : undefined;
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio, WCAG 2.2. */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

export const css = (colour: Rgb): string => `rgb(${colour.join(' ')})`;

/** Near-black or white, whichever has more contrast on it: always at least 4.5:1. */
export function inkOn(colour: Rgb): string {
  return css(contrast(colour, PAPER) >= contrast(colour, INK) ? PAPER : INK);
}
