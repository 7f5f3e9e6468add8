/** The codes as data, apart from the entry so that no shop loads what only its tests and tables need. */
export { ERROR_TABLE, type ErrorRow } from './error-table.ts';
export { EVENT_CODES } from './event-code.ts';
export {
  RESULT_CODES,
  RESULT_MESSAGES,
  type ResultCodeCategory,
  type ResultCodeLayer,
} from '@ams-cashier/protocol';
