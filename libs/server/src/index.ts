/** The entry point for Node, Bun and Deno. */
export * from './shared.ts';
export { readPrivateKey, readPublicKey } from './key.ts';
export { createAntomClient, type AntomClient } from './node-client.ts';
export { sign, verify } from './node-signature.ts';
