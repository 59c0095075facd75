import type { ImprovementState, LocalizedText, Measure, SubjectKind } from '@otklik/schema';
import type { Pool } from 'pg';
import { prepared } from '../../database/prepared.ts';
import { inOrderOfKind } from './subjects.rules.ts';

/** A published report with what it needs of its improvement: the value behind the GraphQL type Report. */
export interface PublishedReport {
  kind: 'REPORT';
  id: string;
  slug: string;
  authorityId: string;
  title: LocalizedText;
  weAsked: LocalizedText;
  youSaid: LocalizedText;
  weDid: LocalizedText;
  didItHelp: LocalizedText;
  publishedAt: Date;
  improvement: ComparedImprovement & {
    state: ImprovementState;
    declinedReason: LocalizedText | null;
    expectedChange: number | null;
  };
  subjects: { subjectKind: SubjectKind; subjectId: string }[];
  /** UUIDs of the services compared with. */
  comparison: string[];
}

/** What before and after are computed from. Days are YYYY-MM-DD. */
export interface ComparedImprovement {
  id: string;
  measure: Measure;
  registeredAt: Date;
  registrationAt: Date;
  windowMonths: number;
  startsOn?: string | null;
  doneOn?: string | null;
  /** The start was moved when it had passed. */
  startMovedLate: boolean;
  doneRecordedAt?: Date | null;
}

/** SQL that has `?` wherever its value goes. */
export interface Condition {
  sql: string;
  value: unknown;
}

const COLUMNS = `'REPORT' as kind, report.id, report.slug, report.authority_id as "authorityId", report.title,
  report.we_asked as "weAsked", report.you_said as "youSaid", report.we_did as "weDid",
  report.did_it_help as "didItHelp", report.published_at as "publishedAt",
  jsonb_build_object('id', improvement.id, 'measure', improvement.measure, 'state', improvement.state,
    'registeredAt', improvement.registered_at, 'startsOn', improvement.starts_on, 'doneOn', improvement.done_on,
    'registrationAt', improvement.registration_at, 'windowMonths', improvement.window_months,
    'startMovedLate', improvement.start_moved_late, 'doneRecordedAt', improvement.done_recorded_at,
    'expectedChange', improvement.expected_change, 'declinedReason', improvement.declined_reason) as improvement,
  (select coalesce(jsonb_agg(jsonb_build_object('subjectKind', subject_kind, 'subjectId', subject_id)), '[]')
   from improvement_subject where improvement_subject.improvement_id = improvement.id) as subjects,
  array(select service_id::text from improvement_comparison
    where improvement_comparison.improvement_id = improvement.id order by service_id) as comparison`;
const NEWEST_FIRST = 'report.published_at desc, report.id desc';

/** Conditions whose values begin at the number `first`. */
const conditionsSql = (conditions: readonly Condition[], first: number): string =>
  conditions.map(({ sql }, index) => ` and ${sql.replaceAll('?', `$${index + first}`)}`).join('');

/**
 * Reads published reports that meet the conditions, newest first, in one statement.
 * @param pool connections in the resting role: the database shows them published reports only
 */
export async function readReports(
  pool: Pool,
  conditions: readonly Condition[],
  limit: number,
): Promise<PublishedReport[]> {
  const { rows } = await pool.query<PublishedReport>(
    `select ${COLUMNS} from report join improvement on improvement.id = report.improvement_id
     where report.published_at is not null${conditionsSql(conditions, 2)}
     order by ${NEWEST_FIRST} limit $1`,
    [limit, ...conditions.map(({ value }) => value)],
  );
  return rows.map(toReport);
}

/** The same for each of several subjects: the newest `limit` about each, in one statement. In the order of the ids. */
export async function readReportsAbout(
  pool: Pool,
  subjectIds: readonly string[],
  conditions: readonly Condition[],
  limit: number,
): Promise<PublishedReport[][]> {
  const { rows } = await pool.query<PublishedReport & { about: string }>(
    prepared({
      text: `select subject.id as about, found.* from unnest($2::uuid[]) as subject (id) cross join lateral (
       select ${COLUMNS} from improvement_subject about
       join improvement on improvement.id = about.improvement_id
       join report on report.improvement_id = improvement.id
       where about.subject_id = subject.id and report.published_at is not null${conditionsSql(conditions, 3)}
       order by ${NEWEST_FIRST} limit $1
     ) found order by found."publishedAt" desc, found.id desc`,
      values: [limit, subjectIds, ...conditions.map(({ value }) => value)],
    }),
  );
  const bySubject = Map.groupBy(rows, ({ about }) => about);
  return subjectIds.map((id) => (bySubject.get(id) ?? []).map(({ about: _about, ...row }) => toReport(row)));
}

const toReport = (row: PublishedReport): PublishedReport => ({
  ...row,
  improvement: {
    ...row.improvement,
    registeredAt: new Date(row.improvement.registeredAt),
    registrationAt: new Date(row.improvement.registrationAt),
    doneRecordedAt: row.improvement.doneRecordedAt ? new Date(row.improvement.doneRecordedAt) : null,
  },
  subjects: inOrderOfKind(row.subjects),
});
