/** npm run docs: the documentation site, built and served on this machine. PORT_DOCS changes its port. */
import { Failure, runMain } from './failure.ts';
import { nxEnv, nxScript } from './nx.ts';
import { isPortFree } from './ports.ts';
import { run, startProcess } from './process.ts';
import { waitForAnswer } from './stack.ts';
import { inRoot, root } from './workspace.ts';

await runMain(
  async () => {
    const port = Number(process.env['PORT_DOCS'] ?? 4500);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Failure(
        `PORT_DOCS is ${process.env['PORT_DOCS']}; it must be a port, such as 4500.`,
      );
    }
    if (!(await isPortFree(port))) {
      throw new Failure(`Port ${port} is in use. Stop what listens there, or set PORT_DOCS.`);
    }
    console.log('Building the packages and the site (what has not changed comes from the cache) …');
    const build = [nxScript, 'run', '@ams-cashier/docs:site', '--output-style=static'];
    // who only wants to read needs no browser of ours
    const env = { ...nxEnv(), PICTURES: 'if-possible' };
    const { code } = await run(process.execPath, build, { cwd: root, env, show: true });
    if (code !== 0) throw new Failure('The site could not be built; the reason is above.');

    const vitepress = inRoot('node_modules/vitepress/bin/vitepress.js');
    const server = startProcess(process.execPath, [vitepress, 'preview', '--port', String(port)], {
      cwd: inRoot('apps/docs'),
    });
    const address = `http://localhost:${port}`;
    await waitForAnswer('The site', address, server);
    console.log(`\nThe documentation: ${address}\n\nPress Ctrl-C to stop it.`);
    await server.ended;
    throw new Failure(`The site's server has ended:\n${server.tail()}`);
  },
  () => console.log('\nStopping …'),
);
