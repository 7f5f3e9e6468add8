/** The entry point for runtimes that have no `node:crypto`. */
export * from './shared.ts';
export { createAntomClient, type AntomClient } from './web-client.ts';
