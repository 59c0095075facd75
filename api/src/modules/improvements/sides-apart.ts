import type { ComparabilityReason, Measure } from '@otklik/schema';
import type { RequestContext } from '../../kernel/request-context.ts';
import { badgesOf, type FigureSubject } from '../results/index.ts';
import type { PeriodFigure } from './period-figure.ts';

/**
 * Why the raw figures before and after have no difference, by the badge of every comparison; empty where they have one. A
 * figure that is put together from published months is comparable where each of them is.
 */
export async function reasonsApart(
  { figures }: Pick<RequestContext, 'figures'>,
  subject: FigureSubject,
  measure: Measure,
  sides: readonly PeriodFigure[],
): Promise<ComparabilityReason[]> {
  const compared = await Promise.all(
    sides.map(async ({ period, parts, estimate }) => {
      const query = { measure, basis: 'RAW', stream: 'SCORE', filter: null } as const;
      const found = await Promise.all(parts.map((part) => figures.comparable(subject, { ...query, period: part })));
      const [first] = found;
      return {
        key: period.from,
        of: subject,
        period,
        channel: null,
        segmentId: null,
        overlaps: false,
        estimate,
        moments: found.every(({ moments }) => moments) ? first!.moments : null,
        context: {
          ...first!.context,
          majors: new Set(found.flatMap(({ context }) => [...context.majors])),
          isModeKnown: found.every(({ context }) => context.isModeKnown),
        },
      };
    }),
  );
  const badges = badgesOf(compared, 'FIRST', false);
  const reasons = badges.flatMap((badge) => (badge.comparability === 'NOT_COMPARABLE' ? badge.reasons : []));
  return [...new Set(reasons)];
}
