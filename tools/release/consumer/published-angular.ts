/** Reads all types of the Angular package: a file that is imported nowhere is not checked. */
import { AmsCashierModule, AmsCashierService, provideAmsCashier } from '@ams-cashier/angular';
import { createScriptedCashier } from '@ams-cashier/angular/testing';

export const published = [
  AmsCashierModule,
  AmsCashierService,
  provideAmsCashier,
  createScriptedCashier,
];
