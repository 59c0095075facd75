import type { RequestContext } from '../../kernel/request-context.ts';
import type { Receipt } from '../journeys/index.ts';
import type { SubjectEntry } from '../registry/index.ts';
import { aboutSubjects } from './list-reports.ts';
import { type PublishedReport, readReports } from './published-report.ts';

const REPORTS_AT_MOST = 20;

/** Reports published on or after the day of the answer, about its subject or the life situations that use it. */
export async function reportsSince(
  { pool }: Pick<RequestContext, 'pool'>,
  { subject, answeredOn }: Pick<Receipt, 'subject' | 'answeredOn'>,
): Promise<PublishedReport[]> {
  if (!subject || !answeredOn) return [];
  const subjectIds = [subject.id, ...(await lifeSituationsUsing(pool, subject))];
  const since = { sql: 'report.published_at >= ?::date', value: answeredOn };
  return readReports(pool, [aboutSubjects(subjectIds), since], REPORTS_AT_MOST);
}

async function lifeSituationsUsing(pool: RequestContext['pool'], subject: SubjectEntry): Promise<string[]> {
  if (subject.kind !== 'SERVICE') return [];
  const { rows } = await pool.query<{ id: string }>(
    `select distinct stage.life_situation_id as id
     from journey_stage_service used join journey_stage stage on stage.id = used.journey_stage_id
     where used.service_id = $1`,
    [subject.id],
  );
  return rows.map(({ id }) => id);
}
