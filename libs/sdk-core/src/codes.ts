/** The codes as data, apart from the entry so that no shop loads what only its tests and tables need. */
export { ERROR_TABLE, type ErrorRow } from './contract/error-table.ts';
export { EVENT_CODES } from './contract/event-code.ts';
export {
  RESULT_CODES,
  RESULT_MESSAGES,
  type ResultCodeCategory,
  type ResultCodeLayer,
} from '@ams-cashier/protocol';
