/** For bindings: everything about a cashier component that doesn't depend on a framework. */
export {
  ComponentController,
  createComponentController,
  type ComponentHost,
} from './component/controller.ts';
export type { CheckoutOpener, DesiredState, Look } from './component/desired-state.ts';
export { createLook } from './component/look.ts';
export type { ComponentOutputs } from './component/outputs.ts';
export { createSessionWarning } from './component/session-warning.ts';
export { failedSnapshot, isLoading } from './component/snapshot.ts';
export { IDLE_SNAPSHOT, type LookUpdate, type UpdateAnswer } from './contract/checkout.ts';
