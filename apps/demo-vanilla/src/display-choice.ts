import { DISPLAYS, texts, type Display } from '@ams-cashier/shop';
import { element } from './element.ts';

/** The radio group that asks where to show the cashier. */
export function displayChoice(
  chosen: Display,
  handleChoice: (display: Display) => void,
): HTMLFieldSetElement {
  return element(
    'fieldset',
    { class: 'choice' },
    element('legend', {}, texts.display),
    ...DISPLAYS.map(([display, name, hint]) => {
      const radio = element('input', {
        type: 'radio',
        name: 'display',
        value: display,
        checked: display === chosen,
        'aria-labelledby': `${display}-name`,
        'aria-describedby': `${display}-hint`,
      });
      radio.addEventListener('change', () => handleChoice(display));
      return element(
        'label',
        { class: 'choice-option' },
        radio,
        element('span', { class: 'choice-name', id: `${display}-name` }, name),
        element('span', { class: 'choice-hint', id: `${display}-hint` }, hint),
      );
    }),
  );
}
