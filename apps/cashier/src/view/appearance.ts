import {
  STYLE_VARIABLES,
  styleVariableNamed,
  THEMES,
  type PageAppearance,
  type StyleVariable,
} from '@ams-cashier/protocol';
import type { Layout } from '../method/method-list.ts';
import { css, inkOn, parseColour } from './colour.ts';

/** In any case: Antom's package writes it with a capital, its documents don't. */
export function layoutOf({ layout }: PageAppearance): Layout {
  const type: unknown = (layout as { readonly type?: unknown } | null | undefined)?.type;
  return typeof type === 'string' && type.toLowerCase() === 'tabs' ? 'tabs' : 'accordion';
}

/** `themeType`, or else Antom's `theme` of an Element. Anything unknown counts as `auto`. */
export function themeOf({ themeType, theme }: PageAppearance): 'light' | 'dark' | 'auto' {
  if (themeType === 'light' || themeType === 'dark') return themeType;
  if (themeType !== undefined || typeof theme !== 'string') return 'auto';
  return Object.hasOwn(THEMES, theme) ? THEMES[theme as keyof typeof THEMES] : 'auto';
}

/** Without units: pixels. undefined if it is not a length that a style sheet could take from a stranger. */
function parseLength(value: unknown): string | undefined {
  const text = typeof value === 'number' ? `${value}px` : value;
  return typeof text === 'string' && /^\d{1,3}(\.\d+)?(px|rem|em)$/.test(text) ? text : undefined;
}

function parseVariable({ kind }: StyleVariable, value: unknown): string | undefined {
  if (kind === 'length') return parseLength(value);
  const colour = typeof value === 'string' ? parseColour(value) : undefined;
  return colour && css(colour);
}

const ADVICE = {
  colour: 'which is not an opaque CSS colour. Pass one like #0b57d0.',
  length: 'which is not a length. Pass one like 8px, or a number of pixels.',
} as const;

const PROPERTIES = Object.values(STYLE_VARIABLES).flatMap((variable: StyleVariable) =>
  variable.page ? [variable.page] : [],
);

/** Sets the shop's colours and lengths in place of the page's own. Returns what can't be applied, and why. */
export function applyAppearance(
  root: HTMLElement,
  { accentColor, variables }: PageAppearance,
): readonly string[] {
  const problems: string[] = [];
  const values = new Map<string, string>();
  const read = (path: string, variable: StyleVariable, value: unknown) => {
    if (value === undefined || value === null || !variable.page) return;
    const parsed = parseVariable(variable, value);
    if (parsed === undefined) {
      problems.push(`${path} is ${JSON.stringify(value)}, ${ADVICE[variable.kind]}`);
    } else {
      values.set(variable.page, parsed);
    }
  };
  const isTable = typeof variables === 'object' && variables !== null;
  for (const [key, value] of Object.entries(isTable ? variables : {})) {
    const name = styleVariableNamed(key);
    if (name) read(`appearance.variables.${key}`, STYLE_VARIABLES[name], value);
    else problems.push(`appearance.variables.${key} is not a style variable and was ignored.`);
  }
  // the name that all engines know comes first
  read('appearance.accentColor', STYLE_VARIABLES['action-normal'], accentColor);
  for (const property of PROPERTIES) setProperty(root, property, values.get(property));
  const accent = values.get('--accent');
  const colour = accent === undefined ? undefined : parseColour(accent);
  setProperty(root, '--on-accent', colour && inkOn(colour));
  return problems;
}

function setProperty(root: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) root.style.removeProperty(name);
  else root.style.setProperty(name, value);
}
