/** Reads the types of the other packages whole: a file that is imported nowhere is not checked. */
import { createAntomClient } from '@ams-cashier/server';
import { AmsCashier, useCashier } from '@ams-cashier/vue';
import { createScriptedCashier } from '@ams-cashier/vue/testing';
import { ERROR_TABLE } from '@ams-cashier/core/codes';

export const published = [
  createAntomClient,
  AmsCashier,
  useCashier,
  createScriptedCashier,
  ERROR_TABLE,
];
