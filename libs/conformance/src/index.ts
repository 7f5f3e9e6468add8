/** What every host of the cashier must do, with every engine, as one list; and how to run it. */
export type * from './behaviour.ts';
export { BEHAVIOURS } from './behaviours.ts';
export type * from './driver.ts';
export { eventLine } from './event-line.ts';
export type * from './host.ts';
export { runBehaviour, type Stage } from './run.ts';
