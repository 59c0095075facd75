import type { Operation } from './operation.ts';

/** What became of one write, as the server told it. */
export type WriteAnswer = { is: 'DONE'; revision: number; receipt: string | null } | { is: 'REFUSED'; code: string };

/**
 * What is known after one attempt. UNKNOWN: it may have been stored or not, so the same is sent again, not before
 * the time the server asked for. `isInternal`: the server said that it stumbled over what was sent. Sent again it may be
 * acknowledged; it is an answer other than promised all the same.
 */
export type Outcome =
  | { is: 'ANSWERED'; writes: WriteAnswer[] }
  | { is: 'UNKNOWN'; reason: string; retryAfterMs?: number; isInternal?: boolean };

interface RatingPayload {
  rating?: { revision: number; receipt: string } | null;
  withdrawn?: boolean | null;
  results?: RatingPayload[];
  userErrors?: { code: string }[];
}

/** Codes after which the same request may be sent again, whatever the status says. */
const RETRIED = new Set(['SERVICE_BUSY', 'RATE_LIMITED']);

/** Reads an answer. Whatever does not clearly say what became of every write leaves it unknown. */
export function outcomeOf(operation: Operation, status: number, body: string): Outcome {
  let answer: { data?: Record<string, RatingPayload | null> | null; errors?: { extensions?: { code?: string } }[] };
  try {
    answer = JSON.parse(body);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return unknown(`${status}, not JSON`);
  }
  const code = answer.errors?.[0]?.extensions?.code;
  if (answer.errors) {
    const isInternal = answer.errors.some(({ extensions }) => extensions?.code === 'INTERNAL');
    if (isInternal) return { is: 'UNKNOWN', reason: `${status} INTERNAL`, isInternal };
    if (status >= 500 || !code || RETRIED.has(code)) return unknown(`${status} ${code ?? 'without a code'}`);
    return answered(operation.writes.map(() => ({ is: 'REFUSED', code })));
  }
  const payload = answer.data?.[operation.mutation];
  if (status !== 200 || !payload) return unknown(`${status} without data`);
  const refusal = payload.userErrors?.[0]?.code;
  if (refusal) return answered(operation.writes.map(() => ({ is: 'REFUSED', code: refusal })));
  const payloads = operation.mutation === 'ratingsImport' ? (payload.results ?? []) : [payload];
  const writes = payloads.map(writeAnswer);
  return writes.length === operation.writes.length && writes.every((write) => write !== null)
    ? answered(writes)
    : unknown(`${status} without a result for every write`);
}

function writeAnswer({ rating, withdrawn, userErrors }: RatingPayload): WriteAnswer | null {
  const code = userErrors?.[0]?.code;
  if (code) return { is: 'REFUSED', code };
  if (rating) return { is: 'DONE', revision: rating.revision, receipt: rating.receipt };
  return withdrawn ? { is: 'DONE', revision: 0, receipt: null } : null;
}

const answered = (writes: WriteAnswer[]): Outcome => ({ is: 'ANSWERED', writes });
const unknown = (reason: string): Outcome => ({ is: 'UNKNOWN', reason });
