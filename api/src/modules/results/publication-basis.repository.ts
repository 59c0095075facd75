import type { Channel, Stream } from '@otklik/schema';
import type { ClientBase } from 'pg';
import type { Day, DayRange } from '../../kernel/calendar.ts';
import {
  cellKey,
  countOf,
  DISCLOSED_COUNTS,
  type DisclosedCount,
  type Disclosures,
  type Part,
  subjectKey,
  type SubjectTallies,
  WHOLE,
} from './disclosure.rules.ts';
import type { Leaf } from './late-changes.rules.ts';
import type { PublishedGrain } from './periods.rules.ts';
import { sumTallies, type Tally } from './tally.ts';

/** What stands behind one published cell: exact counts, and which of them are withheld. */
export interface BasisCell {
  counts: Record<DisclosedCount, number>;
  withheld: readonly DisclosedCount[];
}

/** What stands behind the newest edition of one period and stream. */
export interface PeriodBasis {
  cells: Map<string, BasisCell>;
  /** Of months: what was rated directly. */
  leaves: Map<string, Leaf>;
}

const placeKey = (grain: PublishedGrain, from: Day): string => `${grain} ${from}`;

/** The basis of every published period in a quarter, by grain and first day. */
export async function readBasis(
  client: ClientBase,
  quarter: DayRange,
  stream: Stream,
): Promise<Map<string, PeriodBasis>> {
  const { rows } = await client.query<{
    grain: PublishedGrain;
    from: Day;
    kind: Leaf['subject']['kind'];
    id: string;
    part: Part;
    counts: BasisCell['counts'];
    withheld: DisclosedCount[];
    tally: Tally | null;
  }>(
    `select grain, period_from as from, subject_kind as kind, subject_id as id, part, counts, withheld, tally
     from publication_basis where period_from between $1 and $2 and stream = $3`,
    [quarter.from, quarter.to, stream],
  );
  const basis = new Map<string, PeriodBasis>();
  for (const { grain, from, kind, id, part, counts, withheld, tally } of rows) {
    const key = placeKey(grain, from);
    const period = basis.get(key) ?? { cells: new Map(), leaves: new Map() };
    basis.set(key, period);
    const subject = { kind, id };
    const cell = cellKey(subjectKey(subject), part);
    period.cells.set(cell, { counts, withheld });
    if (tally) period.leaves.set(cell, { subject, channel: part as Channel, tally });
  }
  return basis;
}

export const basisOf = (
  basis: ReadonlyMap<string, PeriodBasis>,
  grain: PublishedGrain,
  from: Day,
): PeriodBasis | null => basis.get(placeKey(grain, from)) ?? null;

/** What an edition of a period consists of. */
export interface Edition {
  grain: PublishedGrain;
  period: DayRange;
  subjects: readonly SubjectTallies[];
  disclosures: Disclosures;
}

/** Every cell of an edition with its counts. */
export function basisCells({
  subjects,
  disclosures,
}: Pick<Edition, 'subjects' | 'disclosures'>): Map<string, BasisCell> {
  const cells = new Map<string, BasisCell>();
  for (const { subject, byChannel } of subjects)
    for (const [part, tally] of [[WHOLE, sumTallies(byChannel.values())] as const, ...byChannel]) {
      const key = cellKey(subjectKey(subject), part);
      const counts = Object.fromEntries(DISCLOSED_COUNTS.map((count) => [count, countOf(tally, count)]));
      const withheld = DISCLOSED_COUNTS.filter((count) => disclosures.get(count)!.get(key) !== 'PUBLISHED');
      cells.set(key, { counts: counts as BasisCell['counts'], withheld });
    }
  return cells;
}

/** Replaces the basis of a period by that of its new edition. */
export async function writeBasis(client: ClientBase, stream: Stream, edition: Edition): Promise<void> {
  const { grain, period, subjects } = edition;
  const cells = basisCells(edition);
  const rows = subjects.flatMap(({ subject, byChannel }) =>
    [WHOLE as Part, ...byChannel.keys()].map((part) => ({
      kind: subject.kind,
      subject: subject.id,
      part,
      ...cells.get(cellKey(subjectKey(subject), part))!,
      tally: grain === 'MONTH' && subject.kind !== 'AUTHORITY' && part !== WHOLE ? byChannel.get(part)! : null,
    })),
  );
  await client.query('delete from publication_basis where period_from = $1 and grain = $2 and stream = $3', [
    period.from,
    grain,
    stream,
  ]);
  await client.query(
    `insert into publication_basis (grain, period_from, stream, subject_kind, subject_id, part, counts, withheld, tally)
     select $2, $3, $4, r.kind, r.subject, r.part, r.counts, r.withheld, r.tally
     from jsonb_to_recordset($1::jsonb)
       as r (kind text, subject uuid, part text, counts jsonb, withheld text[], tally jsonb)`,
    [JSON.stringify(rows), grain, period.from, stream],
  );
}
