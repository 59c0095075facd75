import type { Measure } from '@otklik/schema';
import type { Pool } from 'pg';
import type { Day } from '../../kernel/calendar.ts';
import { type BasisCell, type DisclosedCount, WHOLE } from './disclosure.rules.ts';
import type { Stratum } from './scores/stratum.ts';
import { isClassPart } from './source-classes.rules.ts';

const COUNTS_OF: Record<Measure, readonly DisclosedCount[]> = {
  SAT: ['SAT'],
  EASE: ['EASE'],
  TIME: ['TIME'],
  RESULT: ['RESULT'],
  CSI: ['SAT', 'EASE', 'TIME'],
};

/**
 * The answers behind the published months of a subject, by first day: those that the newest edition accepted. A month of
 * which the public is not shown this measure is not among them, and no month before what was accepted was kept.
 * @param pool connections that rest in a role that may read what stands behind publications
 */
export async function readAcceptedStrata(
  pool: Pick<Pool, 'query'>,
  subjectId: string,
  measure: Measure,
): Promise<Map<Day, readonly Stratum[]>> {
  const { rows } = await pool.query<BasisCell & { from: Day; part: string; strata: Stratum[] | null }>(
    `select distinct on (period_from, part) period_from as from, part, counts, withheld, strata from publication_basis
     where subject_id = $1 and grain = 'MONTH' and stream = 'SCORE' order by period_from, part, edition desc`,
    [subjectId],
  );
  const accepted = new Map<Day, readonly Stratum[]>();
  for (const [from, parts] of Map.groupBy(rows, (row) => row.from)) {
    const whole = parts.find(({ part }) => part === WHOLE);
    const isShown = COUNTS_OF[measure].every(
      (count) => whole && whole.counts[count] > 0 && !whole.withheld.includes(count),
    );
    const leaves = parts.filter(({ part, counts }) => part !== WHOLE && !isClassPart(part) && counts.SAT > 0);
    if (isShown && leaves.every(({ strata }) => strata))
      accepted.set(
        from,
        leaves.flatMap(({ strata }) => strata!),
      );
  }
  return accepted;
}
