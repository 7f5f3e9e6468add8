/** The packages that are published. */

export interface PublishedPackage {
  /** Where its package.json is, once it is built. */
  readonly folder: string;
  /** A module that Node has to import first. */
  readonly before?: string;
  /** CommonJS can load it too, also where `require` takes no ES modules. */
  readonly isDual?: boolean;
  /** An export that it must have; without one it is a command. */
  readonly expected?: string;
}

export const PACKAGES: Readonly<Record<string, PublishedPackage>> = {
  core: { folder: 'libs/sdk-core', expected: 'AMSCashierPayment' },
  server: { folder: 'libs/server', expected: 'createAntomClient', isDual: true },
  vue: { folder: 'libs/vue', expected: 'AmsCashier' },
  // partially compiled, as Angular libraries are: Node needs the compiler to finish it
  angular: {
    folder: 'libs/angular/dist',
    before: '@angular/compiler',
    expected: 'AmsCashierModule',
  },
  sandbox: { folder: 'apps/sandbox', expected: 'startSandbox', isDual: true },
  create: { folder: 'libs/create' },
};
