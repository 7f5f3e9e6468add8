/**
 * npm start: everything that a payment runs through, on this machine. With `-- --scale` the shops' server runs as a large
 * shop does: three instances on PostgreSQL, behind a balancer.
 */
import { ensureBuilt } from './build.ts';
import { Failure, runMain } from './failure.ts';
import { readFlags } from './flags.ts';
import { checkPorts, PART_NAMES, portsFrom } from './parts.ts';
import { startScaledMerchant, type ScaledMerchant } from './scaled-merchant.ts';
import { startStack } from './stack.ts';
import { inRoot } from './workspace.ts';

const INSTANCES = 3;

const isRoot = process.getuid?.() === 0;
const DATA_OF_ROOT = '/var/tmp/ams-cashier-postgres-';

const scaleText = ({ instances, databaseUrl }: ScaledMerchant) => `
  Its instances    ${instances.join(', ')}
  Their database   ${databaseUrl}

Kill an instance, or the database and start it again: no order is lost, and none is paid twice.
`;

const { values: flags } = readFlags({ options: { scale: { type: 'boolean', default: false } } });

await runMain(
  async () => {
    const ports = portsFrom(process.env);
    await checkPorts(ports);
    await ensureBuilt();

    console.log('Starting …');
    const { addresses, settings, crashed } = await startStack({
      ports,
      only: PART_NAMES.filter((name) => !flags.scale || name !== 'merchant'),
      data: inRoot('.sandbox'),
      merchantEnv: Object.fromEntries(
        Object.entries(process.env).flatMap(([name, value]) =>
          name.startsWith('ANTOM_') && value ? [[name, value]] : [],
        ),
      ),
    });
    const scaled = flags.scale
      ? await startScaledMerchant({
          settings,
          instances: INSTANCES,
          // PostgreSQL runs as another user if we are root, and can't go into every folder of root's
          postgres: { data: isRoot ? DATA_OF_ROOT + ports.merchant : inRoot('.sandbox/postgres') },
        })
      : undefined;
    console.log(`
A payment runs here, from end to end:

  Angular shop     ${addresses.angular}
  Vue shop         ${addresses.vue}
  Vanilla shop     ${addresses.vanilla}
  Shops' server    ${addresses.merchant}${scaled ? `   (a balancer of ${INSTANCES} instances)` : ''}
  Sandbox          ${addresses.sandbox}   (its page shows what happens to each payment)
${scaled ? scaleText(scaled) : ''}
Test cards, with any future expiry date, any 3 digits and any name:

  4054 6957 2310 0768   succeeds
  4054 6927 6017 4822   is declined
  4000 0000 0000 3014   asks for 3-D Secure

Press Ctrl-C to stop everything.`);
    throw new Failure(await Promise.race([crashed, ...(scaled ? [scaled.crashed] : [])]));
  },
  () => console.log('\nStopping …'),
);
