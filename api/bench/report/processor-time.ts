import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second in which Linux counts processor time, on every system it runs on. */
const TICKS_PER_SECOND = 100;
const US_PER_TICK = 1_000_000 / TICKS_PER_SECOND;

/** What `/proc/<pid>/stat` tells of a process. */
export interface ProcessStat {
  pid: number;
  parent: number;
  /** Processor time of its own, in microseconds. */
  ownUs: number;
  /** Processor time of its children that have ended, in microseconds. */
  endedChildrenUs: number;
}

/** Reads one line of `/proc/<pid>/stat`. The name in brackets may hold spaces and brackets of its own. */
export function parseStat(line: string): ProcessStat {
  const rest = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const ticks = (field: number) => Number(rest[field - 3]);
  return {
    pid: Number.parseInt(line, 10),
    parent: ticks(4),
    ownUs: (ticks(14) + ticks(15)) * US_PER_TICK,
    endedChildrenUs: (ticks(16) + ticks(17)) * US_PER_TICK,
  };
}

/**
 * Processor time, in microseconds, that a process and its children have used so far: of PostgreSQL the one of all its
 * connections and workers. Null where there is no `/proc`.
 */
export function familyTimeUs(pid: number): number | null {
  const family = readStats().filter((stat) => stat.pid === pid || stat.parent === pid);
  const head = family.find((stat) => stat.pid === pid);
  return head ? family.reduce((sum, { ownUs }) => sum + ownUs, head.endedChildrenUs) : null;
}

function readStats(): ProcessStat[] {
  return (readNames() ?? [])
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [parseStat(readFileSync(`/proc/${name}/stat`, 'utf8'))];
      } catch (error) {
        // It ended between the two looks.
        if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code!)) return [];
        throw error;
      }
    });
}

function readNames(): string[] | null {
  try {
    return readdirSync('/proc');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
