/** npm start: everything that a payment runs through, on this machine. */
import { ensureBuilt } from './build.ts';
import { Failure, runMain } from './failure.ts';
import { checkPorts, portsFrom } from './parts.ts';
import { startStack } from './stack.ts';
import { inRoot } from './workspace.ts';

await runMain(
  async () => {
    const ports = portsFrom(process.env);
    await checkPorts(ports);
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

Press Ctrl-C to stop everything.`);
    throw new Failure(await crashed);
  },
  () => console.log('\nStopping …'),
);
