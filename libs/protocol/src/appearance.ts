/**
 * How a shop makes the cashier look like its own, for both engines: Antom's themes and style variables by Antom's names.
 * The hosted cashier draws with those that have a counterpart in it; Antom's page gets all of them as they are.
 * Source: docs/reference/beyond-cashier.md#a2-amselement--the-payment-element-first-generation-pkg
 */

/** `page`: the custom property of the hosted cashier page; absent: nothing there looks so. */
export interface StyleVariable {
  readonly kind: 'colour' | 'length';
  readonly page?: `--${string}`;
}

export const STYLE_VARIABLES = {
  'content-primary': { kind: 'colour', page: '--text' },
  'content-secondary': { kind: 'colour', page: '--muted' },
  'content-tertiary': { kind: 'colour', page: '--hint' },
  'content-quaternary': { kind: 'colour' },
  'background-primary': { kind: 'colour', page: '--surface' },
  'background-secondary': { kind: 'colour', page: '--raised' },
  'background-disable': { kind: 'colour', page: '--disabled' },
  'background-transparency': { kind: 'colour' },
  'border-primary': { kind: 'colour', page: '--edge' },
  'border-secondary': { kind: 'colour', page: '--line' },
  'border-disable': { kind: 'colour' },
  'action-normal': { kind: 'colour', page: '--accent' },
  'action-hover': { kind: 'colour', page: '--accent-hover' },
  'action-disable': { kind: 'colour' },
  'action-secondary': { kind: 'colour' },
  'state-failure': { kind: 'colour', page: '--danger' },
  'state-warning': { kind: 'colour', page: '--wait' },
  'state-success': { kind: 'colour', page: '--good' },
  'state-info': { kind: 'colour' },
  'state-marketing': { kind: 'colour' },
  'radius-backup': { kind: 'length' },
  'radius-module': { kind: 'length', page: '--radius-module' },
  'radius-component': { kind: 'length', page: '--radius-component' },
  'radius-button': { kind: 'length', page: '--radius-button' },
  // Antom's spelling
  'warpper-padding': { kind: 'length', page: '--pad' },
} as const satisfies { readonly [name: string]: StyleVariable };

export type StyleVariableName = keyof typeof STYLE_VARIABLES;

type CamelCase<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Text;

/** Colours as CSS writes them, lengths as `8px` or a number of pixels. Names in kebab or camel case. */
export type StyleVariables = {
  readonly [Name in StyleVariableName | CamelCase<StyleVariableName>]?: string | number;
};

/** Antom's name of the variable, however the shop writes it; undefined if there is none of this name. */
export function styleVariableNamed(name: string): StyleVariableName | undefined {
  const kebab = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return Object.hasOwn(STYLE_VARIABLES, kebab) ? (kebab as StyleVariableName) : undefined;
}

/** Antom's themes. The hosted cashier has two of them: the others look like the one they are closest to. */
export const THEMES = {
  default: 'light',
  night: 'dark',
  nostalgicGray: 'light',
  agateGreen: 'light',
  cherryBlossomPink: 'light',
  gamingPurple: 'dark',
} as const satisfies { readonly [theme: string]: 'light' | 'dark' };

export type ThemeName = keyof typeof THEMES;
