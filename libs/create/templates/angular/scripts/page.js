/** How the page is served while you work on it. */
export const page = {
  port: 4200,
  /** @type {(port: number, mode: string) => [string, readonly string[]]} */
  command: (port) => ['node_modules/.bin/ng', ['serve', '--port', String(port)]],
};
