import { checkRecords } from './record-file.ts';
import { startShop, type ShopCommand } from './shop-process.ts';
import { startSandbox, type Sandbox, type SandboxSettings } from './start.ts';

/** For test runners that start the sandbox themselves. */
export interface BenchSettings extends SandboxSettings {
  /** Default: 4242; 0 takes a free port. */
  readonly port?: number;
  /** Starts the shop under test, once the sandbox is there. */
  readonly shop?: ShopCommand;
  /** The folder of the records of failed tests. Default: `ams-cashier-records`; `false` keeps none. */
  readonly records?: string | false;
}

/** A sandbox, and the shop that uses it. */
export interface Bench {
  readonly sandbox: Sandbox;
  stop(): Promise<void>;
}

/** Rejects with a SandboxError about a wrong setting, or what keeps sandbox or shop from starting. */
export async function startBench({ shop, records, ...settings }: BenchSettings): Promise<Bench> {
  checkRecords(records);
  const sandbox = await startSandbox({ port: 4242, ...settings });
  try {
    const environment = { ...sandbox.environment, AMS_SANDBOX_URL: sandbox.url };
    const process = shop && (await startShop(shop, environment));
    return {
      sandbox,
      async stop() {
        await process?.stop();
        await sandbox.stop();
      },
    };
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
}
