let isPressed = false;
const waiting: (() => void)[] = [];

/**
 * Runs the action now, or when the current press (mouse, finger or pen) ends. An error that appears while the pay button
 * is pressed would move the button before it is released, and the click would be lost.
 */
export function afterPress(action: () => void): void {
  if (isPressed) waiting.push(action);
  else action();
}

function released(): void {
  isPressed = false;
  for (const action of waiting.splice(0)) action();
}

/** Starts to watch for presses in this page. */
export function watchPresses(): void {
  addEventListener('pointerdown', () => (isPressed = true), true);
  // the click follows pointerup: let it happen first
  for (const end of ['pointerup', 'pointercancel']) {
    addEventListener(end, () => setTimeout(released), true);
  }
}
