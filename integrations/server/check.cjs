/** As a program in CommonJS has it, e.g. of Nest or under ts-jest. */
const assert = require('node:assert/strict');
const { AntomError, createAntomClient } = require('@ams-cashier/server');

assert.throws(() => createAntomClient({}), AntomError);
console.log('checked');
