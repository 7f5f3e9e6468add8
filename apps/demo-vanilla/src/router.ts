import { pageTitle } from '@ams-cashier/shop';

/** One visit to a page, created for each visit. */
export interface Page {
  readonly heading: string;
  readonly content: HTMLElement;
  /** Return false to keep the shopper on the page. */
  canLeave?(): boolean;
  /** The shopper has left. */
  leave?(): void;
}

/** What a page receives. */
export interface Visit {
  readonly query: URLSearchParams;
  go(path: string): void;
  /** Changes the address of this page without leaving it. */
  rename(path: string): void;
}

export type Route = (visit: Visit) => Page;

/** Shows the current address's page in `outlet`. Handles links inside the shop and the browser's history buttons. */
export function startRouter(
  outlet: HTMLElement,
  routes: Readonly<Record<string, Route>>,
  notFound: Route,
): void {
  let page: Page | undefined;
  let shown = location.href;

  const show = (): void => {
    const first = page === undefined;
    page?.leave?.();
    shown = location.href;
    const { pathname, searchParams } = new URL(shown);
    const route = Object.hasOwn(routes, pathname) ? routes[pathname] : undefined;
    page = (route ?? notFound)({ query: searchParams, go, rename });
    document.title = pageTitle(page.heading);
    outlet.replaceChildren(page.content);
    if (first) return;
    scrollTo(0, 0);
    outlet.querySelector('h1')?.focus();
  };

  const mayLeave = (): boolean => page?.canLeave?.() ?? true;

  const go = (path: string): void => {
    if (!mayLeave()) return;
    history.pushState(null, '', path);
    show();
  };

  const rename = (path: string): void => {
    history.replaceState(null, '', path);
    shown = location.href;
  };

  addEventListener('popstate', () => {
    if (mayLeave()) show();
    // The browser has already changed the address: restore it.
    else history.pushState(null, '', shown);
  });

  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || elsewhere || event.button !== 0 || link.origin !== location.origin) return;
    event.preventDefault();
    go(link.pathname + link.search);
  });

  show();
}
