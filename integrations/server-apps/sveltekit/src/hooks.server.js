/** A shop that logs its requests, which nobody should do before the endpoint. */
export async function handle({ event, resolve }) {
  if (event.request.headers.has('x-read-before')) await event.request.text();
  return resolve(event);
}
