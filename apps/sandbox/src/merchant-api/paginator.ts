/** Answers in pages. Source: docs/reference/beyond-cashier.md#b6-subscriptions */
import type { Paginator } from '@ams-cashier/protocol';

const PAGE_SIZE = '10';

export interface PageRequest {
  readonly currentPage?: string | undefined;
  readonly pageSize?: string | undefined;
}

/** The entries of a page, and which one that is. */
export function pageOf<Entry>(
  entries: readonly Entry[],
  { currentPage = '1', pageSize = PAGE_SIZE }: PageRequest,
): { readonly entries: readonly Entry[]; readonly paginator: Paginator } {
  const [page, size] = [Number(currentPage), Number(pageSize)];
  const start = (page - 1) * size;
  return {
    entries: entries.slice(start, start + size),
    paginator: {
      currentPage: page,
      pageSize: size,
      totalPage: Math.ceil(entries.length / size),
      totalCount: entries.length,
    },
  };
}
