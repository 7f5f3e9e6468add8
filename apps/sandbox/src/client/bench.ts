import { startShop, type ShopCommand } from './shop-process.ts';
import { startSandbox, type Sandbox, type SandboxSettings } from './start.ts';

/** For test runners that start the sandbox themselves. */
export interface BenchSettings extends SandboxSettings {
  /** Default: 4242; 0 takes a free port. */
  readonly port?: number;
  /** Starts the shop under test, once the sandbox is there. */
  readonly shop?: ShopCommand;
}

/** A sandbox, and the shop that uses it. */
export interface Bench {
  readonly sandbox: Sandbox;
  stop(): Promise<void>;
}

export async function startBench({ shop, ...settings }: BenchSettings): Promise<Bench> {
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
