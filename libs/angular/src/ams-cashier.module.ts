import { NgModule, type ModuleWithProviders } from '@angular/core';
import { AmsCashierComponent } from './ams-cashier.component';
import type { CashierConfig } from './config';
import type { CashierFeature } from './features';
import { cashierProviders } from './provide';
import { AmsCashierErrorTemplate, AmsCashierLoadingTemplate } from './templates';

/**
 * `<ams-cashier>` and its templates for applications based on NgModules: import `forRoot` once and the bare module elsewhere.
 *
 * @example
 * \@NgModule({ imports: [BrowserModule, AmsCashierModule.forRoot({ environment: 'sandbox' })], bootstrap: [App] })
 * export class AppModule {}
 */
@NgModule({
  imports: [AmsCashierComponent, AmsCashierErrorTemplate, AmsCashierLoadingTemplate],
  exports: [AmsCashierComponent, AmsCashierErrorTemplate, AmsCashierLoadingTemplate],
})
export class AmsCashierModule {
  static forRoot(
    config: CashierConfig,
    ...features: CashierFeature[]
  ): ModuleWithProviders<AmsCashierModule> {
    return { ngModule: AmsCashierModule, providers: cashierProviders(config, features) };
  }
}
