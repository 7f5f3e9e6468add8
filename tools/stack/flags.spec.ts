import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

const FLAGS = new URL('./flags.ts', import.meta.url);

/** A command with two flags, run with `args`. */
function command(...args: readonly string[]) {
  const script = `
    import { readFlags } from '${FLAGS}';
    const options = { runs: { type: 'string', default: '30' }, full: { type: 'boolean' } };
    console.log(readFlags({ options }).values.runs);`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', script, '--', ...args], {
    encoding: 'utf8',
  });
}

test('reads the flags of a command', () => {
  assert.equal(command('--runs', '5').stdout, '5\n');
  assert.equal(command().stdout, '30\n');
});

for (const [what, args, reason] of [
  ['unknown', ['--help'], "Unknown option '--help'"],
  ['without its value', ['--runs'], "Option '--runs <value>' argument missing"],
  ['with a value too many', ['--full=yes'], "Option '--full' does not take an argument"],
  ['of no command', ['form'], "Unexpected argument 'form'"],
] as const) {
  test(`ends the command at a flag that is ${what}, and names those that there are`, () => {
    const { status, stdout, stderr } = command(...args);
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assert.ok(stderr.startsWith(reason), stderr);
    assert.match(stderr, /The flags are: --runs <value>, --full\.\n$/);
    assert.doesNotMatch(stderr, /node:internal/);
  });
}
