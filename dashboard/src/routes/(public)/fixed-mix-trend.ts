/** The line of a public trend: on a fixed mix where there is one, and what was recorded beside it. */
import type { PeriodFigure } from '#lib/format/figures.ts';
import type { ReportSummary } from '#lib/data/reports/report.ts';
import type { PublishedVersion } from '#lib/data/registry/subject-page.ts';
import type { TrendEvent } from '#lib/ui/trend-geometry.ts';

/** A trend and the plain means of the same periods. */
export interface LineWithRaw {
  /** On the fixed mix; the plain mean where no period has such a figure. */
  main: readonly PeriodFigure[];
  /** Null where the main line is the plain mean itself. */
  beside: readonly PeriodFigure[] | null;
}

const isShown = ({ estimate }: PeriodFigure) => !estimate.suppressed && estimate.value !== null;

/**
 * The like-for-like figures with the plain means beside, from the first period on that has either. A figure to which
 * nothing was done (published before there were two scores) is no point of the line.
 *
 * @param moved like for like, and
 * @param raw plain means, both of the same periods
 */
export function lineWithRaw(moved: readonly PeriodFigure[], raw: readonly PeriodFigure[]): LineWithRaw {
  const first = raw.findIndex((point, index) => isShown(point) || isShown(moved[index]!));
  const from = <Point>(points: readonly Point[]) => (first < 0 ? [] : points.slice(first));
  const onMix = (point: PeriodFigure) => isShown(point) && point.estimate.basis !== 'RAW';
  if (!moved.some(onMix)) return { main: from(raw), beside: null };
  const main = moved.map((point): PeriodFigure => {
    if (!isShown(point) || onMix(point)) return point;
    const { estimate } = point;
    const nothing = { value: null, interval: null, n: null, suppressed: true, reason: 'NO_REFERENCE_MIX' } as const;
    return { ...point, estimate: { ...estimate, ...nothing, quality: 'NONE' } };
  });
  return { main: from(main), beside: from(raw) };
}

/** What was recorded of a subject, oldest first: improvements with a report from the day they were done, new questions. */
export function recordedEvents(
  reports: readonly ReportSummary[],
  versions: readonly PublishedVersion[],
  words: { report: (slug: string) => string; version: (version: string) => string },
): TrendEvent[] {
  // The first version is no change.
  const changes = versions.filter(({ publishedAt }) => publishedAt !== null).slice(0, -1);
  return [
    ...reports.flatMap(({ title, slug, doneOn }) => (doneOn ? [{ day: doneOn, title, href: words.report(slug) }] : [])),
    ...changes.map(({ version, publishedAt }) => ({
      day: publishedAt!.slice(0, 10),
      title: words.version(version),
      href: null,
    })),
  ].toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
