import type { Item, Mode, UnlinkedReason } from '@otklik/schema';
import type { PoolClient } from 'pg';
import { withRole } from '../../../database/pool.ts';
import type { DayRange } from '../../../kernel/calendar.ts';
import { DomainError } from '../../../kernel/domain-error.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import { linkOnMix, type LinkStratum } from '../../../statistics/index.ts';
import type { ParallelRun } from '../../methodology/index.ts';
import { readTallies, type TallyRow } from '../tally.repository.ts';
import { tallyRanges } from '../tally-ranges.ts';
import { touchpointsAsDrawn } from './as-drawn.rules.ts';
import { readDrawCounts } from './draw-counts.repository.ts';
import { readChangedDays } from './draw-slices.repository.ts';
import type { InstrumentLink } from './instrument-link.ts';
import { wholeDays } from './run-days.ts';

/** Items that are linked: those the index is made of. */
const LINKED = ['SAT', 'EASE', 'TIME'] as const satisfies readonly Item[];

/** The link of an item, or why there is none. */
export type LinkAttempt =
  | { readonly item: Item; readonly link: InstrumentLink }
  | { readonly item: Item; readonly link: null; readonly reason: UnlinkedReason };

/**
 * The links of a parallel run from the tallies of its whole days: RANDOM and PROMPT ratings of services, by service
 * and mode, the strata within which respondents were divided at random. Touchpoints whose answers did not come as drawn
 * are left out of all of them. Counts and tallies are read in one snapshot.
 * @param isForGood looks whether the draws were counted of the very tallies that the links are made of
 * @returns one attempt for each item of the index
 * @throws DomainError PARALLEL_RUN_UNCOUNTED when they are not, for good; they are counted soon then
 */
export async function estimateLinks(
  context: RequestContext,
  run: ParallelRun,
  { isForGood = false }: { isForGood?: boolean } = {},
): Promise<LinkAttempt[]> {
  const { pool, clock, draws, directory } = context;
  const { oldVersion, newVersion } = run;
  const days = wholeDays(run, clock.now());
  const without = (reason: UnlinkedReason) => LINKED.map((item) => ({ item, link: null, reason }));
  if (!days) return without('NO_WHOLE_DAY');
  const strata = await withRole(pool, 'otklik_staff', async (client) => {
    await client.query('set transaction isolation level repeatable read');
    if (isForGood && (await readChangedDays(client, run, days)).length > 0) {
      draws.soon();
      throw new DomainError({ code: 'PARALLEL_RUN_UNCOUNTED', path: ['input', 'id'] });
    }
    const { counts } = await readDrawCounts(client, run);
    // Of a run that ended before draws were counted nothing can be told any more: its links are frozen as they are.
    if (counts.length === 0 && run.endedAt) return readStrata(client, context, days, {});
    const kept = touchpointsAsDrawn(counts, (id) => directory.find('TOUCHPOINT', id)?.authorityId);
    if (kept.size === 0 && counts.length > 0) return null;
    const found: TallyRow[][] = [];
    for (const [mode, touchpointIds] of kept)
      found.push(...(await readStrata(client, context, days, { modes: [mode], touchpointIds })));
    return found;
  });
  if (!strata) return without('NOT_AS_DRAWN');
  return LINKED.map((item) => {
    const made = linkOnMix(strata.map((stratum) => armsOf(stratum, item, oldVersion, newVersion)));
    if (!made.estimable)
      return { item, link: null, reason: made.reason === 'NO_DATA' ? 'NO_ANSWERS' : 'NO_COMMON_STRATUM' };
    const { kind, shift, variance, slope, intercept, ratio, oldN, freshN, strata: used } = made;
    const link = { item, kind, shift, variance, slope, intercept, ratio, oldN, newN: freshN, strata: used, newVersion };
    return { item, link };
  });
}

/** Tallies of both versions by service and mode, of the touchpoints and modes that are named. */
async function readStrata(
  client: PoolClient,
  { directory }: RequestContext,
  days: DayRange,
  cells: { modes?: readonly Mode[]; touchpointIds?: readonly string[] },
): Promise<TallyRow[][]> {
  const rows = await readTallies(
    client,
    {
      subjectIds: directory.all('SERVICE').map(({ id }) => id),
      sourceClasses: ['RANDOM', 'PROMPT'],
      ranges: tallyRanges(days),
      groupBy: 'mode',
      cells,
    },
    new Set(['EASE', 'TIME']),
  );
  return [...Map.groupBy(rows, ({ subjectId, key }) => `${subjectId}/${key}`).values()];
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
