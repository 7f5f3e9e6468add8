import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Application, type TypeDocOptions } from 'typedoc';
import { root } from './repository.ts';

interface Package {
  readonly name: string;
  readonly folder: string;
}

const PACKAGES: readonly Package[] = [
  { name: 'core', folder: 'libs/sdk-core' },
  { name: 'vue', folder: 'libs/vue' },
  { name: 'angular', folder: 'libs/angular/dist' },
  { name: 'server', folder: 'libs/server' },
];

/** The declaration files of a built package, by the name of their entry. */
function entriesOf({ folder }: Package): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  return Object.values(manifest.exports as object).flatMap((target) => {
    const types = findTypes(target);
    return types === undefined ? [] : [join(root, folder, types)];
  });
}

function findTypes(target: unknown): string | undefined {
  if (typeof target !== 'object' || target === null) return undefined;
  const own = (target as { readonly types?: unknown }).types;
  if (typeof own === 'string') return own;
  return Object.values(target).map(findTypes).find(Boolean);
}

const list = (path: string) =>
  PACKAGES.map(({ name }) => `- [@ams-cashier/${name}](${path}/${name}/index.md)`).join('\n');

/** By the page of the site. */
const OVERVIEWS: Readonly<Record<string, string>> = {
  'api/index.md': `# API

Every exported name with its type, made from the packages' types.

${list('.')}

What a page hears is in [events](../events.md) and [errors](../errors.md), what a server can call in
[calls of the server package](../server-calls.md).
`,
  'zh/api/index.md': `# API

所有导出的名称及其类型，由软件包的类型声明生成，说明文字为英文。

${list('../../api')}

页面会收到什么，见[事件](../events.md)和[错误](../errors.md)；服务端可以调用什么，见[服务端软件包的调用](../server-calls.md)。
`,
};

/** Writes the reference of every package's public types, made from what the build declares. */
export async function writeApi(content: string): Promise<void> {
  for (const part of PACKAGES) {
    const out = join(content, 'api', part.name);
    mkdirSync(out, { recursive: true });
    const options = {
      name: `@ams-cashier/${part.name}`,
      entryPoints: [...entriesOf(part)],
      tsconfig: join(root, 'apps/docs/collect/tsconfig.api.json'),
      skipErrorChecking: true,
      plugin: [fileURLToPath(import.meta.resolve('typedoc-plugin-markdown'))],
      outputs: [{ name: 'markdown', path: out }],
      readme: 'none',
      disableSources: true,
      excludeInternal: true,
      logLevel: 'Error',
      router: 'module',
      entryFileName: 'index',
      hidePageHeader: true,
      hideBreadcrumbs: true,
      // its links count the anchors of tables, too; the site gives headings alone an id
      useHTMLAnchors: true,
      useCodeBlocks: true,
      parametersFormat: 'table',
      propertiesFormat: 'table',
      interfacePropertiesFormat: 'table',
      enumMembersFormat: 'table',
      tableColumnSettings: { hideSources: true },
      validation: false,
    } as Partial<TypeDocOptions>;
    const app = await Application.bootstrapWithPlugins(options);
    const project = await app.convert();
    if (!project) throw new Error(`TypeDoc could not read the types of ${part.name}.`);
    await app.generateOutputs(project);
  }
  for (const [page, text] of Object.entries(OVERVIEWS)) {
    mkdirSync(dirname(join(content, page)), { recursive: true });
    writeFileSync(join(content, page), text);
  }
}
