/** The shop's server is another process. */
export default defineEventHandler((event) =>
  proxyRequest(event, `${process.env['MERCHANT_URL']}${event.path}`),
);
