/**
 * Sets the clock of a Node process forward or back: `CLOCK_SHIFT_HOURS=2 NODE_OPTIONS=--import=<this file> node …`, for its
 * child processes and workers as well. Timers, `performance.now()` and the clock of TLS stay as they are, as on a machine
 * whose clock is wrong but runs.
 */
const SystemDate = globalThis.Date;
const systemNow = SystemDate.now;
const shift = Number(process.env['CLOCK_SHIFT_HOURS'] ?? 0) * 3_600_000;
if (!Number.isFinite(shift)) throw new Error('CLOCK_SHIFT_HOURS must be a number.');

const now = () => systemNow() + shift;

const ShiftedDate = new Proxy(SystemDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new SystemDate(now()).toString(),
});

SystemDate.now = now;
Object.defineProperty(SystemDate.prototype, 'constructor', {
  ...Object.getOwnPropertyDescriptor(SystemDate.prototype, 'constructor'),
  value: ShiftedDate,
});
globalThis.Date = ShiftedDate;
