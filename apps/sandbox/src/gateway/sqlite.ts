/**
 * Node's SQLite, looked up when it is needed: a test on an older Node may import this package and connect to a sandbox that
 * runs elsewhere.
 */
export const findSqlite = () => process.getBuiltinModule?.('node:sqlite');
