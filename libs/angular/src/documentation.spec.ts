/** The README's tables of names, compared with what Angular makes of the package. Its code blocks: tools/docs/check.mjs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reflectComponentType } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import * as core from '@ams-cashier/core';
import { createScriptedCashier } from '@ams-cashier/angular/testing';
import { describe, expect, it } from 'vitest';
import * as angular from './public-api';

const { AmsCashierComponent, AmsCashierService } = angular;

const folder = (...path: string[]) => join(process.cwd(), ...path);
const read = (...path: string[]) => readFileSync(folder(...path), 'utf8');
const readme = read('README.md');

/** The names in the first column of the table with this heading. */
function listed(heading: string): (string | undefined)[] {
  const [, table = ''] = readme.split(new RegExp(`\\| ${heading} +\\|.*\n.*\n`));
  const [rows = ''] = table.split('\n\n');
  return rows
    .split('\n')
    .map((row) => /`(?:--|\[?\(?)([\w$]+)/.exec(row)?.[1])
    .sort();
}

/** What an object offers: its own fields and its class's methods; Angular's own hooks and private parts aside. */
function members(of: object, prototype: object): string[] {
  const names = [...Object.keys(of), ...Object.getOwnPropertyNames(prototype)];
  return names.filter((name) => name !== 'constructor').sort();
}

describe('the README', () => {
  it('lists the inputs and outputs that the component has, and no others', () => {
    const facts = reflectComponentType(AmsCashierComponent);
    const names = (of: readonly { readonly templateName: string }[] = []) =>
      of.map(({ templateName }) => templateName).sort();
    expect(listed('Input')).toEqual(names(facts?.inputs));
    expect([...listed('Output'), 'openChange'].sort()).toEqual(names(facts?.outputs));
  });

  it('lists what can be done with a reference to the component', () => {
    TestBed.configureTestingModule({ providers: [createScriptedCashier().provide()] });
    const component = TestBed.createComponent(AmsCashierComponent).componentInstance;
    const facts = reflectComponentType(AmsCashierComponent);
    const bound = [...(facts?.inputs ?? []), ...(facts?.outputs ?? [])];
    const source = read('src', 'ams-cashier.component.ts');
    const hidden = [...source.matchAll(/^ {2}(?:private|protected) (?:readonly )?(\w+)/gm)];
    const closed = [...hidden.map(([, name]) => name), ...bound.map(({ propName }) => propName)];
    const open = members(component, AmsCashierComponent.prototype).filter(
      (name) => !closed.includes(name) && !name.startsWith('__'),
    );
    expect(listed('Reference')).toEqual(open);
  });

  it('lists what the service has', () => {
    TestBed.configureTestingModule({ providers: [createScriptedCashier().provide()] });
    const service = TestBed.inject(AmsCashierService);
    const own = members(service, AmsCashierService.prototype).filter(
      (name) => name !== 'connection',
    );
    expect(listed('`AmsCashierService`')).toEqual(own);
  });

  it('lists what the application is given, and the rest by name', () => {
    const own = Object.keys(angular).filter((name) => !(name in core));
    expect(own.length).toBeGreaterThan(8);
    for (const name of [...own, '@ams-cashier/angular/testing', 'createScriptedCashier']) {
      expect(readme).toContain(name);
    }
    expect(listed('Provider').every((name) => own.includes(name ?? ''))).toBe(true);
  });

  it('names the options of ng add', () => {
    const { properties } = JSON.parse(read('schematics', 'ng-add.schema.json'));
    expect(listed('`ng add`')).toEqual(Object.keys(properties).sort());
  });

  it('names the majors that the package allows', () => {
    const { peerDependencies } = JSON.parse(read('package.json'));
    const [, first, end] = /^>=(\d+)\.0\.0 <(\d+)\.0\.0$/.exec(
      peerDependencies['@angular/core'],
    ) as unknown as [string, string, string];
    expect(readme).toContain(`Angular ${first} to ${Number(end) - 1}`);
    const proved = readdirSync(folder('../../integrations'))
      .map((name) => /^angular-(\d+)$/.exec(name)?.[1])
      .filter((major) => major !== undefined);
    expect(proved).toEqual(
      Array.from({ length: Number(end) - Number(first) }, (_, at) => String(Number(first) + at)),
    );
  });
});
