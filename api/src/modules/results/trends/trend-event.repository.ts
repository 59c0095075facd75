import type { LocalizedText } from '@otklik/schema';
import type { Pool } from 'pg';
import { prepared } from '../../../database/prepared.ts';
import type { Day } from '../../../kernel/calendar.ts';
import type { TrendEvent } from './trend-event.ts';

/**
 * Releases and improvements recorded of subjects, oldest first.
 * @param pool connections that rest in the role of staff
 */
export async function readTrendEvents(
  pool: Pool,
  subjectIds: readonly string[],
): Promise<{ subjectId: string; event: TrendEvent }[]> {
  const { rows } = await pool.query<{
    id: string;
    subjectId: string;
    kind: 'RELEASE' | 'IMPROVEMENT';
    day: Day;
    title: LocalizedText;
    improvementId: string | null;
  }>(
    prepared({
      text: `select id, subject_id as "subjectId", kind, day, title, improvement_id as "improvementId"
     from trend_event where subject_id = any ($1::uuid[]) order by day, id`,
      values: [subjectIds],
    }),
  );
  return rows.map(({ subjectId, ...event }) => ({
    subjectId,
    event: { ...event, instrumentVersion: null, rebases: event.kind === 'IMPROVEMENT' },
  }));
}
