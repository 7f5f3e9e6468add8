/** How the page is served while you work on it. */
export const page = {
  port: 5173,
  /** @param {number} port @returns {[string, readonly string[]]} */
  command: (port) => [
    'node_modules/.bin/vite',
    ['--port', String(port), '--strictPort', '--clearScreen', 'false'],
  ],
};
