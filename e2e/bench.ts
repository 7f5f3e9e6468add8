import { fileURLToPath } from 'node:url';
import { preview } from 'vite';

/** A page with nothing but the SDK, and the seed's samples, built from `site`. */
export interface Bench {
  readonly address: string;
  stop(): Promise<void>;
}

/** @param logLevel `silent` where the shop's server is meant to break off */
export async function startBench(
  port: number,
  merchant: string,
  logLevel: 'error' | 'silent' = 'error',
): Promise<Bench> {
  const server = await preview({
    configFile: false,
    root: fileURLToPath(new URL('.', import.meta.url)),
    build: { outDir: 'dist' },
    logLevel,
    preview: { host: 'localhost', port, strictPort: true, proxy: { '/api': merchant } },
  });
  return { address: `http://localhost:${port}`, stop: () => server.close() };
}
