/** A connection between two parts of the stack that can be cut, and that cuts itself. */
import { connect, createServer, type Server, type Socket } from 'node:net';

export interface FaultyProxy {
  /** Every connection that is open breaks off, in the middle of whatever it carries. */
  cut(): void;
  stop(): Promise<void>;
}

/** May change while the proxy runs. */
export interface ProxyFaults {
  /** From 0 to 1. */
  readonly random: () => number;
  /** How many of the new connections break off by themselves, from 0 to 1. */
  share: number;
}

/** Listens on 127.0.0.1 and passes everything on to a port there. The caller chooses both, for parts name them. */
export async function startFaultyProxy(
  port: number,
  target: number,
  faults: ProxyFaults,
): Promise<FaultyProxy> {
  const open = new Set<Socket>();

  function join(from: Socket): void {
    const to = connect(target, '127.0.0.1');
    const end = () => {
      from.destroy();
      to.destroy();
      open.delete(from);
    };
    open.add(from);
    from.pipe(to);
    to.pipe(from);
    for (const side of [from, to]) side.on('error', end).on('close', end);
    const { random, share } = faults;
    if (random() >= share) return;
    // before the request is there, or after it and before, in or after the answer
    const bytes = Math.floor(random() * 4_000);
    let passed = 0;
    const side = random() < 0.5 ? from : to;
    side.on('data', (chunk: Buffer) => {
      passed += chunk.length;
      if (passed >= bytes) end();
    });
  }

  const server: Server = createServer(join).listen(port, '127.0.0.1');
  await new Promise((resolve, reject) => {
    server.once('listening', resolve).once('error', reject);
  });
  return {
    cut: () => open.forEach((socket) => socket.destroy()),
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      open.forEach((socket) => socket.destroy());
      await closed;
    },
  };
}
