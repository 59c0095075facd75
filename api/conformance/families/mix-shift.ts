import { directStandardisation, mergeScoreCells, normalTail, scoreCell } from '../../src/statistics/index.ts';
import type { Family, Json } from '../case.ts';
import { estimated } from './estimated.ts';
import { AS_THEY_ARE } from './plain-rule.ts';

/** A service month by month, raw and at the mix of channels of its base month; the change from the base to the last. */
export const mixShift: Family = ({ base_month: base, months }) => {
  const channels = Object.keys(months[0]).filter((key) => key !== 'month');
  const cellsOf = (month: Json) => channels.map((channel) => scoreCell(month[channel]));
  const weights = cellsOf(months.find(({ month }: Json) => month === base)).map(({ n }) => n);
  const rows = months.map((month: Json) => {
    const cells = cellsOf(month);
    const std = estimated(
      directStandardisation(
        cells.map((cell, c) => ({ ...cell, weight: weights[c]! })),
        AS_THEY_ARE,
      ),
    );
    return {
      month: month.month,
      raw_mean: mergeScoreCells(cells).mean,
      ...Object.fromEntries(channels.map((channel, c) => [`${channel}_mean`, cells[c]!.mean])),
      standardised_mean: std.value,
      se: Math.sqrt(std.variance),
    };
  });
  const [first, last] = [rows.find(({ month }: Json) => month === base), rows.at(-1)];
  const change = last.standardised_mean - first.standardised_mean;
  const z = change / Math.hypot(first.se, last.se);
  return {
    months: rows,
    raw_change: last.raw_mean - first.raw_mean,
    standardised_change: change,
    z,
    p: 2 * normalTail(Math.abs(z)),
  };
};
