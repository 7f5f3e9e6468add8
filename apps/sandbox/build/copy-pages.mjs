// The sandbox serves the cashier page and the inspector from its own dist.
import { cpSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

for (const page of ['cashier', 'inspector']) {
  const from = fileURLToPath(new URL(`../../${page}/dist`, import.meta.url));
  if (!existsSync(from)) {
    console.error(`apps/${page}/dist is missing: build apps/${page} first.`);
    process.exit(1);
  }
  cpSync(from, fileURLToPath(new URL(`../dist/${page}`, import.meta.url)), { recursive: true });
}
