/**
 * `ng add @ams-cashier/angular`: the CLI installs the package, this writes its provider where the application keeps its
 * own: into app.config.ts, or into the module that is bootstrapped. All imports come from the Angular CLI.
 */
import { SchematicsException, type Rule, type Tree } from '@angular-devkit/schematics';
import { addRootImport, addRootProvider, readWorkspace } from '@schematics/angular/utility';
import { getAppModulePath, isStandaloneApp } from '@schematics/angular/utility/ng-ast-utils';
import { findAppConfig } from '@schematics/angular/utility/standalone/app_config';
import {
  findBootstrapApplicationCall,
  getMainFilePath,
} from '@schematics/angular/utility/standalone/util';

/** As ng-add.schema.json has checked them. */
export interface NgAddOptions {
  readonly project?: string;
  readonly environment?: 'sandbox' | 'prod';
  readonly locale?: string;
}

const PACKAGE = '@ams-cashier/angular';

export function ngAdd({ project, environment = 'sandbox', locale }: NgAddOptions): Rule {
  const options = `{ environment: '${environment}'${locale ? `, locale: '${locale}'` : ''} }`;
  return async (tree, { logger }) => {
    const name = await findApplication(tree, project);
    const main = await getMainFilePath(tree, name);
    const isStandalone = isStandaloneApp(tree, main);
    const root = isStandalone ? configText(tree, main) : moduleText(tree, main);
    if (/\b(provideAmsCashier|AmsCashierModule)\b/.test(root)) {
      logger.info(`"${name}" has a cashier already; nothing was changed.`);
      return;
    }
    return isStandalone
      ? addRootProvider(
          name,
          ({ code, external }) => code`${external('provideAmsCashier', PACKAGE)}(${options})`,
        )
      : addRootImport(
          name,
          ({ code, external }) =>
            code`${external('AmsCashierModule', PACKAGE)}.forRoot(${options})`,
        );
  };
}

/** The name of the application that is meant. */
async function findApplication(tree: Tree, requested: string | undefined): Promise<string> {
  const { projects } = await readWorkspace(tree);
  const applications = [...projects]
    .filter(([, { extensions }]) => extensions['projectType'] === 'application')
    .map(([name]) => name);
  const [first, second] = applications;
  const name = requested ?? (second === undefined ? first : undefined);
  if (name !== undefined && applications.includes(name)) return name;
  const came =
    requested === undefined
      ? '--project is missing'
      : `--project ${requested} is not an application of this workspace`;
  const choice = applications.map((application) => `--project ${application}`).join(' or ');
  const fix = choice ? `Pass ${choice}` : 'Create an application first: ng generate application';
  throw new SchematicsException(`${came}. ${fix}.`);
}

/** What `bootstrapApplication` is given; empty if that is nothing yet. */
function configText(tree: Tree, main: string): string {
  const config = findAppConfig(findBootstrapApplicationCall(tree, main), tree, main);
  return config?.node.getText() ?? '';
}

/** The file of the module that is bootstrapped. */
function moduleText(tree: Tree, main: string): string {
  try {
    return tree.readText(getAppModulePath(tree, main));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SchematicsException(
      `Could not determine how ${main} bootstraps the application (${reason}). Add provideAmsCashier({ environment: 'sandbox' }) to its providers yourself.`,
    );
  }
}
