/** Loaded when a wallet shows one: the library in it is a third of this page. */
import { encode } from 'uqr';
import { svgElement } from '../dom/element.ts';

/** Modules of white around it, as readers want it. */
const QUIET = 4;

/** A QR code, black on white in every theme: readers of phones see no other. */
export function qrCode(text: string): SVGSVGElement {
  const { data, size } = encode(text, { border: QUIET, ecc: 'M' });
  const dark = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return svgElement(
    'svg',
    { viewBox: `0 0 ${size} ${size}`, class: 'qr', 'shape-rendering': 'crispEdges' },
    svgElement('rect', { width: '100%', height: '100%', fill: '#fff' }),
    svgElement('path', { d: dark.join(''), fill: '#000' }),
  );
}
