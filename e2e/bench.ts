import { fileURLToPath } from 'node:url';
import { preview } from 'vite';

/** A page with nothing but the SDK, and the seed's samples, built from `site`. */
export interface Bench {
  readonly address: string;
  stop(): Promise<void>;
}

export async function startBench(port: number, merchant: string): Promise<Bench> {
  const server = await preview({
    configFile: false,
    root: fileURLToPath(new URL('.', import.meta.url)),
    build: { outDir: 'dist' },
    logLevel: 'error',
    preview: { host: 'localhost', port, strictPort: true, proxy: { '/api': merchant } },
  });
  return { address: `http://localhost:${port}`, stop: () => server.close() };
}
