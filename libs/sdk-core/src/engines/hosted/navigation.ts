/** Whether the browser's Back button led to this page, perhaps from a wallet. */
export function cameByBackButton(): boolean {
  // fake timers of unit tests put a smaller one in its place
  if (!('getEntriesByType' in performance)) return false;
  const [navigation] = performance.getEntriesByType('navigation');
  return (navigation as PerformanceNavigationTiming | undefined)?.type === 'back_forward';
}
