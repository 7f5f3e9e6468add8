/**
 * Behaviours of libs/conformance that no code around the official SDK can bring about, and what forbids it: a row of the
 * defects table, or a law that is Antom's own here (docs/design/laws.md#what-each-engine-keeps). The conformance suite shows of each that it doesn't hold: one that
 * does, with a newer version, has to leave this table.
 */
export const CANNOT_HOLD: { readonly [behaviour: string]: string } = {
  'another language while open: what was typed stays':
    'law 9 is Antom’s own: what was typed is in its page alone, which takes a language only when it begins (antom_update)',
  'another appearance while open: what was typed stays':
    'law 9 is Antom’s own: what was typed is in its page alone, which takes an appearance only when it begins (antom_update)',
  'two opens are strangers': 'rows D1 to D3: the second open is refused with already_open (law 7)',
  'inline: left while the bank asks and back again: the payment is followed':
    'law 12 is Antom’s own: its gateway and page decide what a session shows that is opened again',
  'inline: moved in the page while the bank asks: the payment is followed':
    'law 12 is Antom’s own: its gateway and page decide what a session shows that is opened again',
  'after a reload a paid session shows that it is paid':
    'law 12 is Antom’s own: its gateway and page decide what a session shows that is opened again',
  'after a reload a payment in flight is followed, not begun again':
    'law 12 is Antom’s own: its gateway and page decide what a session shows that is opened again',
};
