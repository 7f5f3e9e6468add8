/** Waits until it is this side's turn: what the side does until it asks again is a payment. @param {string} turns */
export async function takeTurn(turns) {
  const response = await fetch(turns, { method: 'POST' });
  await response.text();
}
