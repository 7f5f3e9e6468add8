/** How the page is served while you work on it. */
export const page = {
  port: 5173,
  /** @type {(port: number, mode: string) => [string, readonly string[]]} */
  command: (port, mode) => [
    'node_modules/.bin/vite',
    ['--port', String(port), '--strictPort', '--mode', mode, '--clearScreen', 'false'],
  ],
};
