/** What a drawing shows, in sentences: for those who do not see it, and for those who do. */
import { formatNumber, formatPercent } from '#lib/format/number.ts';
import { oneStop } from '#lib/format/one-stop.ts';
import type { ComparedItem, Comparison, Funnel } from './comparison.ts';
import type { BreakdownEstimate, Distribution, PeriodEstimate } from './figures.ts';
import { estimateInWords, periodInWords } from './words.ts';
import type { ChartWords, ComparisonWords } from './words.ts';

const shown = ({ estimate }: PeriodEstimate) => !estimate.suppressed && estimate.value !== null;

/** Extent, last complete period, lowest and highest, gaps and the running period of a trend. No trend is claimed. */
export function trendSummary(subject: string, points: readonly PeriodEstimate[], words: ChartWords): string {
  const { chart } = words.figures;
  const complete = points.filter((point) => point.complete && shown(point));
  const latest = complete.at(-1);
  if (!latest) return chart.trendEmpty;
  const period = (point: PeriodEstimate) => periodInWords(point.period, words.language);
  const value = (point: PeriodEstimate) => formatNumber(words.language, point.estimate.value!, 1);
  const byValue = [...complete].sort((a, b) => a.estimate.value! - b.estimate.value!);
  const [lowest, highest] = [byValue[0]!, byValue.at(-1)!];
  const gaps = points.filter((point) => !shown(point)).length;
  const sentences = [
    chart.trendSummary(
      subject,
      formatNumber(words.language, complete.length),
      period(complete[0]!),
      period(latest),
      estimateInWords(latest.estimate, words),
    ),
  ];
  if (complete.length > 1)
    sentences.push(chart.trendLowHigh(value(lowest), period(lowest), value(highest), period(highest)));
  if (gaps > 0) sentences.push(chart.trendGaps(formatNumber(words.language, gaps), gaps));
  if (points.some((point) => !point.complete && shown(point))) sentences.push(chart.trendRunning);
  return oneStop(sentences.join(' '));
}

/** Each group with its figure or the reason why it has none; at most eight, the table holds the rest. */
export function breakdownSummary(groups: readonly BreakdownEstimate[], words: ChartWords): string {
  const named = groups.slice(0, 8).map(({ label, estimate }) => `${label} — ${estimateInWords(estimate, words)}`);
  const rest = groups.length > named.length ? ['…'] : [];
  return words.figures.chart.breakdownSummary([...named, ...rest].join('; '));
}

/** Each point of the scale with its share. */
export function distributionSummary({ bars }: Distribution, words: ChartWords): string {
  const shares = bars.map(({ label, percent }) => `${label} — ${formatPercent(words.language, percent, 1)}`);
  return words.figures.chart.distributionSummary(shares.join('; '));
}

/** How many are drawn and what they are compared with. Nobody is first or last. */
export function dotsSummary(items: readonly ComparedItem[], { reference }: Comparison, words: ComparisonWords): string {
  const count = formatNumber(words.language, items.length);
  if (reference.value === null || reference.suppressed) return words.comparison.dotsSummaryWithout(count);
  return words.comparison.dotsSummary(count, formatNumber(words.language, reference.value, 1));
}

/** How many lie outside the published limits of a funnel. */
export function funnelSummary({ points, target }: Funnel, words: ComparisonWords): string {
  const number = (count: number) => formatNumber(words.language, count);
  const far = points.filter(({ position }) => position === 'ABOVE_998' || position === 'BELOW_998').length;
  const outside = points.filter(({ position }) => position !== 'WITHIN').length;
  return words.comparison.funnelSummary(
    number(points.length),
    formatNumber(words.language, target.value ?? 0, 1),
    number(outside),
    number(far),
  );
}
