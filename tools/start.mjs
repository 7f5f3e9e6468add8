/**
 * npm start: everything that a payment runs through, on this machine.
 * Begins on whatever Node is there, so the first thing is to find out whether it will do.
 */
import { whyNotHere } from './platform.mjs';

const reason = whyNotHere(process.platform, process.version);
if (reason) {
  console.error(reason);
  process.exit(1);
}

const { runMain, Failure } = await import('./failure.mjs');
const { stopAllOnSignal } = await import('./child.mjs');
const { ensureInstalled } = await import('./install.mjs');
const { ensureBuilt } = await import('./build.mjs');
const { checkPorts, portsFrom, startStack } = await import('./stack.mjs');
const { inRoot } = await import('./workspace.mjs');

stopAllOnSignal(() => console.log('\nStopping …'));

await runMain(async () => {
  const ports = portsFrom(process.env);
  await checkPorts(ports);
  await ensureInstalled();
  await ensureBuilt();

  console.log('Starting …');
  const { addresses, crashed } = await startStack({
    ports,
    data: inRoot('.sandbox'),
    merchantEnv: Object.fromEntries(
      Object.entries(process.env).flatMap(([name, value]) =>
        name.startsWith('ANTOM_') && value ? [[name, value]] : [],
      ),
    ),
  });
  console.log(`
A payment runs here, from end to end:

  Angular shop     ${addresses.angular}
  Vue shop         ${addresses.vue}
  Vanilla shop     ${addresses.vanilla}
  Shops' server    ${addresses.merchant}
  Sandbox          ${addresses.sandbox}   (its page shows what happens to each payment)

Test cards, with any future expiry date, any 3 digits and any name:

  4054 6957 2310 0768   succeeds
  4054 6927 6017 4822   is declined
  4000 0000 0000 3014   asks for 3-D Secure

Ctrl-C stops everything.`);
  throw new Failure(await crashed);
});

const { stopAll } = await import('./child.mjs');
await stopAll();
