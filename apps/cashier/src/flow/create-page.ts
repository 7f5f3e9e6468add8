import { Screen } from '../view/screen.ts';
import { Size } from '../view/size.ts';
import { Page, type PageParts } from './page.ts';

/** The page with its screen. */
export function createPage(
  body: HTMLElement,
  parts: Omit<PageParts, 'screen' | 'size'>,
): PageParts & { readonly page: Page } {
  const screen = new Screen(body, {
    submit: () => page.submit(),
    payExpress: (express) => page.submit({ express }),
    approveSheet: () => page.approveSheet(),
    dismissSheet: () => page.dismissSheet(),
    cancel: () => page.cancel(),
    dismiss: () => page.dismiss(),
    followLink: (event) => page.followLink(event),
    choose: (entry) => page.choose(entry),
  });
  const size = new Size(screen.content, (height) => parts.send({ type: 'size', height }));
  const page = new Page({ ...parts, screen, size });
  return { ...parts, screen, size, page };
}
