type Attributes = Readonly<Record<string, string | number | boolean>>;

/**
 * Builds a DOM element. Strings become text nodes, never HTML. An attribute that is `false` is omitted, `true` has no value.
 *
 * @example
 * element('a', { class: 'link', href: '/' }, 'Back to the shop');
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const built = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) built.setAttribute(name, value === true ? '' : String(value));
  }
  built.append(...children);
  return built;
}
