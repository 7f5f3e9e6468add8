import { browserEntries } from '../../contract/replaceable.ts';

/** Whether the browser's Back button led to this page, perhaps from a wallet. */
export function cameByBackButton(): boolean {
  const [navigation] = browserEntries('getEntriesByType', 'navigation') ?? [];
  return (navigation as PerformanceNavigationTiming | undefined)?.type === 'back_forward';
}
