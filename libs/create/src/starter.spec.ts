import { describe, expect, it } from 'vitest';
import { render, VERSION } from './starter.ts';
import { TEMPLATE_NAMES, TEMPLATES, type Template } from './templates.ts';

describe.each(TEMPLATE_NAMES)('%s', (template) => {
  const files = render(template, 'my-shop');
  const manifest = JSON.parse(files.get('package.json') ?? '{}');
  const all = { ...manifest.dependencies, ...manifest.devDependencies };

  it('has all our packages at the version of this one', () => {
    const ours = Object.entries(all).filter(([name]) => name.startsWith('@ams-cashier/'));
    expect(ours.map(([name]) => name)).toEqual(
      expect.arrayContaining(['@ams-cashier/core', '@ams-cashier/server', '@ams-cashier/sandbox']),
    );
    for (const [, range] of ours) expect(range).toBe(`^${VERSION}`);
  });

  it('names every package that its files import', () => {
    const imports = [...files]
      .filter(([path]) => /\.(ts|tsx|vue|js|mjs)$/.test(path))
      .flatMap(([, text]) => [...text.matchAll(/(?:from|import)\s*\(?['"]([^.'"#~][^'"]*)['"]/g)])
      .map(([, found = '']) => found)
      .filter((found) => !found.startsWith('node:'));
    expect(imports.length).toBeGreaterThan(5);
    for (const found of imports) {
      const [scope = '', name = ''] = found.split('/');
      expect(Object.keys(all), found).toContain(scope.startsWith('@') ? `${scope}/${name}` : scope);
    }
  });

  it('has the scripts that its README names, and the files of its table', () => {
    const readme = files.get('README.md') ?? '';
    const scripts = [...readme.matchAll(/npm (?:run )?(dev|build|start|test|typecheck)\b/g)];
    expect(scripts.length).toBeGreaterThan(3);
    for (const [, script = ''] of scripts) expect(manifest.scripts[script], script).toBeTruthy();
    for (const file of Object.keys((TEMPLATES[template] satisfies Template).files)) {
      expect(
        [...files.keys()].some((path) => path === file || path.startsWith(`${file}/`)),
        file,
      ).toBe(true);
      expect(readme).toContain(`\`${file}\``);
    }
  });

  it('leaves no placeholder', () => {
    for (const [path, text] of files) expect(text, path).not.toMatch(/%\w+%/);
    expect([...files.values()].join('\n')).toContain('my-shop');
  });
});
