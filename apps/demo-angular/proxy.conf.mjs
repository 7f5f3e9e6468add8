/** The shop's server, for `ng serve`; vite.config.ts says the same for `vite preview`. */
export default { '/api': { target: process.env['MERCHANT_URL'] ?? 'http://127.0.0.1:4100' } };
