import type { StaffRole } from '@otklik/schema';
import { refuseFaults, type UserFault } from '../../../kernel/domain-error.ts';
import { uuidV7 } from '../../../kernel/ids.ts';
import { keptTexts } from '../../../kernel/kept-text.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import { recordChange, withTenant } from '../../access/index.ts';
import type { FiguresOfInput } from '../comparison/comparison.graphql.ts';
import type { TrendEventRecordInput } from './control-chart.graphql.ts';
import type { TrendEvent } from './trend-event.ts';

const TITLE_AT_MOST = 300;

/** Who records releases, of what their authority owns. */
export const EVENT_RECORDERS = ['ANALYST', 'AUTHORITY_ADMIN'] as const satisfies readonly StaffRole[];

/**
 * Records a release. What is recorded stays: it is shown on the trend, and never moves limits.
 * @throws DomainError SUBJECT_UNKNOWN, NOT_PERMITTED, FIELD_MISSING, TEXT_TOO_LONG, DATE_IN_FUTURE
 */
export async function recordTrendEvent(context: RequestContext, input: TrendEventRecordInput): Promise<TrendEvent> {
  const { directory, clock } = context;
  const subject = findSubject(directory, input.of);
  if (!subject) refuseFaults([{ code: 'SUBJECT_UNKNOWN', path: ['input', 'of'] }]);
  const { kind, id } = subject!;
  const authorityId = subject!.kind === 'AUTHORITY' ? id : subject!.authorityId;
  if (!isOwn(context, authorityId)) refuseFaults([{ code: 'NOT_PERMITTED', path: ['input', 'of'] }]);
  const title = keptTexts(input.title);
  const now = clock.now();
  refuseFaults([
    ...titleFaults(title.RU, 'ru'),
    ...titleFaults(title.EN, 'en'),
    ...(input.day > now.toISOString().slice(0, 10)
      ? [{ code: 'DATE_IN_FUTURE', path: ['input', 'day'] } satisfies UserFault]
      : []),
  ]);
  const event = { id: uuidV7(now.getTime()), kind: 'RELEASE', day: input.day, title } as const;
  await withTenant(context, async (em) => {
    await em.execute(
      `insert into trend_event (id, kind, subject_kind, subject_id, authority_id, day, title, recorded_at)
       values (?, 'RELEASE', ?, ?, ?, ?, ?::jsonb, ?)`,
      [event.id, kind, id, authorityId, event.day, JSON.stringify(title), now],
    );
    await recordChange(em, context, 'trendEventRecord', { type: 'TrendEvent', id: event.id, authorityId }, null, {
      subject: id,
      day: event.day,
      title,
    });
  });
  return { ...event, instrumentVersion: null, improvementId: null, rebases: false };
}

function titleFaults(title: string, language: 'ru' | 'en'): UserFault[] {
  const path = ['input', 'title', language];
  if (title === '') return [{ code: 'FIELD_MISSING', path }];
  return title.length > TITLE_AT_MOST ? [{ code: 'TEXT_TOO_LONG', path, params: { limit: TITLE_AT_MOST } }] : [];
}

function findSubject(
  directory: RequestContext['directory'],
  { authority, service, lifeSituation, touchpoint }: FiguresOfInput,
) {
  if (authority) return directory.find('AUTHORITY', authority);
  if (service) return directory.find('SERVICE', service);
  if (lifeSituation) return directory.find('LIFE_SITUATION', lifeSituation);
  return touchpoint ? directory.find('TOUCHPOINT', touchpoint) : null;
}

/** True when the authority is the viewer's own or stands below it. */
const isOwn = ({ viewer, directory }: RequestContext, authorityId: string): boolean =>
  viewer?.authorityId
    ? (directory.find('AUTHORITY', viewer.authorityId)?.withDescendants.includes(authorityId) ?? false)
    : false;
