import { INSTRUMENT_VERSION } from '@otklik/schema';
import { asAdmin } from '../support/as-admin.ts';
import { ask, codesOf, type RawAnswer } from '../server/raw-http.ts';
import type { WatchedDatabase } from './faulty-api.ts';

/** One mutation as a client sends it, and sends it again. */
export interface Mutation {
  query: string;
  variables: { input: Record<string, unknown> };
  /** Key of a partner. */
  key?: string;
}

/** What a client knows after one attempt. */
export interface Attempt {
  answer: RawAnswer | null;
  /** The server said that everything that was sent is stored. */
  isAcknowledged: boolean;
  tookMs: number;
}

const RATING = 'rating { id revision } userErrors { code }';

export const submitMutation = (change: Record<string, unknown> = {}): Mutation & { id: string } => {
  const id = crypto.randomUUID();
  const input = {
    id,
    touchpoint: 'portal',
    subject: { service: 'passport' },
    mode: 'WEB',
    language: 'EN',
    instrumentVersion: INSTRUMENT_VERSION,
    answers: [{ item: 'SAT', value: 4 }],
    ...change,
  };
  return {
    id,
    query: `mutation($input: RatingSubmitInput!) { ratingSubmit(input: $input) { ${RATING} } }`,
    variables: { input },
  };
};

export const reviseMutation = (id: string, change: Record<string, unknown>): Mutation => ({
  query: `mutation($input: RatingReviseInput!) { ratingRevise(input: $input) { ${RATING} } }`,
  variables: { input: { rating: { id }, revision: 1, ...change } },
});

export const withdrawMutation = (id: string): Mutation => ({
  query: 'mutation($input: RatingWithdrawInput!) { ratingWithdraw(input: $input) { withdrawn userErrors { code } } }',
  variables: { input: { rating: { id } } },
});

export const importMutation = (key: string, rows: readonly Record<string, unknown>[]): Mutation => ({
  key,
  query: `mutation($input: RatingsImportInput!) { ratingsImport(input: $input) {
    accepted repeated rejected results { userErrors { code } } userErrors { code } } }`,
  variables: { input: { rows, dryRun: false } },
});

/** Sends a mutation once. A connection that breaks is an attempt without an answer. */
export async function attempt(port: number, { query, variables, key }: Mutation): Promise<Attempt> {
  const startedAt = performance.now();
  const headers: Record<string, string> = key ? { authorization: `Bearer ${key}` } : {};
  const answer = await ask(port, { query, variables }, headers).catch(() => null);
  return { answer, isAcknowledged: isAcknowledged(answer), tookMs: performance.now() - startedAt };
}

function isAcknowledged(answer: RawAnswer | null): boolean {
  if (answer?.status !== 200) return false;
  const { data, errors } = JSON.parse(answer.text) as {
    data?: Record<string, { userErrors?: unknown[]; rejected?: number } | null>;
    errors?: unknown[];
  };
  const [payload] = Object.values(data ?? {});
  return !errors && !!payload && payload.userErrors?.length === 0 && !payload.rejected;
}

/** Codes with which it was refused: of the call as a whole, else those of the rows of an import, each once. */
export function refusalsOf(answer: RawAnswer): string[] {
  const codes = codesOf(answer).map(String);
  if (codes.length > 0) return codes;
  const { data } = JSON.parse(answer.text) as { data?: Record<string, { results?: RowAnswer[] } | null> };
  const rows = Object.values(data ?? {}).flatMap((payload) => payload?.results ?? []);
  return [...new Set(rows.flatMap(({ userErrors }) => userErrors.map(({ code }) => code)))];
}

interface RowAnswer {
  userErrors: { code: string }[];
}

/** Sends it until it is acknowledged. @returns attempts it took. @throws when it is not within `attempts` */
export async function sendUntilStored(port: number, mutation: Mutation, attempts = 10): Promise<number> {
  let last: Attempt | null = null;
  for (let number = 1; number <= attempts; number++) {
    last = await attempt(port, mutation);
    if (last.isAcknowledged) return number;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Not stored after ${attempts} attempts: ${last?.answer?.text ?? 'no answer'}`);
}

/** What the database holds of a submission. */
export interface Stored {
  id: string;
  isWithdrawn: boolean;
  ratings: number;
  revision: number | null;
  sat: number | null;
  sourceClass: string | null;
  comments: string[];
  /** Comments that wait for redaction. */
  jobs: number;
}

/** Looks past the line that fails, as superuser. Ids that are not there are not in the answer. */
export async function storedOf(database: WatchedDatabase, ids: readonly string[]): Promise<Map<string, Stored>> {
  const rows: Stored[] = await asAdmin(
    database,
    `select s.id, s.withdrawn_on is not null as "isWithdrawn", count(distinct r.id)::int as ratings,
       max(r.revision) as revision, max(r.sat) as sat, max(cell.source_class) as "sourceClass",
       array_remove(array_agg(c.raw_text order by c.raw_text), null) as comments, count(o.payload)::int as jobs
     from submission s left join rating r on r.id = s.rating_id left join comment c on c.rating_id = r.id
       left join cell on cell.id = r.cell_id left join outbox o on o.payload ->> 'commentId' = c.id::text
     where s.id = any ($1::uuid[]) group by s.id`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
