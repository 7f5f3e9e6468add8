import { readdirSync, readFileSync } from 'node:fs';

/** Of the kernel's clock, as /proc counts it: USER_HZ is 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;
const EVERY_MS = 40;

interface ProcessStat {
  readonly parent: number;
  readonly startedAt: string;
  readonly cpuTicks: number;
}

function statOf(pid: string): ProcessStat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // the name, in brackets, may have spaces and brackets of its own
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return {
      parent: Number(fields[1]),
      startedAt: fields[19] ?? '',
      cpuTicks: Number(fields[11]) + Number(fields[12]),
    };
  } catch {
    return undefined;
  }
}

/**
 * Sums what processes and all that descend from them use of the processors, those included that end meanwhile or whose
 * parent ends: a browser's processes have no parent of ours that waits for them. In seconds.
 */
export function watchProcessTree(...roots: readonly number[]): { now(): number; stop(): number } {
  const ticks = new Map<string, number>();
  const members = new Set(roots);

  function look(): void {
    const stats = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), statOf(name)] as const);
    for (const [pid, stat] of stats) {
      if (!stat) continue;
      // a parent may have a higher number than its child; then the child is seen the next time
      if (!members.has(pid) && !members.has(stat.parent)) continue;
      members.add(pid);
      ticks.set(`${pid} ${stat.startedAt}`, stat.cpuTicks);
    }
  }

  const now = () => {
    look();
    return [...ticks.values()].reduce((sum, count) => sum + count, 0) / TICKS_PER_SECOND;
  };

  look();
  const timer = setInterval(look, EVERY_MS);
  return {
    now,
    stop() {
      clearInterval(timer);
      return now();
    },
  };
}
