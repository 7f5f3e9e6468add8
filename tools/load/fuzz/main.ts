/**
 * Requests to every endpoint of the sandbox and the shops' server that are almost right: walks through payments of all
 * kinds, and beside each step the same request with other fields, headers, path or bytes.
 *
 * Fails when a walk that nobody disturbs doesn't reach what it should, on an answer of 5xx or of an inner failure, on a
 * cut connection, on a stack trace, on a card number in a file, and when a server's memory after collection has grown by
 * more than 20 MB since the first thousand requests, or half of them if they are fewer. Requires a build.
 *
 * `node tools/load/fuzz/main.ts [--requests 10000] [--seed n]`
 */
import { randomInt } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readPrivateKey, sign } from '@ams-cashier/server';
import { readFlags } from '../../stack/flags.ts';
import { Failure, inRoot, runMain, startStack } from '../../stack/index.ts';
import { CARDS, endpointsOf } from './endpoints.ts';
import { Fuzzer, type Signer } from './fuzzer.ts';
import { HttpClient } from './http-client.ts';
import { walksOf } from './walks.ts';

const MEGABYTE = 1_048_576;
const MAX_GROWTH = 20 * MEGABYTE;
const WARM_UP = 1_000;
const AT_ONCE = 8;
/** Too high to be met: what happens at the limit is tested elsewhere. */
const RATE = '1000000';

const { values: flags } = readFlags({
  options: {
    requests: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
  },
});
const count = Number(flags.requests);
const seed = Number(flags.seed);

async function signerOf(sandbox: string): Promise<Signer> {
  const credentials = await (await fetch(`${sandbox}/sandbox/credentials`)).json();
  const { clientId, merchantPrivateKey } = credentials as {
    readonly clientId: string;
    readonly merchantPrivateKey: string;
  };
  const privateKey = readPrivateKey(merchantPrivateKey);
  return (path, body) => {
    const time = String(Date.now());
    return {
      'content-type': 'application/json',
      'client-id': clientId,
      'request-time': time,
      signature: sign({ method: 'POST', path, clientId, time, body }, privateKey),
    };
  };
}

/** Bytes after collection, of each server. */
async function memoryOf(probes: string): Promise<Map<string, number>> {
  const all = new Map<string, number>();
  for (const script of readdirSync(probes)) {
    const port = readFileSync(join(probes, script), 'utf8');
    all.set(script, Number(await (await fetch(`http://127.0.0.1:${port}`)).text()));
  }
  return all;
}

const megabytes = (bytes: number): string => `${(bytes / MEGABYTE).toFixed(1)} MB`;

function checkGrowth(before: Map<string, number>, after: Map<string, number>): void {
  const grown = [...after].filter(([script, bytes]) => {
    const then = before.get(script) ?? 0;
    console.log(`${script}: ${megabytes(then)} after collection, then ${megabytes(bytes)}`);
    return bytes - then > MAX_GROWTH;
  });
  if (grown.length === 0) return;
  const scripts = grown.map(([script]) => script).join(' and ');
  throw new Failure(`${scripts} grew by more than ${megabytes(MAX_GROWTH)}, seed ${seed}`);
}

function checkFiles(data: string): void {
  const files = readdirSync(data).map((name) => readFileSync(join(data, name), 'latin1'));
  const text = files.join('');
  if (!text.includes('4054********0768')) throw new Failure('There is no payment in the files.');
  if (text.includes(CARDS.paid)) throw new Failure('A card number is in the files.');
}

await runMain(async () => {
  const data = mkdtempSync(join(tmpdir(), 'ams-cashier-fuzz-'));
  const probes = mkdtempSync(join(tmpdir(), 'ams-cashier-probes-'));
  process.env['MEMORY_PROBES'] = probes;
  const probe = pathToFileURL(inRoot('tools/load/memory-probe.mjs')).href;
  process.env['NODE_OPTIONS'] = `--import=${probe}`;
  const stack = await startStack({
    only: ['sandbox', 'merchant'],
    data,
    merchantEnv: { MAX_RATE: RATE },
    sandboxArgs: ['--max-rate', RATE],
  });
  const client = new HttpClient(AT_ONCE);
  const { addresses } = stack;
  try {
    const fuzzer = new Fuzzer({
      addresses,
      client,
      signer: await signerOf(addresses.sandbox),
      walks: walksOf(endpointsOf(addresses)),
      atOnce: AT_ONCE,
    });
    const crashed = stack.crashed.then((reason) => {
      throw new Failure(`${reason}\nseed ${seed}`);
    });
    const check = () => {
      if (fuzzer.faults.length === 0) return;
      throw new Failure(`${fuzzer.faults.join('\n')}\nseed ${seed}`);
    };
    console.log(`${count} requests, seed ${seed}`);
    const begun = Date.now();
    await Promise.race([fuzzer.reachEverything(), crashed]);
    check();
    // what a server has loaded and compiled by its first requests is no growth
    const warm = Math.max(fuzzer.sent, Math.min(WARM_UP, Math.ceil(count / 2)));
    await Promise.race([fuzzer.fuzz(warm, seed), crashed]);
    check();
    const before = await memoryOf(probes);
    await Promise.race([fuzzer.fuzz(count, seed + 1), crashed]);
    check();
    const after = await memoryOf(probes);
    const seconds = ((Date.now() - begun) / 1000).toFixed(1);
    console.log(`${fuzzer.sent} sent in ${seconds} s. What was reached, and how often:`);
    console.log(String(fuzzer.coverage));
    checkGrowth(before, after);
    await stack.stop();
    checkFiles(data);
  } finally {
    client.close();
    await stack.stop();
    rmSync(data, { recursive: true, force: true });
    rmSync(probes, { recursive: true, force: true });
  }
});
