import type { Stream } from '@otklik/schema';
import type { ClientBase } from 'pg';
import { addDays, type Day, type DayRange, periodOf, periodsIn } from '../../kernel/calendar.ts';
import { uuidV7 } from '../../kernel/ids.ts';
import { POLICY } from '../../statistics/index.ts';
import { closedPeriods, PUBLISHED_GRAINS, type PublishedGrain } from './periods.rules.ts';
import { NOTHING_PUBLISHED, type PublicationRow } from './publication.rules.ts';
import type { FrozenVersions } from './scores/method-in-force.rules.ts';

/**
 * Quarters with something to publish, oldest first. When a period closed: the recent ones too, which are then revised, and
 * all of which nothing is published by the method in force, its mode table and its reference mix. Once such a round has
 * begun, what it left is due in every round, closed periods or not.
 *
 * @see METHODOLOGY §1.8: when the method, a mode table among it, changes, all history is recomputed, both versions kept
 */
export async function quartersToPublish(
  client: ClientBase,
  today: Day,
  { modeTable, referenceMix }: FrozenVersions,
): Promise<DayRange[]> {
  const { rows } = await client.query<{ first: Day | null }>(
    `select min(starts_on) as first from core_tally where grain = 'M'`,
  );
  const first = rows[0]!.first;
  if (!first) return [];
  const published = await client.query<{ period: string; from: Day; isOfMethod: boolean }>(
    `select grain || ' ' || period_from as period, period_from as from,
       (method_version, mode_table, reference_mix) is not distinct from ($1::text, $2::text, $3::integer) as "isOfMethod"
     from published_period`,
    [POLICY.methodVersion, modeTable, referenceMix],
  );
  const isPublished = new Set(published.rows.map(({ period }) => period));
  const fresh = PUBLISHED_GRAINS.flatMap((grain) =>
    closedPeriods(first, today, grain).filter(({ from }) => !isPublished.has(`${grain} ${from}`)),
  );
  const hasClosed = fresh.length > 0;
  const hasBegun = published.rows.some(({ isOfMethod }) => isOfMethod);
  if (!hasClosed && !hasBegun) return [];
  const quarterOf = (day: Day): Day => periodOf(day, 'QUARTER').from;
  const older = published.rows.flatMap(({ from, isOfMethod }) => (isOfMethod ? [] : [quarterOf(from)]));
  const due = new Set([...fresh.map(({ from }) => quarterOf(from)), ...older]);
  const start = [first, ...due].toSorted()[0]!;
  return periodsIn({ from: start, to: today }, 'QUARTER').filter(
    ({ from, to }) => due.has(from) || (hasClosed && addDays(to, POLICY.revisedDays) >= today),
  );
}

/**
 * Notes that a period was decided by a method, its mode table and its reference mix, whether rows came of it or not: that
 * its last edition stands is a decision as well.
 */
export async function notePublished(
  client: ClientBase,
  { grain, period }: Pick<PublicationPlace, 'grain' | 'period'>,
  { modeTable, referenceMix }: FrozenVersions,
): Promise<void> {
  await client.query(
    `insert into published_period (grain, period_from, method_version, mode_table, reference_mix)
     values ($1, $2, $3, $4, $5)
     on conflict (grain, period_from) do update set
       method_version = excluded.method_version, mode_table = excluded.mode_table, reference_mix = excluded.reference_mix`,
    [grain, period.from, POLICY.methodVersion, modeTable, referenceMix],
  );
}

/** What a set of rows is about. */
export interface PublicationPlace {
  grain: PublishedGrain;
  period: DayRange;
  stream: Stream;
}

/**
 * Writes the rows that are new or differ from what is published; those as the next revision. What was published and
 * has no ratings any more is revised to nothing.
 * @returns number of rows written
 */
export async function writePublication(
  client: ClientBase,
  { grain, period, stream }: PublicationPlace,
  rows: readonly PublicationRow[],
): Promise<number> {
  const emptied = await emptiedSince(client, { grain, period, stream }, rows);
  const written = [...rows, ...emptied].map(({ subject, breakdown, breakdownKey, figures }) => ({
    id: uuidV7(),
    kind: subject.kind,
    subject: subject.id,
    breakdown,
    key: breakdownKey,
    figures,
  }));
  const { rowCount } = await client.query(
    `insert into publication (id, grain, period_from, period_to, subject_kind, subject_id, stream, breakdown,
       breakdown_key, revision, as_of, method_version, figures)
     select r.id, $2, $3, $4, r.kind, r.subject, $5, r.breakdown, r.key, coalesce(last.revision + 1, 0), now(), $6,
       r.figures
     from jsonb_to_recordset($1::jsonb)
       as r (id uuid, kind text, subject uuid, breakdown text, key text, figures jsonb)
     left join lateral (
       select p.revision, p.figures, p.method_version from publication p
       where p.subject_id = r.subject and p.grain = $2 and p.period_from = $3 and p.stream = $5
         and p.breakdown = r.breakdown and p.breakdown_key = r.key
       order by p.revision desc limit 1
     ) last on true
     where last.figures is null or last.figures <> r.figures or last.method_version <> $6`,
    [JSON.stringify(written), grain, period.from, period.to, stream, POLICY.methodVersion],
  );
  return rowCount ?? 0;
}

/** Rows for what was published of this place and is not among the rows of today: every rating of it was withdrawn. */
async function emptiedSince(
  client: ClientBase,
  { grain, period, stream }: PublicationPlace,
  rows: readonly PublicationRow[],
): Promise<PublicationRow[]> {
  const keyOf = (id: string, breakdown: string, key: string) => `${id}|${breakdown}|${key}`;
  const present = new Set(
    rows.map(({ subject, breakdown, breakdownKey }) => keyOf(subject.id, breakdown, breakdownKey)),
  );
  const published = await client.query<{
    kind: PublicationRow['subject']['kind'];
    id: string;
    breakdown: PublicationRow['breakdown'];
    key: string;
  }>(
    `select distinct subject_kind as kind, subject_id as id, breakdown, breakdown_key as key from publication
     where grain = $1 and period_from = $2 and stream = $3`,
    [grain, period.from, stream],
  );
  return published.rows
    .filter(({ id, breakdown, key }) => !present.has(keyOf(id, breakdown, key)))
    .map(({ kind, id, breakdown, key }) => ({
      subject: { kind, id },
      breakdown,
      breakdownKey: key,
      figures: NOTHING_PUBLISHED,
    }));
}
