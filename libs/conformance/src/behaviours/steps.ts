/** Lines of events and steps that the behaviours are made of. */
import type { ChangeRequest, MountRequest, Step } from '../behaviour.ts';
import type { Card } from '../driver.ts';

export const START = 'SDK_START_OF_LOADING';
export const READY = 'SDK_END_OF_LOADING ready';
export const FAILED = 'SDK_END_OF_LOADING failed';
export const CANCELLED = 'SDK_END_OF_LOADING cancelled';
export const CHALLENGE = 'SDK_PAYMENT_CHALLENGE';
export const PAID = 'SDK_PAYMENT_SUCCESSFUL final';
export const PAID_BEFORE = `${PAID} replayed`;
export const DECLINED = 'SDK_PAYMENT_FAIL not final';
export const PROCESSING = 'SDK_PAYMENT_PROCESSING final';
export const CANCEL = 'SDK_PAYMENT_CANCEL';
export const INVALID = 'SDK_FORM_VERIFICATION_FAILED';
export const DUPLICATE = 'SDK_DUPLICATE_SUBMISSION_BEHAVIOR';
export const UNREACHABLE = 'SDK_CREATECOMPONENT_ERROR cashier_unreachable';
export const NO_CONTAINER = 'SDK_CREATEPAYMENT_PARAMETER_ERROR container_missing';
export const OPENED = [START, READY];

export const mounts = (request: MountRequest = {}): Step => ({ shop: 'mounts', request });
export const pays = (card: Card): Step => ({ shopper: 'pays', card });
export const emitted = (...lines: string[]): Step => ({ expect: { emitted: lines } });

export const seesForm: Step = { shopper: 'sees the form' };
export const opens = (request: MountRequest = {}): Step[] => [mounts(request), seesForm];
export const ownButton: MountRequest = { appearance: { showSubmitButton: false } };
export const isFunction = true;
export const changes = (change: ChangeRequest): Step => ({ shop: 'changes', change });
export const toChair = changes({ session: 'chair' });
export const dismisses: Step = { shopper: 'dismisses it' };
