import { median } from '../report/figures.ts';
import type { Machine } from '../report/machine.ts';
import { listed, verdict } from '../report/lines.ts';

/** What one slice of one variant measured. Processor time is in microseconds a row, null where it is not known. */
export interface ImportSlice {
  rowsPerSecond: number;
  serverUs: number | null;
  postgresUs: number | null;
}

/** A variant over all rounds, by medians. */
export interface ImportFigures extends ImportSlice {
  what: string;
  rounds: number[];
}

/** What is promised, and what we would like, as shares of the speed of COPY into a bare table. */
export const TARGET = 0.03;
export const GOAL = 0.1;

/** What a run found; printed, and with `--json` the last line. */
export interface ImportReport {
  benchmark: 'import';
  machine: Machine;
  versions: Record<string, string>;
  settings: Record<string, string | number>;
  variants: Record<string, ImportFigures>;
  /** Rows a second of each kind of import for each row a second of COPY. */
  ratios: Record<string, number>;
  target: number;
  goal: number;
  acknowledged: number;
  stored: number;
}

export function importFiguresOf(what: string, slices: readonly ImportSlice[]): ImportFigures {
  const medianOf = (values: (number | null)[]) => {
    const known = values.filter((value) => value !== null);
    return known.length > 0 ? median(known) : null;
  };
  const rounds = slices.map(({ rowsPerSecond }) => rowsPerSecond);
  return {
    what,
    rowsPerSecond: median(rounds),
    serverUs: medianOf(slices.map(({ serverUs }) => serverUs)),
    postgresUs: medianOf(slices.map(({ postgresUs }) => postgresUs)),
    rounds,
  };
}

export function printReport({ machine, versions, settings, variants, ratios, ...counts }: ImportReport): void {
  const us = (value: number | null) => (value === null ? '      –' : `${value.toFixed(1).padStart(7)} µs`);
  const rows = Object.values(variants).map(
    ({ what, rowsPerSecond, serverUs, postgresUs, rounds }) =>
      `${what.padEnd(52)}${rowsPerSecond.toFixed(0).padStart(8)} rows/s  server ${us(serverUs)}  PostgreSQL ${us(postgresUs)}` +
      `  rounds ${rounds.map((value) => value.toFixed(0)).join(' ')}`,
  );
  process.stdout.write(
    [
      '',
      `machine   ${listed(machine)}`,
      `versions  ${listed(versions)}`,
      `settings  ${listed(settings)}`,
      '',
      ...rows,
      '',
      ...Object.entries(ratios).map(
        ([name, ratio]) =>
          `${name.padEnd(14)}${ratio.toFixed(3)}×` +
          (name.endsWith('/bare')
            ? `  target ${TARGET} ${verdict(ratio >= TARGET)}, goal ${GOAL} ${verdict(ratio >= GOAL)}`
            : ''),
      ),
      `acknowledged ${counts.acknowledged}, stored ${counts.stored}`,
      '',
    ].join('\n'),
  );
}
