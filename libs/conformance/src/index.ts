/** What every host of the cashier must do, with every engine, as one list; and how to run it. */
export type * from './behaviour.ts';
export { BEHAVIOURS, behavioursOf } from './behaviours.ts';
export type * from './driver.ts';
export { eventLine } from './event-line.ts';
export type * from './host.ts';
export { NOT_OF_PRODUCT } from './not-of-product.ts';
export { runBehaviour, type Stage } from './run.ts';
