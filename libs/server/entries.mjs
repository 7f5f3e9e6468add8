/** What can be imported: the name of each entry point, and its source. */
export const ENTRIES = {
  index: 'src/index.ts',
  web: 'src/web.ts',
  express: 'src/handler/express.ts',
  fastify: 'src/handler/fastify.ts',
  h3: 'src/handler/h3.ts',
  hono: 'src/handler/hono.ts',
  koa: 'src/handler/koa.ts',
  lambda: 'src/handler/lambda.ts',
  money: 'src/money.ts',
  nest: 'src/handler/nest.ts',
  next: 'src/handler/next.ts',
  node: 'src/handler/node.ts',
  sveltekit: 'src/handler/sveltekit.ts',
  testing: 'src/testing.ts',
};

/** What bin/antom.js runs; nobody imports it. */
export const COMMANDS = { doctor: 'src/doctor/cli.ts' };
