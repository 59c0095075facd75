import DataLoader from 'dataloader';
import { type Connection, type PageRequest, pageRequest, toConnection } from '../../kernel/connection.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { uuidOf } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { type Condition, type PublishedReport, readReports, readReportsAbout } from './published-report.ts';

const ABOUT_SUBJECT =
  'exists (select from improvement_subject s where s.improvement_id = report.improvement_id and s.subject_id = any (?::uuid[]))';

/** Condition: about one of these subjects. */
export const aboutSubjects = (subjectIds: readonly string[]): Condition => ({ sql: ABOUT_SUBJECT, value: subjectIds });

/** Condition: of one of these authorities. */
export const ofAuthorities = (authorityIds: readonly string[]): Condition => ({
  sql: 'report.authority_id = any (?::uuid[])',
  value: authorityIds,
});

/** A page of published reports, newest first. @throws DomainError PAGE_SIZE, CURSOR_INVALID */
export async function listReports(
  { pool }: Pick<RequestContext, 'pool'>,
  { first, after }: { first: number; after: string | null },
  ...conditions: readonly Condition[]
): Promise<Connection<PublishedReport>> {
  const request = pageRequest(first, after);
  const cursor = request.after && cursorCondition(request.after);
  const rows = await readReports(pool, cursor ? [...conditions, cursor] : conditions, first + 1);
  return toPage(rows, request);
}

/** Pages of reports about subjects: those of the same size from the same cursor are read together. */
export const reportPages = ({ pool }: RequestContext) => {
  const loaders = new Map<string, DataLoader<string, Connection<PublishedReport>>>();
  return {
    /** A page of published reports about a subject, newest first. @throws DomainError PAGE_SIZE, CURSOR_INVALID */
    async about(subjectId: string, { first, after }: { first: number; after: string | null }) {
      const request = pageRequest(first, after);
      const key = `${first} ${after ?? ''}`;
      let loader = loaders.get(key);
      if (!loader) {
        const conditions = request.after ? [cursorCondition(request.after)] : [];
        loader = new DataLoader(async (ids) =>
          (await readReportsAbout(pool, ids, conditions, first + 1)).map((rows) => toPage(rows, request)),
        );
        loaders.set(key, loader);
      }
      return loader.load(subjectId);
    },
  };
};

const toPage = (rows: readonly PublishedReport[], request: PageRequest) =>
  toConnection(rows, request, ({ publishedAt, id }) => [publishedAt.toISOString(), id]);

/** Cursors hold milliseconds, and so does the comparison. */
function cursorCondition([publishedAt = '', id = '']: readonly string[]): Condition {
  if (Number.isNaN(Date.parse(publishedAt)) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    throw new DomainError({ code: 'CURSOR_INVALID', path: ['after'] });
  return {
    sql: `(date_trunc('milliseconds', report.published_at), report.id) <
      (split_part(?::text, '/', 1)::timestamptz, split_part(?::text, '/', 2)::uuid)`,
    value: `${publishedAt}/${id}`,
  };
}

/** The published report with this global id or slug; null when there is none. */
export async function findReport({ pool }: Pick<RequestContext, 'pool'>, id: string): Promise<PublishedReport | null> {
  const uuid = uuidOf('Report', id);
  const condition = uuid ? { sql: 'report.id = ?::uuid', value: uuid } : { sql: 'report.slug = ?', value: id };
  return (await readReports(pool, [condition], 1))[0] ?? null;
}
