/** The entry point for Node, Bun and Deno. */
export * from './shared.ts';
export { createAntomClient, type AntomClient } from './node-client.ts';
export { readPrivateKey, readPublicKey, sign, verify } from './node-signature.ts';
