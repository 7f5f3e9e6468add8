/**
 * What the runs of all products stand on. A bundler puts that into a file of its own, which is asked for together with the
 * code of a product: otherwise a browser learns of it only when that code has arrived.
 */
export * from './isolation/page-lock.ts';
export * from './isolation/quarantine.ts';
export * from './official/prepared.ts';
export * from './official/source.ts';
export * from './page/frame-move.ts';
export * from './page/page-address.ts';
export * from './preflight.ts';
export * from './redirect.ts';
