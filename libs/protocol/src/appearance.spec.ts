import { describe, expect, expectTypeOf, it } from 'vitest';
import { STYLE_VARIABLES, styleVariableNamed, type StyleVariables } from './appearance.ts';

describe('style variables', () => {
  it('are found in kebab and in camel case', () => {
    for (const name of Object.keys(STYLE_VARIABLES)) {
      const camel = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      expect(styleVariableNamed(name)).toBe(name);
      expect(styleVariableNamed(camel)).toBe(name);
    }
  });

  it.each(['content', 'Content-Primary', 'constructor', '__proto__', ''])('%j is none', (name) => {
    expect(styleVariableNamed(name)).toBeUndefined();
  });

  it('are typed in both cases', () => {
    expectTypeOf<{ 'content-primary': string }>().toExtend<StyleVariables>();
    expectTypeOf<{ contentPrimary: string; radiusButton: number }>().toExtend<StyleVariables>();
    expectTypeOf<{ contentPrimery: string }>().not.toExtend<Required<StyleVariables>>();
  });

  it('each draw something of their own in the page', () => {
    const properties = Object.values(STYLE_VARIABLES).flatMap((variable) =>
      'page' in variable ? [variable.page] : [],
    );
    expect(new Set(properties).size).toBe(properties.length);
  });
});
