// The sandbox serves the cashier page from its own dist.
import { cpSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const from = fileURLToPath(new URL('../../cashier/dist', import.meta.url));
const to = fileURLToPath(new URL('../dist/cashier', import.meta.url));
if (!existsSync(from)) {
  console.error('apps/cashier/dist is missing: build apps/cashier first.');
  process.exit(1);
}
cpSync(from, to, { recursive: true });
