import { LOCALES, SWITCHES, texts, THEMES, type Settings } from '@ams-cashier/shop';
import { element } from './element.ts';

function select<Value extends string>(
  label: string,
  name: string,
  options: readonly (readonly [value: Value, name: string])[],
  chosen: Value,
  handleChoice: (value: Value) => void,
): HTMLElement {
  const list = element(
    'select',
    { class: 'select', name },
    ...options.map(([value, text]) =>
      element('option', { value, selected: value === chosen }, text),
    ),
  );
  list.addEventListener('change', () => {
    const [value] = options[list.selectedIndex] ?? [];
    if (value !== undefined) handleChoice(value);
  });
  return element('label', { class: 'field' }, label, list);
}

/** The settings that the visitor can change. Reports each change. */
export function settingsForm(
  settings: Settings,
  handleChange: (change: Partial<Settings>) => void,
): HTMLElement {
  return element(
    'details',
    { class: 'settings' },
    element('summary', {}, texts.settings),
    element(
      'div',
      { class: 'choice' },
      select(texts.language, 'locale', LOCALES, settings.locale, (locale) =>
        handleChange({ locale }),
      ),
      select(texts.theme, 'theme', THEMES, settings.theme, (theme) => handleChange({ theme })),
      ...SWITCHES.map(([name, label]) => {
        const box = element('input', {
          type: 'checkbox',
          name,
          checked: settings[name],
          'aria-labelledby': `${name}-name`,
          'aria-describedby': `${name}-hint`,
        });
        box.addEventListener('change', () => handleChange({ [name]: box.checked }));
        return element(
          'label',
          { class: 'choice-option' },
          box,
          element('span', { class: 'choice-name', id: `${name}-name` }, label),
          element('span', { class: 'choice-hint', id: `${name}-hint` }, texts.ownHint),
        );
      }),
    ),
  );
}
