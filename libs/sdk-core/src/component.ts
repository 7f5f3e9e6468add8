/** For bindings: everything about a cashier component that is not a framework's. */
export {
  ComponentController,
  createComponentController,
  type ComponentHost,
} from './component/controller.ts';
export type { CheckoutOpener, DesiredState, Look } from './component/desired-state.ts';
export { createLook } from './component/look.ts';
export type { ComponentOutputs } from './component/outputs.ts';
export { failedSnapshot, IDLE, isLoading } from './component/snapshot.ts';
