#!/usr/bin/env bash
# convict 6.2.5, formats int, nat, Number and Boolean, and envalid 8.2.0, num(), for variables of the environment; env-var
# 7.5.0 beside them
#
# A shop's fee, its smallest amount and its limit for a refund are in the environment, and whether it captures by itself.
# Such a library is there so that the server doesn't start with a value that is no number: one would expect 2,5 and 1,000 to
# be refused, 12.50 to be refused where an integer is asked for, and 1e6 to be a million or an error.
# Seen: the number at the beginning of the text is taken and the rest left out. With convict, validated strictly, 12.50 is
# 12, 2,5 is 2, and a limit of 1e6 or 1,000 is 1; any Boolean but "false" is true, 0 and "no" among them, so that CAPTURE=0
# captures. envalid has 1e6 and the booleans right, and takes 2,5 for 2 and 1,000 for 1. env-var refuses all four.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts convict@6.2.5 envalid@8.2.0 env-var@7.5.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import convict from 'convict';
import envVar from 'env-var';
import { bool, cleanEnv, num } from 'envalid';

function attempt(read) {
  try {
    return read();
  } catch {
    return 'refused';
  }
}
const byConvict = (format, value) =>
  attempt(() => {
    const config = convict({ value: { format, default: null, nullable: true, env: 'VALUE' } }, { env: { VALUE: value } });
    return config.validate({ allowed: 'strict' }).get('value');
  });
const byEnvalid = (validator, VALUE) =>
  attempt(() => {
    const reporter = ({ errors }) => assert.equal(errors.VALUE, undefined);
    return cleanEnv({ VALUE }, { VALUE: validator() }, { reporter }).VALUE;
  });
const byEnvVar = (method, VALUE) => attempt(() => envVar.from({ VALUE }).get('VALUE')[method]());

const seen = {};
for (const [value, format] of [['12.50', 'int'], ['2,5', Number], ['1e6', 'nat'], ['1,000', 'nat']]) {
  const method = format === Number ? 'asFloat' : 'asInt';
  seen[value] = [byConvict(format, value), byEnvalid(num, value), byEnvVar(method, value)];
}
for (const value of ['false', '0', 'no']) {
  seen[value] = [byConvict(Boolean, value), byEnvalid(bool, value), byEnvVar('asBool', value)];
}
console.log(seen);
assert.deepEqual(seen, {
  '12.50': [12, 12.5, 'refused'],
  '2,5': [2, 2, 'refused'],
  '1e6': [1, 1_000_000, 'refused'],
  '1,000': [1, 1, 'refused'],
  false: [false, false, false],
  0: [true, false, false],
  no: [true, false, 'refused'],
});
JS
node seen.mjs
