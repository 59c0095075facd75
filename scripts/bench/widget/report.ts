import { median, percentile } from '../../../api/bench/report/figures.ts';
import { verdict } from '../../../api/bench/report/lines.ts';
import type { FileSize } from '../../page-weight/files.ts';
import { circumstanceLines, type Circumstances } from '../circumstances.ts';
import type { Load } from './measure-blocking.ts';
import type { Shift } from './measure-shift.ts';
import type { Tap } from './measure-taps.ts';

/** Bytes the widget may have in brotli, and bytes it is meant to come to. */
const GATE_BYTES = 18_000;
const GOAL_BYTES = 15_000;
/** Milliseconds from tap to “saved”, and of blocking added to the host page. */
const TAP_MS = 100;
const BLOCKING_MS = 50;

/** What a run measured. */
export interface WidgetMeasurements extends Circumstances {
  bytes: FileSize;
  taps: Tap[];
  loads: { withWidget: Load[]; withoutWidget: Load[] };
  shifts: Shift[];
}

/** The figures that are compared with promises, in bytes and milliseconds. */
export function figuresOf({ taps, loads, shifts }: WidgetMeasurements) {
  const of = (name: keyof Tap) => {
    const values = taps.map((tap) => tap[name]);
    return { median: median(values), p95: percentile(values, 0.95) };
  };
  const medianOf = (all: readonly Load[], name: 'blocking' | 'processor') => median(all.map((load) => load[name]));
  return {
    tapToSavingMs: of('saving'),
    tapToSavedMs: of('saved'),
    eventMs: of('event'),
    blockingAddedMs: medianOf(loads.withWidget, 'blocking') - medianOf(loads.withoutWidget, 'blocking'),
    processorAddedMs: medianOf(loads.withWidget, 'processor') - medianOf(loads.withoutWidget, 'processor'),
    layoutShift: Math.max(...shifts.map(({ counted }) => counted)),
  };
}

const round = (values: readonly number[]): string => values.map((value) => value.toFixed(0)).join(' ');
const both = ({ median: middle, p95 }: { median: number; p95: number }): string =>
  `median ${middle.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;

/** Prints everything for people. */
export function printReport(found: WidgetMeasurements, figures: ReturnType<typeof figuresOf>): void {
  const { bytes, taps, loads, shifts } = found;
  const { tapToSavedMs, blockingAddedMs, layoutShift } = figures;
  const lines = [
    ...circumstanceLines(found),
    '',
    `bytes            raw ${bytes.raw}, gzip ${bytes.gzip}, brotli ${bytes.brotli}`,
    `                 ≤ ${GATE_BYTES} in brotli: ${verdict(bytes.brotli <= GATE_BYTES)}; goal ≤ ${GOAL_BYTES}: ${verdict(bytes.brotli <= GOAL_BYTES)}`,
    `tap to “saving”  ${both(figures.tapToSavingMs)} (painted)`,
    `tap to “saved”   ${both(tapToSavedMs)} (painted, after the server has committed)`,
    `                 median ≤ ${TAP_MS} ms: ${verdict(tapToSavedMs.median <= TAP_MS)}; p95 ≤ ${TAP_MS} ms: ${verdict(tapToSavedMs.p95 <= TAP_MS)}`,
    `event timing     ${both(figures.eventMs)} (the browser’s own, steps of 8 ms)`,
    `blocking added   ${blockingAddedMs.toFixed(1)} ms of long tasks beyond 50 ms, ≤ ${BLOCKING_MS} ms: ${verdict(blockingAddedMs <= BLOCKING_MS)}`,
    `processor added  ${figures.processorAddedMs.toFixed(1)} ms of the page’s thread, not slowed down`,
    `layout shift     ${layoutShift}, = 0: ${verdict(layoutShift === 0)}`,
    '',
    'raw values, ms',
    `  tap to “saved”               ${round(taps.map(({ saved }) => saved))}`,
    `  tap to “saving”              ${round(taps.map(({ saving }) => saving))}`,
    `  blocking with the widget     ${round(loads.withWidget.map(({ blocking }) => blocking))}`,
    `  blocking without             ${round(loads.withoutWidget.map(({ blocking }) => blocking))}`,
    `  processor with the widget    ${round(loads.withWidget.map(({ processor }) => processor))}`,
    `  processor without            ${round(loads.withoutWidget.map(({ processor }) => processor))}`,
    ...shifts.map(
      ({ width, counted, afterInput, moved }) =>
        `  shift at ${width} px: ${[counted, ...moved].join('; ')} (within half a second of an input, which does not count: ${afterInput.toFixed(4)})`,
    ),
  ];
  console.log(lines.join('\n'));
}
