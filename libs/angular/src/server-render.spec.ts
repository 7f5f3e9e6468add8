import {
  ApplicationRef,
  ChangeDetectionStrategy,
  Component,
  type EnvironmentProviders,
  provideZonelessChangeDetection,
} from '@angular/core';
import {
  bootstrapApplication,
  provideClientHydration,
  type BootstrapContext,
} from '@angular/platform-browser';
import { provideServerRendering, renderApplication } from '@angular/platform-server';
import { afterEach, expect, it, vi } from 'vitest';
import { AmsCashierComponent } from './ams-cashier.component';
import { withRouterReturn } from './features';
import { injectCashier } from './inject-cashier';
import { provideAmsCashier } from './provide';
import { AmsCashierLoadingTemplate } from './templates';

/** As in Node, so that whoever reads from one of them throws. */
const BROWSER_ONLY = ['window', 'location', 'history', 'navigator', 'HTMLElement', 'localStorage'];

const loadOptions = vi.fn(() => ({ environment: 'sandbox' as const }));

@Component({
  selector: 'ams-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AmsCashierComponent, AmsCashierLoadingTemplate],
  template: `
    <ams-cashier [session]="session" [open]="true"><button>Pay</button></ams-cashier>
    <ams-cashier display="inline" [session]="session">
      <ng-template amsCashierLoading>One moment</ng-template>
    </ams-cashier>
    <p>{{ state().phase }}</p>
  `,
})
class Page {
  readonly session = 'a&&SG&&1&&e30=';
  readonly state = injectCashier().state;
}

const page = '<html><head></head><body><ams-page></ams-page></body></html>';
const providers = [
  provideAmsCashier(loadOptions, withRouterReturn()),
  ...('Zone' in globalThis ? [] : [provideZonelessChangeDetection()]),
];

const render = (more: EnvironmentProviders[], seen?: (app: ApplicationRef) => void) =>
  renderApplication(
    async (context: BootstrapContext) => {
      const app = await bootstrapApplication(
        Page,
        { providers: [...providers, ...more, provideServerRendering()] },
        context,
      );
      seen?.(app);
      return app;
    },
    { document: page, url: 'http://localhost/checkout?ams_return=o1', allowedHosts: ['localhost'] },
  );

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('renders on the server: stable at once, no warning, no browser globals', async () => {
  const consoleSpies = (['warn', 'error'] as const).map((level) => vi.spyOn(console, level));
  for (const name of BROWSER_ONLY) vi.stubGlobal(name, undefined);
  let wasStable: Promise<void> | undefined;
  const html = await render([], (app) => (wasStable = app.whenStable()));
  await wasStable;
  expect(html).toContain('<button>Pay</button>');
  expect(html).toContain('<p>idle</p>');
  expect(loadOptions).not.toHaveBeenCalled();
  expect(consoleSpies.flatMap(({ mock }) => mock.calls)).toEqual([]);
});

it('hydrates the server’s HTML: same elements, no warning, stable while the cashier loads', async () => {
  const consoleSpies = (['warn', 'error'] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation(() => undefined),
  );
  const html = await render([provideClientHydration()]);
  // that one process is server and page is worth a warning of Angular's
  consoleSpies.forEach((spy) => spy.mockClear());
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  document.body.replaceChildren(...parsed.body.childNodes);
  const button = document.querySelector('button');
  expect(button).not.toBeNull();
  vi.stubGlobal('ngServerMode', false); // what rendering left in this process
  loadOptions.mockImplementation(() => new Promise<never>(() => undefined) as never);
  const app = await bootstrapApplication(Page, {
    providers: [...providers, provideClientHydration()],
  });
  await app.whenStable();
  expect(document.querySelector('button')).toBe(button);
  expect(loadOptions).toHaveBeenCalledOnce();
  expect(document.querySelector('ams-cashier + ams-cashier')?.textContent).toContain('One moment');
  expect(consoleSpies.flatMap(({ mock }) => mock.calls)).toEqual([]);
  app.destroy();
});
