import { element } from './element.ts';

/** A list of names and values. */
export function facts(
  rows: readonly (readonly [name: string, value: HTMLElement | string])[],
): HTMLElement {
  return element(
    'dl',
    { class: 'facts' },
    ...rows.map(([name, value]) =>
      element(
        'div',
        {},
        element('dt', {}, name),
        typeof value === 'string' ? element('dd', {}, value) : value,
      ),
    ),
  );
}
