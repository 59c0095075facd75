import { FALL } from '../judge-trends.ts';
import { table } from '../markdown.ts';
import type { Summary, TrendSummary } from '../summarise.ts';
import { number, percent } from './words.ts';

/** False alarms, and how soon a fall is signalled. */
export function trends({ flat, fallen, naive }: NonNullable<Summary['trends']>): string {
  const rows = flat.map((line, index) => [
    line.label,
    number(line.lines),
    percent(line.holes),
    percent(line.stable / line.lines),
    line.alarmsPerYear.toFixed(2),
    naive[index]!.alarmsPerYear.toFixed(2),
    ...[1, 3, 6, 9].map((month) => percent(fallen[index]!.signalled[month - 1]!)),
  ]);
  return [
    `## Trends`,
    `Monthly scores on the mix of the first year (channel and segment, or channel alone where too few answers tell the segment),
modes taken out, on control charts (outside the limits, or eight in a row on
one side) with the shortest baseline of at least 12 months. Nothing changes but the mix, in the first part; then everything
is ${FALL.points} points worse from the ${FALL.from + 1}th month on. An alarm is a month that signals after one that did not.`,
    table(
      [
        'answers a month',
        'lines',
        'months without a figure',
        'stable baseline',
        'false alarms a year',
        'of the plain mean',
        'fall signalled within 1 month',
        '3',
        '6',
        '9',
      ],
      rows,
    ),
    `![Signals after a fall](proof/trends.svg)`,
    `${slowest(fallen)} Chance alone makes about one false alarm in ${(1 / flat[0]!.alarmsPerYear).toFixed(0)} years of a chart: a dashboard of many charts has some every month, and a signal
is a reason to look, not a finding. The plain mean gives ${(naive[0]!.alarmsPerYear / flat[0]!.alarmsPerYear).toFixed(1)} times as many, since the mix of channels moves it. With fewer than 100 answers a
month ${percent(flat[1]!.holes)} of the months have no figure (five answers a part, four fifths of the mix), and ${percent(fallen[1]!.signalled[8]!)} of
the stable charts signal the fall within nine months.`,
  ].join('\n\n');
}

/** A sentence on how soon half of the charts signal. */
function slowest(fallen: readonly TrendSummary[]): string {
  const half = (line: TrendSummary) => line.signalled.findIndex((share) => share >= 0.5) + 1;
  return fallen
    .slice(2)
    .map(
      (line) => `With ${line.label} answers a month half of the charts signal the fall within ${months(half(line))}.`,
    )
    .join(' ');
}

const months = (count: number): string => (count === 1 ? 'one month' : `${count} months`);
