import type { Channel, Stream } from '@otklik/schema';
import type { ClientBase } from 'pg';
import type { Day, DayRange } from '../../kernel/calendar.ts';
import {
  type BasisCell,
  cellKey,
  countOf,
  countsOf,
  DISCLOSED_COUNTS,
  type DisclosedCount,
  type Disclosures,
  type Part,
  subjectKey,
  type SubjectTallies,
  WHOLE,
} from './disclosure.rules.ts';
import type { History } from './earlier-editions.rules.ts';
import type { Leaf } from './late-changes.rules.ts';
import type { PublishedGrain } from './periods.rules.ts';
import type { Stratum } from './scores/stratum.ts';
import { CLASS_COUNT, classBasis, classCell, type ClassTallies, isClassPart } from './source-classes.rules.ts';
import { sumTallies, type Tally } from './tally.ts';

/** What stands behind the newest edition of one period and stream. */
export interface PeriodBasis {
  cells: Map<string, BasisCell>;
  /** Of months: what was rated directly. */
  leaves: Map<string, Leaf>;
  /** Of quarters: what each source class answered, by cell. */
  classes: Map<string, Tally>;
}

/** What stands behind all that is published of a quarter and its months in one stream. */
export interface QuarterBasis {
  /** By place. */
  newest: ReadonlyMap<string, PeriodBasis>;
  history: History;
}

/** Key of a month or quarter. */
export const placeKey = (grain: PublishedGrain, from: Day): string => `${grain} ${from}`;

/** The basis of every published period in a quarter. */
export async function readBasis(client: ClientBase, quarter: DayRange, stream: Stream): Promise<QuarterBasis> {
  const { rows } = await client.query<{
    edition: number;
    grain: PublishedGrain;
    from: Day;
    kind: Leaf['subject']['kind'];
    id: string;
    part: string;
    counts: BasisCell['counts'];
    withheld: DisclosedCount[];
    tally: Tally | null;
    strata: Stratum[] | null;
  }>(
    `select edition, grain, period_from as from, subject_kind as kind, subject_id as id, part, counts, withheld, tally,
       strata
     from publication_basis where period_from between $1 and $2 and stream = $3 order by edition`,
    [quarter.from, quarter.to, stream],
  );
  const newest = new Map<string, PeriodBasis>();
  const history: Map<string, Map<string, BasisCell>>[] = [];
  for (const { edition, grain, from, kind, id, part, counts, withheld, tally, strata } of rows) {
    const place = placeKey(grain, from);
    const period = newest.get(place) ?? { cells: new Map(), leaves: new Map(), classes: new Map() };
    newest.set(place, period);
    const subject = { kind, id };
    const cell = cellKey(subjectKey(subject), part as Part);
    const basis = { counts, withheld };
    period.cells.set(cell, basis);
    if (isClassPart(part)) {
      if (tally) period.classes.set(cell, tally);
      else period.classes.delete(cell);
    } else if (tally) period.leaves.set(cell, { subject, channel: part as Channel, tally, ...(strata && { strata }) });
    else period.leaves.delete(cell);
    const past = (history[edition] ??= new Map());
    past.set(place, (past.get(place) ?? new Map()).set(cell, basis));
  }
  // Numbers are those of the quarter: this stream may have none of some.
  return { newest, history: history.filter((past) => past !== undefined) };
}

export const basisOf = ({ newest }: QuarterBasis, grain: PublishedGrain, from: Day): PeriodBasis | null =>
  newest.get(placeKey(grain, from)) ?? null;

/** What an edition of a period consists of. */
export interface Edition {
  grain: PublishedGrain;
  period: DayRange;
  subjects: readonly SubjectTallies[];
  disclosures: Disclosures;
  /** What each source class answered, where that is known, and the cells of it that are shown. */
  classes?: { tallies: readonly ClassTallies[]; shown: ReadonlySet<string> };
}

/** Every cell of an edition with its counts, but those of source classes. */
export function basisCells({
  subjects,
  disclosures,
}: Pick<Edition, 'subjects' | 'disclosures'>): Map<string, BasisCell> {
  const cells = new Map<string, BasisCell>();
  for (const { subject, byChannel } of subjects)
    for (const [part, tally] of [[WHOLE, sumTallies(byChannel.values())] as const, ...byChannel]) {
      const key = cellKey(subjectKey(subject), part);
      const counts = countsOf(tally);
      const withheld = DISCLOSED_COUNTS.filter((count) => disclosures.get(count)!.get(key) !== 'PUBLISHED');
      cells.set(key, { counts, withheld });
    }
  return cells;
}

/** Adds what another edition of a period changes of its basis. What nobody has any more answers of is kept as nothing. */
export async function writeBasis(
  client: ClientBase,
  { stream, edition: number }: { stream: Stream; edition: number },
  edition: Edition,
): Promise<void> {
  const { grain, period, subjects } = edition;
  const cells = basisCells(edition);
  const rows = subjects.flatMap(({ subject, byChannel, strata }) => {
    const isLeaf = (part: Part) => grain === 'MONTH' && subject.kind !== 'AUTHORITY' && part !== WHOLE;
    return [WHOLE as Part, ...byChannel.keys()].map((part) => ({
      kind: subject.kind,
      subject: subject.id,
      part: part as string,
      ...cells.get(cellKey(subjectKey(subject), part))!,
      tally: isLeaf(part) ? byChannel.get(part as Channel)! : null,
      // Only scores are made of strata.
      strata: (isLeaf(part) && stream === 'SCORE' && strata?.filter(({ channel }) => channel === part)) || null,
    }));
  });
  rows.push(...classRowsOf(edition));
  await client.query(
    `with newest as (
       select distinct on (subject_id, part) subject_kind, subject_id, part, counts, withheld, tally, strata
       from publication_basis where period_from = $2 and grain = $3 and stream = $4
       order by subject_id, part, edition desc
     ), now as (
       select r.kind, r.subject, r.part, r.counts, r.withheld, r.tally, r.strata
       from jsonb_to_recordset($1::jsonb)
         as r (kind text, subject uuid, part text, counts jsonb, withheld text[], tally jsonb, strata jsonb)
     ), changed as (
       select now.* from now left join newest n on n.subject_id = now.subject and n.part = now.part
       where n.subject_id is null or n.counts <> now.counts or n.tally is distinct from now.tally or n.strata is distinct from now.strata
         or not (n.withheld @> now.withheld and n.withheld <@ now.withheld)
       union all
       select n.subject_kind, n.subject_id, n.part, $6::jsonb, '{}', null, null from newest n
       where n.counts <> $6::jsonb and not exists (
         select from now where now.subject = n.subject_id and now.part = n.part)
     )
     insert into publication_basis
       (grain, period_from, stream, edition, subject_kind, subject_id, part, counts, withheld, tally, strata)
     select $3, $2, $4, $5, kind, subject, part, counts, withheld, tally, strata from changed`,
    [JSON.stringify(rows), period.from, grain, stream, number, JSON.stringify(NO_COUNTS)],
  );
}

/** Every cell of the source classes of an edition with its answers. */
export const classCells = ({ classes }: Pick<Edition, 'classes'>): Map<string, BasisCell> =>
  classes ? classBasis(classes.tallies, classes.shown) : new Map();

/** What is kept of the classes of a quarter, to be compared with its later editions: what each of them answered. */
export function classAnswers({ grain, classes }: Pick<Edition, 'grain' | 'classes'>): Map<string, Tally> {
  if (grain !== 'QUARTER' || !classes) return new Map();
  return new Map(
    classes.tallies.flatMap(({ subject, byClass }) =>
      [...byClass].flatMap(([scored, tally]) =>
        countOf(tally, CLASS_COUNT) > 0 ? [[classCell(subject, scored), tally] as const] : [],
      ),
    ),
  );
}

function classRowsOf(edition: Edition) {
  const answers = classAnswers(edition);
  return [...classCells(edition)].map(([cell, basis]) => {
    const [kind, subject, part] = cell.split('/') as [SubjectTallies['subject']['kind'], string, string];
    return { kind, subject, part, ...basis, tally: answers.get(cell) ?? null, strata: null };
  });
}

const NO_COUNTS = Object.fromEntries(DISCLOSED_COUNTS.map((count) => [count, 0]));

/** Number of the next edition of a quarter and its months. */
export async function nextEdition(client: ClientBase, quarter: DayRange): Promise<number> {
  const { rows } = await client.query<{ next: number }>(
    'select coalesce(max(edition) + 1, 0) as next from publication_basis where period_from between $1 and $2',
    [quarter.from, quarter.to],
  );
  return rows[0]!.next;
}
