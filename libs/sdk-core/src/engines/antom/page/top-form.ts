import type { FormPost } from '../redirect.ts';

/**
 * Posts a form in place of the page around all frames, as Antom's SDK does it in its own. False if the two are of
 * different origins.
 */
export function postFromTop({ action, fields }: FormPost): boolean {
  try {
    const { document } = window.top ?? window;
    const form = document.createElement('form');
    form.method = 'post';
    form.action = action;
    for (const [name, value] of Object.entries(fields)) {
      const input = document.createElement('input');
      input.type = 'hidden';
      input.name = name;
      input.value = String(value);
      form.append(input);
    }
    document.body.append(form);
    form.submit();
    return true;
  } catch {
    return false;
  }
}
