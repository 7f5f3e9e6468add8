/** Loaded when a wallet needs it: its library is a third of the page's size. */
import { encode } from 'uqr';
import { svgElement } from '../dom/element.ts';

/** White modules around the code, which scanners need. */
const QUIET_ZONE = 4;

/** Black on white in every theme: many scanners read no other colours. */
export function qrCode(text: string): SVGSVGElement {
  const { data, size } = encode(text, { border: QUIET_ZONE, ecc: 'M' });
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
