import type { Item, UnlinkedReason } from '@otklik/schema';
import { withRole } from '../../../database/pool.ts';
import { addDays } from '../../../kernel/calendar.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import { linkOnMix, type LinkStratum } from '../../../statistics/index.ts';
import type { ParallelRun } from '../../methodology/index.ts';
import { readTallies, type TallyRow } from '../tally.repository.ts';
import { tallyRanges } from '../tally-ranges.ts';
import type { InstrumentLink } from './instrument-link.ts';

/** Items that are linked: those the index is made of. */
const LINKED = ['SAT', 'EASE', 'TIME'] as const satisfies readonly Item[];

const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

/** The link of an item, or why there is none. */
export type LinkAttempt =
  | { readonly item: Item; readonly link: InstrumentLink }
  | { readonly item: Item; readonly link: null; readonly reason: UnlinkedReason };

/**
 * The links of a parallel run from the tallies of its whole days: RANDOM and PROMPT ratings of services, by service
 * and mode, the strata within which respondents were divided at random.
 * @returns one attempt for each item of the index
 */
export async function estimateLinks(
  { pool, directory, clock }: RequestContext,
  { startedAt, endsAt, oldVersion, newVersion }: ParallelRun,
): Promise<LinkAttempt[]> {
  // The day on which it began has answers of before; the last one ends with the run.
  const from = addDays(dayOf(startedAt), 1);
  const to = [addDays(dayOf(endsAt), -1), dayOf(clock.now())].toSorted()[0]!;
  if (from > to) return LINKED.map((item) => ({ item, link: null, reason: 'NO_WHOLE_DAY' }));
  const rows = await withRole(pool, 'otklik_staff', (client) =>
    readTallies(
      client,
      {
        subjectIds: directory.all('SERVICE').map(({ id }) => id),
        sourceClasses: ['RANDOM', 'PROMPT'],
        ranges: tallyRanges({ from, to }),
        groupBy: 'mode',
      },
      new Set(['EASE', 'TIME']),
    ),
  );
  const strata = [...Map.groupBy(rows, ({ subjectId, key }) => `${subjectId}/${key}`).values()];
  return LINKED.map((item) => {
    const made = linkOnMix(strata.map((stratum) => armsOf(stratum, item, oldVersion, newVersion)));
    if (!made.estimable)
      return { item, link: null, reason: made.reason === 'NO_DATA' ? 'NO_ANSWERS' : 'NO_COMMON_STRATUM' };
    const { kind, shift, variance, slope, intercept, ratio, oldN, freshN, strata: used } = made;
    const link = { item, kind, shift, variance, slope, intercept, ratio, oldN, newN: freshN, strata: used, newVersion };
    return { item, link };
  });
}

function armsOf(
  rows: readonly TallyRow[],
  item: (typeof LINKED)[number],
  oldVersion: string,
  newVersion: string,
): LinkStratum {
  const countsOf = (version: string) =>
    rows.find(({ tally }) => tally.instrumentVersions[0] === version)?.tally.counts[item].slice(1) ?? [0, 0, 0, 0, 0];
  return { old: countsOf(oldVersion), fresh: countsOf(newVersion) };
}
