import { bytesLines, type BytesReport } from '../../../api/bench/bytes/report.ts';
import { median } from '../../../api/bench/report/figures.ts';
import { listed, verdict } from '../../../api/bench/report/lines.ts';
import type { Machine } from '../../../api/bench/report/machine.ts';

/** What is promised: seconds and MiB at most. */
export const TARGETS = { coldSeconds: 90, warmSeconds: 5, idleMiB: 250 };

/** A start from a clone with empty caches: seconds from its beginning. */
export interface ColdStart {
  clone: number;
  firstPage: number;
  ready: number;
  /** Until the whole demo was loaded; null where nobody waited for it. */
  demo: number | null;
}

/** What a run found; printed, and with `--json` the last line. */
export interface StartReport {
  benchmark: 'start';
  machine: Machine;
  versions: Record<string, string>;
  settings: Record<string, string | number>;
  /** Starts from a clone with empty caches; none when they were left out. */
  cold: ColdStart[];
  /** Resident memory right after the demo was loaded, in MiB. */
  afterDemoMiB: number;
  /** Seconds to ready of each start with everything built and the demo loaded. */
  warmReadySeconds: number[];
  /** Resident memory of the server a rest after the last warm start, in MiB. */
  idleMiB: number;
  bytes: BytesReport;
  targets: typeof TARGETS;
}

/** Lines for people. */
export function reportLines({ cold, warmReadySeconds, afterDemoMiB, idleMiB, bytes, ...rest }: StartReport): string[] {
  const line = (what: string, value: number, unit: string, most: number) =>
    `${what.padEnd(52)}${value.toFixed(1).padStart(7)} ${unit}  at most ${most} ${verdict(value <= most)}`;
  return [
    '',
    `machine   ${listed(rest.machine)}`,
    `versions  ${listed(rest.versions)}`,
    `settings  ${listed(rest.settings)}`,
    '',
    ...(cold.length > 0
      ? [
          line(
            'clone with empty caches → first page',
            median(cold.map(({ firstPage }) => firstPage)),
            's',
            TARGETS.coldSeconds,
          ),
          ...cold.map(
            ({ clone, firstPage, ready, demo }) =>
              `  clone ${clone.toFixed(1)} s · first page ${firstPage.toFixed(1)} s · ready ${ready.toFixed(1)} s${demo === null ? '' : ` · demo whole ${demo.toFixed(1)} s`}`,
          ),
        ]
      : ['clone with empty caches: left out']),
    line('warm start → ready', median(warmReadySeconds), 's', TARGETS.warmSeconds),
    `  starts ${warmReadySeconds.map((seconds) => seconds.toFixed(1)).join(' ')}`,
    line('idle memory of the server, demo in it', idleMiB, 'MiB', TARGETS.idleMiB),
    `  right after the demo was loaded ${afterDemoMiB.toFixed(0)} MiB`,
    '',
    ...bytesLines(bytes),
    '',
  ];
}
