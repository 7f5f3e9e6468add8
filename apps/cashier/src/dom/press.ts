let isPressed = false;
const waiting: (() => void)[] = [];

/**
 * Runs now, or after the press (mouse, finger, pen) that is under way: an error that appears at the press on the pay
 * button would move the button away before it is let go, and the click would go nowhere.
 */
export function afterPress(action: () => void): void {
  if (isPressed) waiting.push(action);
  else action();
}

function released(): void {
  isPressed = false;
  for (const action of waiting.splice(0)) action();
}

/** Watches presses in this page from now on. */
export function watchPresses(): void {
  addEventListener('pointerdown', () => (isPressed = true), true);
  // the click comes right after pointerup: let it through first
  for (const end of ['pointerup', 'pointercancel']) {
    addEventListener(end, () => setTimeout(released), true);
  }
}
