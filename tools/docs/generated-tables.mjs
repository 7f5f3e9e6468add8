/**
 * The tables that are made from the code, so that they can't go stale. In a document a table is between
 * `<!-- table: name -->` and `<!-- end: name -->`.
 */
import { antomDefects, officialDefects, policy } from './tables/antom.mjs';
import { callAnswers, callFields, calls, notifications } from './tables/calls.mjs';
import { comparison } from './tables/compare.mjs';
import { currencies } from './tables/currencies.mjs';
import { errors } from './tables/errors.mjs';
import { events } from './tables/events.mjs';
import { diagram, lifeCycle, phaseLimits, signals } from './tables/life-cycle.mjs';
import { log } from './tables/log.mjs';
import { members } from './tables/members.mjs';
import { options, serverOptions } from './tables/options.mjs';
import { outcomes, phases } from './tables/outcomes.mjs';
import { resultCodes } from './tables/result-codes.mjs';
import { rooms } from './tables/rooms.mjs';
import { documented, flags, scenarios } from './tables/sandbox.mjs';

/** @type {readonly (readonly [file: string, name: string, make: () => string])[]} */
export const GENERATED_TABLES = [
  ['docs/architecture.md', 'rooms', rooms],
  ['docs/events.md', 'events', events('en')],
  ['docs/events.md', 'log', log('en')],
  ['docs/outcomes.md', 'phases', phases('en')],
  ['docs/outcomes.md', 'outcomes', outcomes('en')],
  ['docs/outcomes.md', 'result codes', resultCodes('en')],
  ['docs/outcomes.md', 'signals', signals('en')],
  ['docs/zh/outcomes.md', 'phases', phases('zh')],
  ['docs/zh/outcomes.md', 'outcomes', outcomes('zh')],
  ['docs/zh/outcomes.md', 'result codes', resultCodes('zh')],
  ['docs/zh/outcomes.md', 'signals', signals('zh')],
  ['docs/errors.md', 'errors', errors('en')],
  ['docs/zh/events.md', 'events', events('zh')],
  ['docs/zh/events.md', 'log', log('zh')],
  ['docs/zh/errors.md', 'errors', errors('zh')],
  ['docs/guide/wallets.md', 'currencies', currencies('en')],
  ['docs/zh/guide/wallets.md', 'currencies', currencies('zh')],
  ['docs/sizes-and-speed.md', 'comparison', comparison('en')],
  ['docs/zh/sizes-and-speed.md', 'comparison', comparison('zh')],
  ['docs/reference/result-codes.md', 'result codes', resultCodes('en')],
  ['docs/antom.md', 'defects', antomDefects('en')],
  ['docs/antom.md', 'policy', policy('en')],
  ['docs/zh/antom.md', 'defects', antomDefects('zh')],
  ['docs/zh/antom.md', 'policy', policy('zh')],
  ['docs/design/life-cycle.md', 'diagram', diagram],
  ['docs/design/life-cycle.md', 'signals', signals('en')],
  ['docs/design/life-cycle.md', 'limits', phaseLimits],
  ['docs/design/life-cycle.md', 'life cycle', lifeCycle],
  ['docs/design/names-and-defaults.md', 'members', members],
  ['docs/design/names-and-defaults.md', 'limits', options('en', 'limit', 'Limits')],
  ['apps/sandbox/README.md', 'flags', flags('en')],
  ['docs/defects.md', 'defects', officialDefects],
  ['apps/sandbox/README.md', 'documented', documented('en')],
  ['apps/sandbox/README.md', 'scenarios', scenarios('en')],
  ['libs/server/README.md', 'calls', calls('en')],
  ['libs/server/README.md', 'notifications', notifications('en')],
  ['docs/server-calls.md', 'call answers', callAnswers('en')],
  ['docs/server-calls.md', 'call fields', callFields('en')],
  ['docs/zh/server-calls.md', 'call answers', callAnswers('zh')],
  ['docs/zh/server-calls.md', 'call fields', callFields('zh')],
  ['libs/server/README.md', 'options', serverOptions('en')],
  ['libs/sdk-core/README.md', 'options', options('en', 'option', 'CashierOptions')],
  ['libs/vue/README.md', 'options', options('en', 'option', 'CashierOptions')],
  ['libs/sdk-core/README.md', 'limits', options('en', 'limit', 'Limits')],
  ['libs/sdk-core/README.md', 'callbacks', options('en', 'callback', 'CashierCallbacks')],
  ['libs/sdk-core/README.md', 'requests', options('en', 'request', 'OpenRequest', 'AntomRequest')],
  ['libs/sdk-core/README.md', 'appearance', options('en', 'appearance', 'Appearance')],
  ['libs/sdk-core/README.md', 'antom', options('en', 'option', 'AntomOptions')],
  ['libs/sdk-core/README.md', 'events', events('en')],
  ['libs/sdk-core/README.md', 'errors', errors('en')],
  ['docs/zh/packages/core.md', 'options', options('zh', 'option', 'CashierOptions')],
  ['docs/zh/packages/core.md', 'limits', options('zh', 'limit', 'Limits')],
  ['docs/zh/packages/core.md', 'requests', options('zh', 'request', 'OpenRequest', 'AntomRequest')],
  ['docs/zh/packages/core.md', 'appearance', options('zh', 'appearance', 'Appearance')],
  ['docs/zh/packages/core.md', 'antom', options('zh', 'option', 'AntomOptions')],
  ['docs/zh/packages/core.md', 'callbacks', options('zh', 'callback', 'CashierCallbacks')],
  ['docs/zh/packages/core.md', 'events', events('zh')],
  ['docs/zh/packages/core.md', 'errors', errors('zh')],
  ['docs/zh/packages/vue.md', 'options', options('zh', 'option', 'CashierOptions')],
  ['docs/zh/packages/server.md', 'calls', calls('zh')],
  ['docs/zh/packages/server.md', 'notifications', notifications('zh')],
  ['docs/zh/packages/server.md', 'options', serverOptions('zh')],
  ['docs/zh/packages/sandbox.md', 'flags', flags('zh')],
  ['docs/zh/packages/sandbox.md', 'documented', documented('zh')],
  ['docs/zh/packages/sandbox.md', 'scenarios', scenarios('zh')],
];
