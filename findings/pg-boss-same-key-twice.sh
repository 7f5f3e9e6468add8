#!/usr/bin/env bash
# pg-boss 12.38.0, send() with `singletonKey`, against PostgreSQL 18 (PGlite 0.5.17)
#
# A notification comes twice, and each time the handler sends a job to capture the order, with the order's number as
# `singletonKey`. One would expect one job; and a job whose capture fails to be left alone until somebody has looked.
# Seen: in a queue of the default policy the key does nothing. Both calls answer with the id of a new job, and the order is
# captured twice. A job that fails is done again, two more times, since version 10: if the answer of a capture is lost,
# it is sent three times. A queue of the policy "exclusive" answers null for the second job, and `retryLimit: 0` is one
# attempt.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
# the database's optional extensions are left out
npm install --silent --ignore-scripts --legacy-peer-deps pg-boss@12.38.0 @electric-sql/pglite@0.5.17 \
  @electric-sql/pglite-socket@0.2.17 @opentelemetry/api@1.10.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { PgBoss } from 'pg-boss';

const database = await PGlite.create();
const server = new PGLiteSocketServer({ db: database, host: '127.0.0.1', port: 0, maxConnections: 10 });
await server.start();
const boss = new PgBoss({
  connectionString: `postgres://postgres@${server.getServerConn()}/postgres`,
  max: 1,
  supervise: false,
  schedule: false,
});
boss.on('error', (error) => console.error(error));
await boss.start();

/** How many jobs two calls with one key make, and how often one that fails is done. */
async function ask(name, options) {
  await boss.createQueue(name, options);
  const ids = [
    await boss.send(name, { order: '4711' }, { singletonKey: '4711' }),
    await boss.send(name, { order: '4711' }, { singletonKey: '4711' }),
  ];
  const jobs = await boss.fetch(name, { batchSize: 10 });
  for (const job of jobs.slice(1)) await boss.complete(name, job.id);
  let attempts = 0;
  for (let [job] = jobs; job; [job] = await boss.fetch(name)) {
    attempts += 1;
    await boss.fail(name, job.id, new Error('The answer was lost'));
  }
  return { jobs: ids.filter((id) => id !== null).length, attempts };
}
const seen = {
  standard: await ask('standard', {}),
  exclusive: await ask('exclusive', { policy: 'exclusive', retryLimit: 0 }),
};
await boss.stop({ graceful: false });
await server.stop();
await database.close();
console.log(seen);
assert.deepEqual(seen, { standard: { jobs: 2, attempts: 3 }, exclusive: { jobs: 1, attempts: 1 } });
process.exit();
JS
timeout 60 node seen.mjs
