/** The shop's server is another process: scripts/dev.js starts both. */
export default { '/api': { target: process.env['SERVER_URL'] ?? 'http://127.0.0.1:3001' } };
