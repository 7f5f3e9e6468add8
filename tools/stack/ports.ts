import getPort from 'get-port';

/** Whether nobody listens on this port, on any address of this machine. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await getPort({ port, reserve: false })) === port;
}

/** Ports that nobody listens on, all different. */
export async function findFreePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) ports.push(await getPort());
  return ports;
}
