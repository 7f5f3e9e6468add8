/**
 * npm run test:mutants: breaks, in a copy, what keeps each law, one place at a time, and demands that the tests notice.
 * A mutant that lives is a law that nobody watches.
 */
import { LAW_MUTANTS } from '../libs/sdk-core/test/mutants.mjs';
import { stopAllOnSignal } from './child.mjs';
import { runMain } from './failure.mjs';
import { runMutants } from './mutant-run.mjs';

stopAllOnSignal();
await runMain(async () => {
  const survived = await runMutants(
    LAW_MUTANTS.map(({ law, breaks, ...place }) => ({
      ...place,
      name: `law ${law.toString().padStart(2)}  ${breaks}`,
      package: 'libs/sdk-core',
    })),
  );
  return survived ? 1 : 0;
});
