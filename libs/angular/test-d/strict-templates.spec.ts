import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const { resolve } = createRequire(import.meta.url);

/** What a template or a class says, and what the strict compiler answers; without an answer it has to compile. */
const CASES: readonly (readonly [template: string, body: string, answer?: RegExp])[] = [
  [
    `<ams-cashier session="a" display="inline" (paymentResult)="show($event)" />`,
    'show(event: ResultEvent) { return event.final; }',
  ],
  [`<ams-cashier [session]="1" />`, '', /TS2322/],
  [`<ams-cashier display="modal" />`, '', /TS2322/],
  [`<ams-cashier [sessions]="'a'" />`, '', /NG8002/],
  [
    `<ams-cashier (paymentResult)="show($event)" />`,
    'show(event: CashierErrorEvent) { return event.blame; }',
    /TS2345/,
  ],
  [
    `<ams-cashier><ng-template amsCashierError let-error>{{ error.reasons }}</ng-template></ams-cashier>`,
    '',
    /TS2551/,
  ],
];

it('strict templates: wrong usage does not compile, correct usage does', () => {
  const cache = join(process.cwd(), '.angular');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'types-'));
  try {
    CASES.forEach(([template, body], index) => {
      const source = `import { ChangeDetectionStrategy, Component } from '@angular/core';
import { AmsCashierModule, injectCashier, type CashierErrorEvent, type ResultEvent } from '@ams-cashier/angular';
@Component({ imports: [AmsCashierModule], changeDetection: ChangeDetectionStrategy.OnPush, template: \`${template}\` })
export class Case { readonly used: [typeof injectCashier, CashierErrorEvent?, ResultEvent?] = [injectCashier]; ${body} }
`;
      writeFileSync(join(folder, `case-${index}.ts`), source);
    });
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: '../../tsconfig.json', include: ['*.ts'] }),
    );
    let output = '';
    try {
      execFileSync(
        process.execPath,
        [
          resolve('@angular/compiler-cli/package.json').replace(
            'package.json',
            'bundles/src/bin/ngc.js',
          ),
          '-p',
          folder,
          '--noEmit',
        ],
        { encoding: 'utf8', stdio: 'pipe' },
      );
    } catch (error) {
      output =
        (error as { stdout: string; stderr: string }).stdout + (error as { stderr: string }).stderr;
    }
    const messages = CASES.map((_, index) =>
      output
        .split('\n')
        .filter((line) => line.includes(`case-${index}.ts`))
        .join('\n'),
    );
    CASES.forEach(([, , answer], index) => {
      if (answer) expect(messages[index]).toMatch(answer);
      else expect(messages[index]).toBe('');
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
