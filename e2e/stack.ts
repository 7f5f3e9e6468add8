import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { freePorts } from '../tools/port.mjs';
import {
  PART_NAMES,
  startStack,
  type Addresses,
  type PartName,
  type Ports,
  type Stack,
} from '../tools/stack.mjs';

export type { Addresses, PartName, Stack };

/** Origins of the stack that all specs share, and of the bench: a page with nothing but the SDK. */
export const addresses: Addresses & { readonly bench: string } = JSON.parse(
  process.env['E2E_ADDRESSES'] ?? '{}',
);

export interface StackFixtures {
  /**
   * Starts a stack of the test's own, on free ports and with its databases on disk, for tests that kill a part or must
   * not meet other tests' payments. It is stopped after the test.
   *
   * @example
   * const own = await startOwnStack(['sandbox', 'merchant']);
   * await own.kill('sandbox');
   * await own.start('sandbox');
   */
  startOwnStack: (only?: readonly PartName[], sandboxArgs?: readonly string[]) => Promise<Stack>;
}

/** Playwright's test, with stacks. */
export const test = base.extend<StackFixtures>({
  // Playwright reads the fixtures that one needs from the pattern, so it has to be there
  startOwnStack: async ({}, use) => {
    const data = await mkdtemp(join(tmpdir(), 'ams-cashier-e2e-'));
    const stacks: Stack[] = [];
    await use(async (only = PART_NAMES, sandboxArgs = []) => {
      const free = await freePorts(PART_NAMES.length);
      const ports = Object.fromEntries(
        PART_NAMES.map((name, index) => [name, free[index]]),
      ) as Ports;
      const stack = await startStack({ ports, only, data, sandboxArgs });
      stacks.push(stack);
      return stack;
    });
    await Promise.all(stacks.map((stack) => stack.stop()));
    await rm(data, { recursive: true, force: true });
  },
});

export { expect } from '@playwright/test';
