/** How figures are put into words beside a drawing. */
import type { Language, SuppressionReason } from '@otklik/schema';
import { formatInterval } from '#lib/format/estimate.ts';
import { formatNumber } from '#lib/format/number.ts';
import { formatPeriod } from '#lib/format/period.ts';
import type { appComparison } from '#lib/i18n/en/app-comparison.ts';
import type { appFigures } from '#lib/i18n/en/app-figures.ts';
import type { SameShape } from '#lib/i18n/en/app-shape.ts';
import type { Days, Estimate } from './figures.ts';

/** The words of a drawing: its catalogue, the reasons for withholding, and the language of numbers. */
export interface ChartWords {
  language: Language;
  figures: SameShape<typeof appFigures>;
  reasons: Record<SuppressionReason, string>;
}

/** The words of drawings that put figures side by side. */
export interface ComparisonWords extends ChartWords {
  comparison: SameShape<typeof appComparison>;
}

/** "74.2 (95% interval 71.0–77.3), 418 answers", or why there is no figure; without a full stop. */
export function estimateInWords(estimate: Estimate, { language, figures, reasons }: ChartWords): string {
  if (estimate.suppressed || estimate.value === null) return reasons[estimate.reason ?? 'NO_DATA'].replace(/\.$/, '');
  const { interval, n } = estimate;
  const spread = interval
    ? figures.interval(formatNumber(language, interval.low, 1), formatNumber(language, interval.high, 1))
    : figures.noInterval;
  const base = n === null ? '' : `, ${figures.answers(n, formatNumber(language, n))}`;
  return `${formatNumber(language, estimate.value, 1)} (${spread})${base}`;
}

/** Both ends of the interval with one decimal, a dash where there is none. */
export const intervalInWords = (estimate: Estimate, language: Language): string =>
  estimate.interval && !estimate.suppressed ? formatInterval(language, estimate.interval, 'staff') : '—';

/** A period in words. */
export const periodInWords = (days: Days, language: Language): string => formatPeriod(language, days);
