import {
  ADDRESS_FIELDS,
  addressError,
  addressLines,
  REGIONS,
  texts,
  type Address,
} from '@ams-cashier/shop';
import { element } from './element.ts';

export interface DeliveryAddress {
  readonly section: HTMLElement;
  disable(isDisabled: boolean): void;
}

interface Handlers {
  /** The form is open: nothing should be paid until it is closed. */
  edited(): void;
  /** The form is closed. The address may be unchanged. */
  done(address: Address): void;
}

/** A field of the form, with room for its error. */
function addressField(
  { name, label, autocomplete }: (typeof ADDRESS_FIELDS)[number],
  value: string,
) {
  const input = element('input', {
    class: 'input',
    id: `address-${name}`,
    name,
    autocomplete,
    value,
    'aria-invalid': 'false',
  });
  const error = element('p', { class: 'field-error', id: `error-${name}`, hidden: true });
  const row = element(
    'div',
    { class: 'field', 'data-field': name },
    element('label', { for: input.id }, label),
    input,
    error,
  );
  const look = (): boolean => {
    const wrong = addressError(name, input.value);
    input.setAttribute('aria-invalid', String(wrong !== undefined));
    if (wrong === undefined) input.removeAttribute('aria-describedby');
    else input.setAttribute('aria-describedby', error.id);
    error.hidden = wrong === undefined;
    error.textContent = wrong ?? '';
    return wrong === undefined;
  };
  return { input, row, look };
}

/** The delivery address, or the form that changes it. */
export function deliveryAddress(first: Address, handlers: Handlers): DeliveryAddress {
  let address = first;
  const title = element('h2', { id: 'delivery-title' }, texts.delivery);
  const section = element('section', { class: 'delivery', 'aria-labelledby': title.id });
  const change = element(
    'button',
    { class: 'button button-quiet', type: 'button', 'aria-label': texts.changeAddress },
    texts.change,
  );

  const show = (): void => {
    const lines = addressLines(address).map((line) => element('span', {}, line));
    const written = element('address', { class: 'delivery-address' }, ...lines);
    section.replaceChildren(title, written, change);
  };

  const leave = (): void => {
    show();
    handlers.done(address);
    change.focus();
  };

  const edit = (): void => {
    const fields = ADDRESS_FIELDS.map((field) => addressField(field, address[field.name]));
    const region = element(
      'select',
      { class: 'select', name: 'region', autocomplete: 'country' },
      ...REGIONS.map(([value, name]) =>
        element('option', { value, selected: value === address.region }, name),
      ),
    );
    const keep = element(
      'button',
      { class: 'button button-quiet', type: 'button' },
      texts.keepAddress,
    );
    const form = element(
      'form',
      { class: 'delivery-form', novalidate: true },
      ...fields.map(({ row }) => row),
      element('label', { class: 'field' }, texts.addressRegion, region),
      element(
        'div',
        { class: 'delivery-buttons' },
        element('button', { class: 'button', type: 'submit' }, texts.useAddress),
        keep,
      ),
    );
    const look = () => fields.filter((field) => !field.look());
    // only after the first attempt to submit: a shopper who is still typing has made no mistake
    form.addEventListener('input', () => form.querySelector('[aria-invalid=true]') && look());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const [wrong] = look();
      if (wrong) return wrong.input.focus();
      const [name = '', street = '', postcode = '', city = ''] = fields.map(
        ({ input }) => input.value,
      );
      address = { name, street, postcode, city, region: region.value };
      leave();
    });
    keep.addEventListener('click', leave);
    section.replaceChildren(title, form);
    handlers.edited();
    fields[0]?.input.focus();
  };

  change.addEventListener('click', edit);
  show();
  return {
    section,
    disable(isDisabled) {
      change.disabled = isDisabled;
    },
  };
}
