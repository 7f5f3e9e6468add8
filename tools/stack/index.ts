/** The stack that a payment runs through, and what a command needs to start it. */
export { Failure, runMain } from './failure.ts';
export {
  findFreePortsForParts,
  PART_NAMES,
  PARTS,
  type Addresses,
  type PartName,
  type Ports,
} from './parts.ts';
export { findFreePorts } from './ports.ts';
export { run, startProcess, type RunningProcess } from './process.ts';
export { startScaledMerchant, type ScaledMerchant } from './scaled-merchant.ts';
export { startStack, waitForAnswer, type Stack } from './stack.ts';
export { inRoot, root } from './workspace.ts';
