/** Between Antom and the shop: notifications are doubled, delayed, put into another order, and lost. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const LONGEST_DELAY_MS = 3000;

/** The share of each fault. */
const FAULTS = { doubled: 0.15, late: 0.2, again: 0.1, lost: 0.1 } as const;
type Fault = keyof typeof FAULTS;

export interface UnreliableRelay {
  readonly url: string;
  readonly counts: Readonly<Record<Fault | 'all', number>>;
  /** From now on it is reliable. */
  heal(): void;
  /** Resolves once nothing is on its way any more. */
  close(): Promise<void>;
}

/** @param target where the shop's server is; its address may be known later */
export async function startUnreliableRelay(
  target: { readonly url: string },
  random: () => number,
): Promise<UnreliableRelay> {
  const counts = { all: 0, doubled: 0, late: 0, again: 0, lost: 0 };
  const underWay = new Set<Promise<unknown>>();
  let isHealed = false;

  async function forward(path: string, headers: IncomingHttpHeaders, body: Buffer) {
    const { host: _, connection: __, 'content-length': ___, ...rest } = headers;
    const sent = Object.entries(rest).filter((one): one is [string, string] => Boolean(one[1]));
    const init = { method: 'POST', headers: sent, body: new Uint8Array(body) };
    const forwarding = fetch(target.url + path, { ...init, signal: AbortSignal.timeout(15_000) })
      .then(async (response) => ({ status: response.status, text: await response.text() }))
      .catch(() => ({ status: 502, text: '' }));
    underWay.add(forwarding);
    const answer = await forwarding;
    underWay.delete(forwarding);
    return answer;
  }

  function later(work: () => Promise<unknown>): void {
    const delayed = sleep(random() * LONGEST_DELAY_MS).then(work);
    underWay.add(delayed);
    void delayed.finally(() => underWay.delete(delayed));
  }

  function roll(): Fault | undefined {
    let dice = isHealed ? 1 : random();
    for (const [fault, share] of Object.entries(FAULTS) as [Fault, number][]) {
      dice -= share;
      if (dice < 0) return fault;
    }
    return undefined;
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const send = () => forward(request.url ?? '/', request.headers, Buffer.concat(chunks));
    const fault = roll();
    counts.all += 1;
    if (fault) counts[fault] += 1;
    if (fault === 'late' || fault === 'lost') {
      // to Antom it has failed, so it comes again; the late one arrives all the same
      if (fault === 'late') later(send);
      response.writeHead(503).end();
      return;
    }
    if (fault === 'again') later(send);
    const [answer] = await Promise.all(fault === 'doubled' ? [send(), send()] : [send()]);
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.text);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    heal() {
      isHealed = true;
    },
    async close() {
      while (underWay.size > 0) await Promise.all(underWay);
      server.close();
      server.closeAllConnections();
    },
  };
}
