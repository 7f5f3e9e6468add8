// @vitest-environment node
/** The README's tables of names, compared with what Vue makes of the component. Its code blocks: tools/docs/check.mjs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as core from '@ams-cashier/core';
import { createSSRApp, h, type Component } from 'vue';
import { parse } from 'vue/compiler-sfc';
import { renderToString } from 'vue/server-renderer';
import { describe, expect, it } from 'vitest';
import * as vue from './index.ts';
import nuxtModule, { type Nuxt } from './nuxt.ts';
import { createScriptedCashier } from './testing.ts';

const read = (path: string) => readFileSync(join(import.meta.dirname, '..', path), 'utf8');
const readme = read('README.md');

/** The rows of the table whose first heading is this, each cell without its back-ticks. */
function table(heading: string): string[][] {
  const rows = readme.split(new RegExp(`^\\| ${heading} .*\\n.*\\n`, 'm'))[1]?.split('\n') ?? [];
  const end = rows.findIndex((row) => !row.startsWith('|'));
  return rows.slice(0, end).map((row) =>
    row
      .split('|')
      .map((cell) => cell.trim().replaceAll('`', ''))
      .slice(1),
  );
}

const named = (heading: string) =>
  table(heading)
    .map(([name]) => name)
    .sort();

/** Slots of the component's template, with what each of them gets. */
function slots(): string[][] {
  const { template } = parse(read('src/AmsCashier.vue')).descriptor;
  const found: string[][] = [];
  const visit = (node: { children?: readonly unknown[] }) => {
    for (const child of (node.children ?? []) as NonNullable<typeof template>['ast'][]) {
      if (child && 'tag' in child && child.tag === 'slot') {
        const { props } = child as unknown as {
          props: { name: string; value?: { content: string }; arg?: { content: string } }[];
        };
        const name = props.find((prop) => prop.name === 'name')?.value?.content ?? 'default';
        const given = props.flatMap(({ name, arg }) => (name === 'bind' && arg ? arg.content : []));
        found.push([name, `{ ${given.sort().join(', ')} }`]);
      }
      if (child) visit(child as never);
    }
  };
  if (template?.ast) visit(template.ast);
  return found;
}

describe('the README', () => {
  it('has every prop', () => {
    const { props } = vue.AmsCashier as unknown as { props: Record<string, unknown> };
    const own = Object.keys(props).filter((name) => name !== 'openModifiers');
    expect(own.length).toBeGreaterThan(0);
    expect(named('Prop')).toEqual(own.sort());
  });

  it('has every emit', () => {
    const { emits } = vue.AmsCashier as unknown as { emits: string[] };
    expect(named('Emit')).toEqual([...emits].sort());
  });

  it('has every slot with its props', () => {
    expect(slots()).toHaveLength(3);
    expect(
      table('Slot')
        .map((row) => row.slice(0, 2))
        .sort(),
    ).toEqual(slots().sort());
  });

  it('has every exposed method', async () => {
    let exposed: string[] = [];
    const { setup } = vue.AmsCashier as unknown as {
      setup(props: object, context: { expose(names: object): void }): unknown;
    };
    const watched: Component = {
      ...(vue.AmsCashier as object),
      setup: (props: object, context: { expose(names: object): void }) =>
        setup(props, {
          ...context,
          expose: (names) => {
            exposed = Object.keys(names);
          },
        }),
    };
    await renderToString(createSSRApp(() => h(watched)).use(createScriptedCashier()));
    expect(named('Exposed')).toEqual(exposed.sort());
  });

  it('has every member of useCashier', () => {
    const client = core.createCashier({ environment: 'sandbox' });
    expect(named('Member')).toEqual(Object.keys(vue.useCashier(client)).sort());
  });

  it('lists only options that Nuxt can read from its environment, and engines', () => {
    const config: Record<string, unknown> = {};
    const nuxt: Nuxt = {
      options: {
        buildDir: '',
        build: { templates: [] },
        plugins: [],
        runtimeConfig: { public: config },
      },
      hook: () => undefined,
    };
    nuxtModule({}, nuxt);
    const keys = Object.keys(Object(config['amsCashier']));
    const data = named('option').filter((name) => name !== 'engines');
    expect(data.length).toBeGreaterThan(5);
    expect(keys).toEqual(expect.arrayContaining(data));
  });

  it('has every export and entry of its own', async () => {
    const own = Object.keys(vue).filter((name) => name !== 'default' && !(name in core));
    expect(own.sort()).toEqual([
      'AmsCashier',
      'CASHIER_INJECTION_KEY',
      'createCashierPlugin',
      'useCashier',
    ]);
    const entries = Object.keys(JSON.parse(read('package.json')).exports);
    const names = entries
      .filter((entry) => entry !== './package.json')
      .map((entry) => `@ams-cashier/vue${entry.slice(1)}`);
    for (const name of [...own, ...names, 'createScriptedCashier']) expect(readme).toContain(name);
  });
});
