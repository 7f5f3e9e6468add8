const TEXT = `[ams-cashier] <ams-cashier>: the page passed another session function while the cashier is open. Functions can't be \
compared, so the open form keeps its session and its amount. Pass the same function on each render (a method or constant, \
not one that the template creates). If the session depends on a cart, also pass a sessionKey that changes with it, such as \
the cart's id or version.`;

/**
 * For `onNewSessionFunction`, in development builds: tells the developer once per component. A form that keeps an old amount
 * looks right to everyone but the shopper.
 */
export function createSessionWarning(): () => void {
  let isWritten = false;
  return () => {
    if (!isWritten) console.warn(TEXT);
    isWritten = true;
  };
}
