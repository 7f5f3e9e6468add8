/** The code behind `antomEngine` for the Payment Element and the checkout page: loaded when such a session is opened. */
import { productOf } from '@ams-cashier/protocol';
import type { EngineCode } from '../../../contract/engine.ts';
import { ElementRun } from './element-run.ts';
import { PageRun } from './page-run.ts';

export const elementCode: EngineCode = {
  surface: 'engine',
  start(host) {
    const Run = productOf(host.session.meta) === 'page' ? PageRun : ElementRun;
    const run = new Run(host);
    run.begin();
    return run;
  },
};
