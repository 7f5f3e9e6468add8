/** How page and server are served while you work on them. */
export const page = {
  port: 3000,
  /** @type {(port: number, mode: string) => [string, readonly string[]]} */
  command: (port) => ['node_modules/.bin/nuxt', ['dev', '--port', String(port), '--no-fork']],
};
