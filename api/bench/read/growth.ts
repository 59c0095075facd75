import { median } from '../report/figures.ts';
import type { ReadRow, Side } from './report.ts';

/** Sizes between which the ratio is promised, and what it may be. */
export const COMPARED = ['10M', '100M'] as const;
const RATIO_AT_MOST = 1.2;
/** Where both sizes take less, a ratio tells of the clock and of chance: a tenth of a millisecond makes 1.2 of it. */
const JUDGED_FROM_MS = 1;

/** How much longer a question takes at ten times as many ratings. */
export interface Growth {
  name: string;
  ratio: number;
  /** Milliseconds in the middle at both sizes. */
  smallMs: number;
  largeMs: number;
  verdict: 'KEPT' | 'MISSED' | 'TOO_SHORT_TO_JUDGE';
}

/** Of the requests in the middle; null unless both sizes were measured. */
export function growthOf({ name, bySize }: ReadRow, side: Side): Growth | null {
  const [small, large] = COMPARED.map((size) => bySize[size]?.requests[side].p50Ms);
  if (small === undefined || large === undefined) return null;
  const ratio = large / small;
  const isJudged = Math.max(small, large) >= JUDGED_FROM_MS;
  return {
    name,
    ratio,
    smallMs: small,
    largeMs: large,
    verdict: !isJudged ? 'TOO_SHORT_TO_JUDGE' : ratio <= RATIO_AT_MOST ? 'KEPT' : 'MISSED',
  };
}

/** A ratio in the table: `!` is beyond the promise, `~` too short to be judged. */
export const growthCell = (growth: Growth | null): string =>
  growth === null
    ? ''
    : `${growth.ratio.toFixed(2)} ${{ KEPT: ' ', MISSED: '!', TOO_SHORT_TO_JUDGE: '~' }[growth.verdict]}`;

/** How many ratios are kept, and the largest of those that are judged and of those that are not; no line without any. */
export function growthLines(rows: readonly ReadRow[], side: Side, what: string): string[] {
  const all = rows.flatMap((row) => growthOf(row, side) ?? []);
  if (all.length === 0) return [];
  const [judged, short] = [true, false].map((isJudged) =>
    all.filter(({ verdict }) => (verdict !== 'TOO_SHORT_TO_JUDGE') === isJudged),
  ) as [Growth[], Growth[]];
  const kept = judged.filter(({ verdict }) => verdict === 'KEPT').length;
  const beyond = short.filter(({ ratio }) => ratio > RATIO_AT_MOST).length;
  return [
    `${COMPARED[1]} ÷ ${COMPARED[0]}, ${what}: ≤ ${RATIO_AT_MOST} in ${kept} of ${judged.length} requests in the middle${spreadOf(judged)}`,
    ...(short.length > 0
      ? [
          `  ~ under ${JUDGED_FROM_MS} ms at both sizes and not judged: ${short.length}, of which ${beyond} beyond ${RATIO_AT_MOST}${spreadOf(short)}`,
        ]
      : []),
  ];
}

function spreadOf(growths: readonly Growth[]): string {
  if (growths.length === 0) return '';
  const { name, ratio, smallMs, largeMs } = growths.reduce((most, one) => (one.ratio > most.ratio ? one : most));
  return `; median ${median(growths.map((one) => one.ratio)).toFixed(2)}, largest ${ratio.toFixed(2)} (${name}: ${smallMs.toFixed(2)} and ${largeMs.toFixed(2)} ms)`;
}
